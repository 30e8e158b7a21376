import { defineEvent } from '../define-event.ts';
import { count, identifier, json, milliseconds, optional, text } from '../meanings.ts';

/** A step of a workflow ended. */
export const bridgeWorkflowStepCompleted = defineEvent({
  type: 'omninode.bridge.workflow.step.completed.v1',
  docs: 'A step of a workflow ended.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  legacy: ['workflow_step_completed'],
  duration: 'durationMs',
  payload: {
    workflowId: identifier(),
    stepName: identifier(),
    stepOrder: optional(count()),
    status: optional(identifier()),
    durationMs: optional(milliseconds('execution_time_ms')),
    errorMessage: optional(text()),
    stepData: optional(json()),
  },
});
