import { defineEvent } from '../define-event.ts';
import { count, identifier, list, milliseconds, optional, text } from '../meanings.ts';

/** A workflow over several nodes is done. */
export const bridgeOrchestrationCompleted = defineEvent({
  type: 'omninode.bridge.orchestration.completed.v1',
  docs: 'A workflow over several nodes is done.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  duration: 'durationMs',
  payload: {
    workflowId: identifier('orchestration_id'),
    workflowType: optional(identifier()),
    stepsExecuted: optional(count('workflow_steps_executed')),
    durationMs: optional(milliseconds('processing_time_ms')),
    participants: optional(list(identifier())),
    resultSummary: optional(text()),
  },
});
