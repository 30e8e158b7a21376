import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** Two writers changed the state of a workflow. */
export const bridgeStateConflict = defineEvent({
  type: 'omninode.bridge.state.conflict.v1',
  docs: 'Two writers changed the state of a workflow.',
  known: 'inferred',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['state_conflict'],
  payload: {
    workflowId: optional(identifier('workflow_key')),
    version: optional(count()),
  },
});
