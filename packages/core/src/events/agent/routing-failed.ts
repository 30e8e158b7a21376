import { defineEvent } from '../define-event.ts';
import { identifier, json, milliseconds, optional, ratio, text } from '../meanings.ts';

/** A router could not choose an agent. */
export const agentRoutingFailed = defineEvent({
  type: 'omninode.agent.routing.failed.v1',
  docs: 'A router could not choose an agent.',
  known: 'observed',
  producers: ['omniclaude router'],
  key: 'correlationId',
  legacy: ['agent.routing.failed.v1'],
  payload: {
    errorCode: identifier(),
    errorMessage: text('error', 'message'),
    fallbackAgent: optional(identifier('fallback_recommendation.agent_name')),
    fallbackConfidence: optional(ratio('fallback_recommendation.confidence')),
    fallbackReason: optional(text('fallback_recommendation.reason')),
    retryAfterMs: optional(milliseconds()),
    errorDetails: optional(json()),
  },
});
