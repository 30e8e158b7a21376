import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, milliseconds, optional } from '../meanings.ts';

/** A workflow over several nodes failed. */
export const bridgeOrchestrationFailed = defineEvent({
  type: 'omninode.bridge.orchestration.failed.v1',
  docs: 'A workflow over several nodes failed.',
  known: 'analog',
  producers: ['omninode_bridge workflows'],
  key: 'workflowId',
  legacy: ['stamp_workflow_failed'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    workflowId: identifier('orchestration_id'),
    workflowType: optional(identifier()),
    failedStep: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
