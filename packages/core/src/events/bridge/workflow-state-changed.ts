import { defineEvent } from '../define-event.ts';
import { identifier, json, optional } from '../meanings.ts';

/** A workflow went from one state to another. */
export const bridgeWorkflowStateChanged = defineEvent({
  type: 'omninode.bridge.workflow.state.changed.v1',
  docs: 'A workflow went from one state to another.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  legacy: ['workflow_state_transition', 'fsm_state_transitioned'],
  payload: {
    workflowId: identifier(),
    toState: identifier('new_state'),
    fromState: optional(identifier('previous_state')),
    trigger: optional(identifier()),
    transitionMetadata: optional(json()),
  },
});
