import { defineEvent } from '../define-event.ts';
import { choice, identifier, instant, json, optional } from '../meanings.ts';

/** A workflow began. */
export const bridgeWorkflowStarted = defineEvent({
  type: 'omninode.bridge.workflow.started.v1',
  docs: 'A workflow began.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  payload: {
    workflowId: identifier(),
    workflowType: optional(identifier()),
    currentState: optional(choice(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'])),
    namespace: optional(identifier()),
    startedAt: optional(instant()),
    metadata: optional(json()),
  },
});
