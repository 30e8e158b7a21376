import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, milliseconds, optional, ratio, text } from '../meanings.ts';

// Its real name is the topic. Documents and recordings of it share no field but the time a routing took.

/** How long a routing took, or how well routings to an agent go. */
export const agentRouterPerformance = defineEvent({
  type: 'router-performance-metrics',
  docs: 'How long a routing took, or how well routings to an agent go.',
  known: 'observed',
  producers: ['omniclaude router'],
  key: 'correlationId',
  duration: 'routingTimeMs',
  payload: {
    routingTimeMs: optional(milliseconds('routing_duration_ms', 'latency_ms')),
    metricType: optional(identifier()),
    agentName: optional(identifier('agent_id', 'agent')),
    successRate: optional(ratio()),
    userRequest: optional(text('query_text')),
    cacheHit: optional(flag()),
    candidatesEvaluated: optional(count()),
    triggerMatchStrategy: optional(identifier()),
  },
});
