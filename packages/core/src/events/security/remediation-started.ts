import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, optional, secret } from '../meanings.ts';

// Parameters of actions may hold credentials, so they are masked.

/** An action against a threat was begun. */
export const securityRemediationStarted = defineEvent({
  type: 'security.remediation.started.v1',
  docs: 'An action against a threat was begun.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'correlationId',
  payload: {
    executionId: optional(identifier()),
    playbookId: optional(identifier()),
    threatId: optional(identifier()),
    action: optional(identifier()),
    target: optional(identifier()),
    status: optional(choice(['pending', 'executing', 'completed', 'failed', 'rolled_back'])),
    parameters: optional(secret()),
    startedAt: optional(instant()),
  },
});
