import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { choice, identifier, instant, json, milliseconds, optional, secret } from '../meanings.ts';

// Parameters of actions may hold credentials, so they are masked.

/** An action against a threat failed. */
export const securityRemediationFailed = defineEvent({
  type: 'security.remediation.failed.v1',
  docs: 'An action against a threat failed.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['action_failed'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    executionId: optional(identifier()),
    playbookId: optional(identifier()),
    threatId: optional(identifier()),
    action: optional(identifier()),
    target: optional(identifier()),
    status: optional(choice(['pending', 'executing', 'completed', 'failed', 'rolled_back'])),
    parameters: optional(secret()),
    startedAt: optional(instant()),
    completedAt: optional(instant()),
    executedSteps: optional(json()),
    failedSteps: optional(json()),
    rolledBackSteps: optional(json()),
    durationMs: optional(milliseconds('total_time_ms')),
  },
});
