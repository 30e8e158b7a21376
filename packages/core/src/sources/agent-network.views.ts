import {
  always,
  choice,
  defineViews,
  identifier,
  instant,
  json,
  limit,
  number,
  range,
  rows,
  text,
} from './contract.ts';

/** Who hands over to whom, how often and how surely. Contract only; `agent-network.ts` computes it. */
export const agentNetworkViews = defineViews('agent-network', 'Agent network', 1, {
  summary: {
    label: 'Summary',
    params: { range: range('24h') },
    fields: {
      agents: always(number('count', 'Agents known')),
      activeAgents: always(number('count', 'Agents with a run or decision in the range')),
      handovers: always(number('count', 'Hand-overs')),
      decisions: always(number('count', 'Routing decisions')),
      routingFailures: always(number('count', 'Routing failures')),
      avgConfidence: number('ratio', 'Mean confidence of decisions'),
      avgRoutingTimeMs: number('milliseconds', 'Mean routing time'),
    },
  },
  agents: {
    label: 'Agents',
    params: { range: range('24h'), limit: limit(500, 10_000) },
    fields: {
      agents: rows(
        'Agents',
        'id',
        [
          ['handovers', 'desc'],
          ['runs', 'desc'],
        ],
        {
          id: always(identifier('Agent', 'agent')),
          name: always(text('Name')),
          type: text('Node type'),
          category: text('Category'),
          description: text('Description'),
          status: choice(['running', 'idle', 'removed'], 'Status'),
          capabilities: json<readonly string[]>('Capabilities'),
          connections: always(number('count', 'Agents it hands over to or takes over from')),
          handovers: always(number('count', 'Hand-overs, in and out')),
          decisions: always(number('count', 'Times selected by a router')),
          runs: always(number('count', 'Runs ended')),
          failedRuns: always(number('count', 'Runs failed')),
          successRate: number('percent', 'Success rate'),
          avgDurationMs: number('milliseconds', 'Mean duration of a run'),
          lastSeen: instant('Last event'),
        },
      ),
      others: always(number('count', 'Agents beyond the limit')),
    },
  },
  routes: {
    label: 'Hand-overs',
    params: { range: range('24h'), limit: limit(2_000, 10_000) },
    fields: {
      routes: rows('Hand-overs', 'id', [['handovers', 'desc']], {
        id: always(identifier('Hand-over', 'route')),
        from: always(identifier('From', 'agent')),
        to: always(identifier('To', 'agent')),
        handovers: always(number('count', 'Hand-overs')),
        failed: always(number('count', 'Hand-overs that failed')),
        confidence: number('ratio', 'Mean confidence'),
        avgDurationMs: number('milliseconds', 'Mean time to hand over'),
      }),
      others: always(number('count', 'Hand-overs on routes beyond the limit')),
    },
  },
  routingDecisions: {
    label: 'Routing decisions',
    params: { limit: limit(50, 1_000) },
    fields: {
      decisions: rows('Routing decisions', 'id', [['timestamp', 'desc']], {
        id: always(identifier('Decision', 'event')),
        correlationId: identifier('Correlation', 'correlation'),
        query: text('Request'),
        fromAgent: identifier('Previous agent', 'agent'),
        selectedAgent: always(identifier('Selected agent', 'agent')),
        confidence: number('ratio', 'Confidence'),
        timestamp: always(instant('Decided at')),
        reasoning: text('Reasoning'),
        routingStrategy: text('Strategy'),
        routingTimeMs: number('milliseconds', 'Routing time'),
        alternatives: json<readonly { readonly agent: string; readonly confidence: number | null }[]>('Alternatives'),
      }),
    },
  },
});
