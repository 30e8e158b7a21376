import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** The state of a workflow was stored. */
export const bridgeStatePersisted = defineEvent({
  type: 'omninode.bridge.state.persisted.v1',
  docs: 'The state of a workflow was stored.',
  known: 'inferred',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['state_persisted'],
  payload: {
    workflowId: optional(identifier('workflow_key')),
    version: optional(count()),
  },
});
