import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { choice, identifier, instant, milliseconds, optional } from '../meanings.ts';

/** A workflow failed. */
export const bridgeWorkflowFailed = defineEvent({
  type: 'omninode.bridge.workflow.failed.v1',
  docs: 'A workflow failed.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    workflowId: identifier(),
    workflowType: optional(identifier()),
    currentState: optional(choice(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'])),
    namespace: optional(identifier()),
    startedAt: optional(instant()),
    failedStep: optional(identifier()),
    durationMs: optional(milliseconds('execution_time_ms')),
  },
});
