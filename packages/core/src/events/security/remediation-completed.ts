import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, json, milliseconds, optional, secret } from '../meanings.ts';

// Parameters of actions may hold credentials, so they are masked.

/** An action against a threat was taken. */
export const securityRemediationCompleted = defineEvent({
  type: 'security.remediation.completed.v1',
  docs: 'An action against a threat was taken.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['action_executed'],
  duration: 'durationMs',
  payload: {
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
