import { defineEvent } from '../define-event.ts';
import { count, identifier, milliseconds, optional, ratio, text } from '../meanings.ts';

/** A router was asked to choose an agent for a user request. */
export const agentRoutingRequested = defineEvent({
  type: 'omninode.agent.routing.requested.v1',
  docs: 'A router was asked to choose an agent for a user request.',
  known: 'observed',
  producers: ['omniclaude router', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['agent.routing.requested.v1'],
  payload: {
    userRequest: text('query', 'prompt'),
    previousAgent: optional(identifier('context.previous_agent')),
    domain: optional(identifier('context.domain')),
    routingStrategy: optional(identifier('options.routing_strategy')),
    minConfidence: optional(ratio('options.min_confidence')),
    maxRecommendations: optional(count('options.max_recommendations')),
    timeoutMs: optional(milliseconds('options.timeout_ms')),
  },
});
