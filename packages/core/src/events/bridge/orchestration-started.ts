import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** A workflow over several nodes began. */
export const bridgeOrchestrationStarted = defineEvent({
  type: 'omninode.bridge.orchestration.started.v1',
  docs: 'A workflow over several nodes began.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  legacy: ['WORKFLOW_STARTED'],
  payload: {
    workflowId: identifier('orchestration_id'),
    workflowType: optional(identifier()),
    namespace: optional(identifier()),
    nodeId: optional(identifier()),
    status: optional(identifier()),
    stepsTotal: optional(count('node_count')),
  },
});
