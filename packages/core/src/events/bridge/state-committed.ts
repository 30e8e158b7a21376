import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** The state of a workflow became final. */
export const bridgeStateCommitted = defineEvent({
  type: 'omninode.bridge.state.committed.v1',
  docs: 'The state of a workflow became final.',
  known: 'inferred',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['state_committed'],
  payload: {
    workflowId: optional(identifier('workflow_key')),
    version: optional(count()),
  },
});
