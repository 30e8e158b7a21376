import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, milliseconds, optional, ratio, record, shorthand, text } from '../meanings.ts';

/** A router chose an agent for a user request. */
export const agentRoutingCompleted = defineEvent({
  type: 'omninode.agent.routing.completed.v1',
  docs: 'A router chose an agent for a user request.',
  known: 'observed',
  producers: ['omniclaude router', 'omnidash mock'],
  key: 'correlationId',
  legacy: ['agent-routing-decisions', 'agent.routing.completed.v1', 'onex.evt.omniclaude.routing-decision.v1'],
  duration: 'routingTimeMs',
  payload: {
    selectedAgent: identifier('recommendations.0.agent_name'),
    confidence: optional(
      ratio('confidence_score', 'recommendations.0.confidence.total', 'recommendations.0.confidence'),
    ),
    triggerScore: optional(ratio('trigger_confidence', 'recommendations.0.confidence.trigger_score')),
    contextScore: optional(ratio('context_confidence', 'recommendations.0.confidence.context_score')),
    capabilityScore: optional(ratio('capability_confidence', 'recommendations.0.confidence.capability_score')),
    historicalScore: optional(ratio('historical_confidence', 'recommendations.0.confidence.historical_score')),
    routingTimeMs: optional(milliseconds('routing_duration_ms', 'routing_metadata.routing_time_ms')),
    routingStrategy: optional(identifier('routing_metadata.routing_strategy')),
    reasoning: optional(text('routing_reason', 'reason', 'recommendations.0.reason')),
    alternatives: optional(
      list(
        shorthand(
          'agent',
          record({ agent: identifier('agent_name'), confidence: optional(ratio('score', 'confidence_score')) }),
        ),
      ),
    ),
    userRequest: optional(text('query', 'prompt_preview')),
    previousAgent: optional(identifier('context.previous_agent')),
    cacheHit: optional(flag('routing_metadata.cache_hit')),
    candidatesEvaluated: optional(count('routing_metadata.candidates_evaluated')),
    sessionId: optional(identifier()),
    projectName: optional(identifier()),
    projectPath: optional(text()),
  },
});
