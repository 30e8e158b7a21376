import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, optional } from '../meanings.ts';

/** A reducer stopped to try again. */
export const bridgeReducerGaveUp = defineEvent({
  type: 'omninode.bridge.reducer.gave-up.v1',
  docs: 'A reducer stopped to try again.',
  known: 'inferred',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['reducer_gave_up'],
  payload: {
    ...failureFields,
    workflowId: optional(identifier('workflow_key')),
  },
});
