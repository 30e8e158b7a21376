/** Small streams made by hand, with the numbers that docs/reference/views.md gives for them when worked out on paper. */
import { healthStreams } from './health-streams.ts';
import { eventRecord } from './make-records.ts';
import { hour, minute, noon, run, type Stream, stream } from './stream-kit.ts';

export const streams: readonly Stream[] = [
  {
    title: 'nothing was ever read',
    records: [],
    asOf: noon,
    expect: [
      { view: 'event-flow.metrics', values: { totalEvents: 0, eventsPerMinute: 0, avgLagMs: null, topicCounts: [] } },
      {
        view: 'platform-health.health',
        values: { status: 'unknown', uptime: null, servicesTotal: 0, database: null, kafka: null },
      },
      {
        view: 'intelligence-savings.metrics',
        values: { dataAvailable: false, totalSavings: null, avgTokensPerRun: null },
      },
      { view: 'agent-network.summary', values: { agents: 0, avgConfidence: null } },
    ],
  },
  {
    title: 'one event',
    records: stream([
      noon - 2000,
      'omninode.agent.routing.failed.v1',
      { error_code: 'X', error_message: 'm' },
      { correlation_id: 'c' },
    ]),
    asOf: noon,
    expect: [
      {
        view: 'event-flow.metrics',
        values: {
          totalEvents: 1,
          uniqueTypes: 1,
          failedEvents: 1,
          uniqueCorrelations: 1,
          avgLagMs: 2000,
          others: 0,
          eventsPerMinute: 0,
        },
      },
      { view: 'agent-network.summary', values: { routingFailures: 1, decisions: 0, agents: 0 } },
    ],
  },
  {
    title: 'one run with intelligence and one baseline run',
    records: stream(
      [
        noon - 3 * hour,
        ...run('a', { tokens_used: 500, compute_units: 1, duration_ms: 30_000, cost: 0.05, with_intelligence: true }),
      ],
      [
        noon - 2 * hour,
        ...run('a', { tokens_used: 1000, compute_units: 2, duration_ms: 60_000, cost: 0.1, with_intelligence: false }),
      ],
    ),
    asOf: noon,
    expect: [
      {
        view: 'intelligence-savings.metrics',
        params: { range: '7d', minBaseline: 1 },
        values: {
          dataAvailable: true,
          totalSavings: 0.05,
          dailySavings: 0.05 / 7,
          weeklySavings: 0.05,
          avgTokensPerRun: 750,
          avgComputePerRun: 1.5,
          efficiencyGain: 50,
          timeSaved: 30 / 3600,
          costPerToken: 0.0001,
          savedOverDays: 0.05,
          savedPerRun: 0.05,
        },
      },
      {
        view: 'intelligence-savings.agentComparisons',
        params: { range: '7d', minBaseline: 1 },
        values: {
          'agents[agentId=a].saved': 0.05,
          'agents[agentId=a].savings': { tokens: 500, compute: 1, time: 30, cost: 0.05, percentage: 50 },
          'agents[agentId=a].withIntelligence': {
            avgTokens: 500,
            avgCompute: 1,
            avgTime: 30,
            successRate: 100,
            cost: 0.05,
          },
        },
      },
    ],
  },
  {
    title: 'runs without any baseline',
    records: stream(
      [noon - hour, ...run('a', { tokens_used: 500, cost: 0.05, with_intelligence: true, provider: 'p' })],
      [noon - hour, ...run('b', { tokens_used: 700 })],
    ),
    asOf: noon,
    expect: [
      {
        view: 'intelligence-savings.metrics',
        params: { range: '7d', minBaseline: 1 },
        values: {
          dataAvailable: false,
          intelligenceRuns: 1,
          baselineRuns: 0,
          unstatedRuns: 1,
          totalSavings: null,
          savedOverDays: null,
          avgTokensPerRun: 500,
        },
      },
      {
        view: 'intelligence-savings.timeSeries',
        params: { range: '7d' },
        values: {
          period: 'day',
          'points[date=2026-03-10].withIntelligence.cost': 0.05,
          'points[date=2026-03-10].savings.cost': null,
        },
      },
      {
        view: 'intelligence-savings.agentComparisons',
        params: { range: '7d' },
        values: { 'agents[agentId=a].savings': null, 'agents.length': 1 },
      },
    ],
  },
  {
    title: 'runs that state nothing but their kind',
    records: stream(
      [noon - hour, ...run('a', { with_intelligence: true })],
      [noon - hour, ...run('a', { with_intelligence: false })],
    ),
    asOf: noon,
    expect: [
      {
        view: 'intelligence-savings.metrics',
        params: { range: '7d', minBaseline: 1 },
        values: {
          dataAvailable: true,
          totalSavings: null,
          savedOverDays: null,
          savedPerRun: null,
          costPerToken: null,
          efficiencyGain: null,
          timeSaved: null,
        },
      },
    ],
  },
  {
    title: 'a decision whose request came before, after, from another tenant, or never',
    records: stream(
      [noon - 9000, 'omninode.agent.routing.requested.v1', { user_request: 'first' }, { correlation_id: 'c1' }],
      [noon - 8000, 'omninode.agent.routing.completed.v1', { selected_agent: 'a1' }, { correlation_id: 'c1' }],
      [noon - 7000, 'omninode.agent.routing.requested.v1', { user_request: 'second' }, { correlation_id: 'c1' }],
      [
        noon - 6000,
        'omninode.agent.routing.requested.v1',
        { query: 'other' },
        { correlation_id: 'c2', tenant_id: 'other' },
      ],
      [noon - 5000, 'omninode.agent.routing.completed.v1', { selected_agent: 'a2' }, { correlation_id: 'c2' }],
      [
        noon - 4000,
        'omninode.agent.routing.completed.v1',
        { selected_agent: 'a3', user_request: 'own' },
        { correlation_id: 'c1' },
      ],
      [noon - 4000, 'omninode.agent.routing.completed.v1', { selected_agent: 'a4' }],
    ),
    asOf: noon,
    expect: [
      {
        view: 'agent-network.routingDecisions',
        params: { limit: 3 },
        values: {
          'decisions.length': 3,
          'decisions[selectedAgent=a2].query': null,
          'decisions[selectedAgent=a3].query': 'own',
          'decisions[selectedAgent=a4].query': null,
        },
      },
      { view: 'agent-network.routingDecisions', values: { 'decisions[selectedAgent=a1].query': 'second' } },
    ],
  },
  {
    title: 'repeats, and the same id where it is no repeat',
    records: [
      eventRecord({ time: noon - minute, offset: 0 }, ...run('a', {}), { event_id: 'same' }),
      eventRecord({ time: noon - minute, offset: 7 }, ...run('a', {}), { event_id: 'same' }),
      eventRecord({ time: noon - minute, offset: 8 }, ...run('a', {}), { event_id: 'same', tenant_id: 'other' }),
      eventRecord({ time: noon - minute, offset: 9 }, ...run('a', {}), { event_id: 'same', source: 'other' }),
      eventRecord({ time: noon - minute, offset: 0, partition: 1 }, ...run('a', {}), { event_id: 'same' }),
      // Counted from the newest such record: 100,000 after the repeat at 7 is still a repeat, and 100,001 after that is not.
      eventRecord({ time: noon - minute, offset: 100_007 }, ...run('a', {}), { event_id: 'same' }),
      eventRecord({ time: noon - minute, offset: 200_008 }, ...run('a', {}), { event_id: 'same' }),
    ],
    asOf: noon,
    expect: [{ view: 'event-flow.metrics', values: { totalEvents: 5, uniqueTypes: 1 } }],
  },
  {
    title: 'times that cannot be true',
    records: [
      eventRecord({ time: noon, offset: 0, logTime: noon - 300_000 }, ...run('edge', {})),
      eventRecord({ time: noon, offset: 1, logTime: noon - 300_001 }, ...run('future', {})),
      eventRecord({ time: noon, offset: 2, logTime: noon - 10_000 }, ...run('missing', {}), { timestamp: undefined }),
      eventRecord({ time: noon, offset: 3, logTime: noon - 10_000 }, ...run('unreadable', {}), {
        timestamp: 'yesterday',
      }),
      eventRecord({ time: noon, offset: 4, logTime: noon }, ...run('cut', {}), {
        timestamp: '2026-03-10T10:59:30.1234569+01:00',
      }),
    ],
    asOf: noon,
    expect: [
      {
        view: 'agent-network.agents',
        params: { range: '1h' },
        values: {
          'agents[id=edge].lastSeen': noon,
          'agents[id=future].lastSeen': noon - 300_001,
          'agents[id=missing].lastSeen': noon - 10_000,
          'agents[id=unreadable].lastSeen': noon - 10_000,
          'agents[id=cut].lastSeen': noon - 60_000 + 123.456,
        },
      },
      { view: 'event-flow.metrics', params: { range: '10m' }, values: { avgLagMs: (0 + 60_000 - 123.456) / 2 } },
    ],
  },
  {
    title: 'agents running, idle and removed',
    records: stream(
      [noon - 2 * hour, 'omninode.agent.execution.started.v1', { agent_name: 'stale', user_request: 'x' }],
      [noon - 10 * minute, 'omninode.agent.execution.started.v1', { agent_name: 'busy', user_request: 'x' }],
      [noon - 10 * minute, 'omninode.agent.execution.started.v1', { agent_name: 'done', user_request: 'x' }],
      [noon - 10 * minute, ...run('done', { duration_ms: 5 })],
      [
        noon - 9 * minute,
        'onex.node.announce.v1',
        {
          node_id: 'node',
          node_type: 'effect',
          capabilities: { b: true, a: 1, c: false },
          metadata: { name: 'The node' },
        },
      ],
      [noon - 8 * minute, 'omninode.node.service.deregistered.v1', { node_id: 'node', reason: 'x' }],
      [noon - 7 * minute, 'omninode.agent.transformation.completed.v1', { source_agent: 'busy', target_agent: 'busy' }],
      [
        noon - 7 * minute,
        'omninode.agent.transformation.completed.v1',
        { source_agent: 'busy', target_agent: 'done', success: false },
      ],
    ),
    asOf: noon,
    expect: [
      {
        view: 'agent-network.agents',
        params: { range: '1h' },
        values: {
          'agents[id=stale].status': 'idle',
          'agents[id=busy].status': 'running',
          'agents[id=busy].handovers': 1,
          'agents[id=busy].connections': 0,
          'agents[id=done].status': 'idle',
          'agents[id=done].successRate': 100,
          'agents[id=node].status': 'removed',
          'agents[id=node].name': 'The node',
          'agents[id=node].capabilities': ['a', 'b'],
        },
      },
      { view: 'agent-network.summary', params: { range: '1h' }, values: { agents: 3, activeAgents: 2, handovers: 1 } },
      {
        view: 'agent-network.routes',
        params: { range: '1h' },
        values: { 'routes[id=busy → done].failed': 1, 'routes[id=busy → done].handovers': 0, 'routes.length': 2 },
      },
    ],
  },
  ...healthStreams,
];
