import { defineEvent } from '../define-event.ts';
import { identifier, instant, map, optional, ratio, units } from '../meanings.ts';

/** A confidence was attached to a routing or an answer. */
export const agentConfidenceScored = defineEvent({
  type: 'omninode.agent.confidence.scored.v1',
  docs: 'A confidence was attached to a routing or an answer.',
  known: 'observed',
  producers: ['omniclaude confidence scoring'],
  key: 'correlationId',
  payload: {
    agentName: identifier('agent_id', 'agent'),
    confidence: ratio('confidence_score'),
    routingStrategy: optional(identifier()),
    scoredAt: optional(instant()),
    factors: optional(map(units())),
  },
});
