import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, json, milliseconds, optional } from '../meanings.ts';

/** A workflow is done. */
export const bridgeWorkflowCompleted = defineEvent({
  type: 'omninode.bridge.workflow.completed.v1',
  docs: 'A workflow is done.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  duration: 'durationMs',
  payload: {
    workflowId: identifier(),
    workflowType: optional(identifier()),
    currentState: optional(choice(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'])),
    namespace: optional(identifier()),
    startedAt: optional(instant()),
    completedAt: optional(instant()),
    durationMs: optional(milliseconds('execution_time_ms')),
    result: optional(json()),
    metadata: optional(json()),
  },
});
