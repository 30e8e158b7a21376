import { defineEvent } from '../define-event.ts';
import { identifier, instant, milliseconds, optional, ratio, text } from '../meanings.ts';

/** A hand-over between agents failed. */
export const agentTransformationFailed = defineEvent({
  type: 'omninode.agent.transformation.failed.v1',
  docs: 'A hand-over between agents failed.',
  known: 'observed',
  producers: ['omniclaude transformations'],
  key: 'correlationId',
  duration: 'transformationDurationMs',
  payload: {
    sourceAgent: identifier(),
    targetAgent: identifier(),
    transformationReason: optional(text('reason')),
    userRequest: optional(text()),
    routingConfidence: optional(ratio()),
    routingStrategy: optional(identifier()),
    transformationDurationMs: optional(milliseconds('duration_ms')),
    initializationDurationMs: optional(milliseconds()),
    totalExecutionDurationMs: optional(milliseconds()),
    qualityScore: optional(ratio()),
    errorMessage: optional(text('error')),
    errorType: optional(identifier()),
    sessionId: optional(identifier()),
    startedAt: optional(instant()),
  },
});
