import { defineEvent } from '../define-event.ts';
import { bytes, flag, identifier, instant, milliseconds, optional, ratio, text } from '../meanings.ts';

/** An agent handed over to another one. */
export const agentTransformationCompleted = defineEvent({
  type: 'omninode.agent.transformation.completed.v1',
  docs: 'An agent handed over to another one.',
  known: 'observed',
  producers: ['omniclaude transformations'],
  key: 'correlationId',
  legacy: ['agent-transformation-events'],
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
    success: optional(flag()),
    errorMessage: optional(text()),
    errorType: optional(identifier()),
    sessionId: optional(identifier()),
    startedAt: optional(instant()),
    contextSizeBytes: optional(bytes()),
  },
});
