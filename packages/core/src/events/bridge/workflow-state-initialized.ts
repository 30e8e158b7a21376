import { defineEvent } from '../define-event.ts';
import { identifier, optional } from '../meanings.ts';

/** A workflow was given its first state. */
export const bridgeWorkflowStateInitialized = defineEvent({
  type: 'omninode.bridge.workflow.state.initialized.v1',
  docs: 'A workflow was given its first state.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  legacy: ['fsm_state_initialized'],
  payload: {
    workflowId: identifier(),
    initialState: identifier(),
    namespace: optional(identifier()),
  },
});
