import { identifier, instant, milliseconds, optional, ratio, text } from '../meanings.ts';

/** What the end of a hand-over between agents states, however it ended. */
export const handOverFields = {
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
  errorType: optional(identifier()),
  sessionId: optional(identifier()),
  startedAt: optional(instant()),
};
