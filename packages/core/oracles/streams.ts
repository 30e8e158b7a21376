/** Small streams made by hand, with the numbers that docs/reference/views.md gives for them when worked out on paper. */
import { eventRecord } from './make-records.ts';
import type { LogRecord } from './records.ts';

export interface Expectation {
  readonly view: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Values by path; `services[name=gateway].uptime` names a row by a field. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Stream {
  readonly title: string;
  readonly records: readonly LogRecord[];
  readonly asOf: number;
  readonly expect: readonly Expectation[];
}

/** 10:00:30 UTC; a range of minutes ends at 10:01. */
export const noon = Date.UTC(2026, 2, 10, 10, 0, 30);
const minute = 60_000;
const hour = 60 * minute;

/** Numbers the records, oldest first. */
function stream(
  ...events: readonly (readonly [
    time: number,
    type: string,
    payload: Record<string, unknown>,
    envelope?: Record<string, unknown>,
  ])[]
): LogRecord[] {
  return events.map(([time, type, payload, envelope], offset) =>
    eventRecord({ time, offset, logTime: noon }, type, payload, envelope),
  );
}

const health = (service: string, status: string, more: Record<string, unknown> = {}) =>
  ['omninode.service.health.changed.v1', { service_name: service, status, ...more }] as const;
const run = (agent: string, more: Record<string, unknown>) =>
  ['omninode.agent.execution.completed.v1', { agent_name: agent, ...more }] as const;
const status = (database: string, word: string, more: Record<string, unknown> = {}) =>
  ['omninode.database.connection.status.v1', { database_name: database, status: word, ...more }] as const;

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
    title: 'reports at exactly the same time',
    records: stream(
      [noon - 10 * minute, ...health('gateway', 'critical')],
      [noon - 10 * minute, ...health('gateway', 'healthy')],
      [noon - 5 * minute, ...health('gateway', 'ok')],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          'services[name=gateway].status': 'ok',
          'services[name=gateway].since': noon - 10 * minute,
          'services[name=gateway].flaps': 1,
          'services[name=gateway].uptime': 100,
          'services[name=gateway].observedMs': 10 * minute + 30_000,
        },
      },
    ],
  },
  {
    title: 'services of which nobody knows how they are',
    records: stream(
      [noon - hour, 'omninode.service.registered.v1', { service_name: 'silent', instance_id: 'i' }],
      [noon - hour, ...health('odd', 'sideways')],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          status: 'unknown',
          uptime: null,
          servicesTotal: 2,
          servicesUp: 0,
          neverReported: 1,
          activeAlerts: 0,
          'services[name=odd].health': 'sideways',
          'services[name=odd].observedMs': 0,
          'services[name=odd].unknownMs': hour,
        },
      },
    ],
  },
  {
    title: 'a service that left, and one that came back',
    records: stream(
      [
        noon - 3 * hour,
        'omninode.service.registered.v1',
        { service_name: 'gone', instance_id: 'i1', health_status: 'healthy' },
      ],
      [noon - 2 * hour, 'omninode.service.deregistered.v1', { service_name: 'gone', instance_id: 'i1' }],
      [noon - 3 * hour, 'omninode.service.registered.v1', { service_name: 'back', instance_id: 'i1' }],
      [noon - 2 * hour, 'omninode.service.deregistered.v1', { service_name: 'back', instance_id: 'i1' }],
      [noon - hour, ...health('back', 'degraded', { latency_ms: 12.5, message: 'slow' })],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '24h' },
        values: {
          servicesTotal: 1,
          'services[name=back].status': 'warn',
          'services[name=back].latency_ms': 12.5,
          status: 'warn',
          activeAlerts: 1,
        },
      },
      {
        view: 'platform-health.services',
        values: {
          'services.length': 2,
          'services[id=gone/i1].status': 'deregistered',
          'services[id=gone/i1].health': 'ok',
        },
      },
      {
        view: 'platform-health.alerts',
        values: {
          'alerts[id=service-degraded:back].message': 'slow',
          'alerts[id=service-degraded:back].since': noon - hour,
          'rules[rule=error-rate].state': 'unknown',
        },
      },
    ],
  },
  {
    title: 'a database that was lost and never restored',
    records: stream(
      [noon - 40 * minute, ...status('orders', 'healthy', { response_time_ms: 4 })],
      [
        noon - 30 * minute,
        'omninode.database.connection.lost.v1',
        { database_name: 'orders', lost_at: new Date(noon - 30 * minute).toISOString(), reason: 'reset' },
      ],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          status: 'critical',
          'database.status': 'critical',
          'database.downtimeMs': 30 * minute + 30_000,
          'database.uptime': (100 * 10 * minute) / (40 * minute + 30_000),
          'database.latency_ms': 4,
          'database.lastLostAt': noon - 30 * minute,
          'database.lastRestoredAt': null,
        },
      },
      { view: 'platform-health.alerts', values: { 'alerts[id=database-lost:orders].since': noon - 30 * minute } },
    ],
  },
  {
    title: 'a database and a Kafka that fell silent',
    records: stream(
      [noon - 50 * minute, ...status('orders', 'healthy')],
      [
        noon - 50 * minute,
        'omninode.kafka.topic.activity.v1',
        { topic: 't', messages_count: 1, messages_per_second: 2, consumer_lag: 3, errors: 1 },
      ],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          status: 'unknown',
          'database.status': 'unknown',
          'database.uptime': 100,
          'kafka.status': 'unknown',
          'kafka.topics': 0,
          'kafka.lag': null,
          'kafka.uptime': 0,
          'kafka.lastReported': noon - 50 * minute,
        },
      },
    ],
  },
  {
    title: 'silence of exactly 15 minutes at the end of the range, and of a µs less',
    records: stream(
      [noon + 30_000 - 15 * minute, ...status('late', 'healthy')],
      [noon + 30_000 - 15 * minute + 0.001, ...status('punctual', 'degraded')],
      [noon + 30_000 - 15 * minute, 'omninode.kafka.topic.activity.v1', { topic: 'a', consumer_lag: 1 }],
      [noon + 30_000 - 15 * minute + 0.001, 'omninode.kafka.topic.activity.v1', { topic: 'b', consumer_lag: 2 }],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          'database.name': 'punctual',
          'database.status': 'warn',
          'database.databases': 2,
          status: 'warn',
          'kafka.status': 'ok',
          'kafka.topics': 1,
          'kafka.lag': 2,
        },
      },
    ],
  },
  {
    title: 'one service name in two tenants',
    records: stream(
      [noon - 50 * minute, ...health('gateway', 'healthy')],
      [noon - 40 * minute, ...health('gateway', 'critical'), { tenant_id: 'other' }],
      [noon - 30 * minute, ...health('gateway', 'ok')],
      [noon - 20 * minute, ...health('gateway', 'healthy'), { tenant_id: 'other' }],
    ),
    asOf: noon,
    expect: [
      {
        view: 'platform-health.health',
        params: { range: '1h' },
        values: {
          servicesTotal: 1,
          'services[name=gateway].status': 'ok',
          'services[name=gateway].since': noon - 20 * minute,
          'services[name=gateway].observedMs': 50 * minute + 30_000,
          'services[name=gateway].uptime': (100 * (30 * minute + 30_000)) / (50 * minute + 30_000),
          'services[name=gateway].flaps': 1,
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
];

/** Value at a path of {@link Expectation}. */
export function valueAt(data: unknown, path: string): unknown {
  let at = data;
  for (const part of path.split(/\.(?![^[]*\])/)) {
    const [, name = part, field, value] = part.match(/^([^[]+)\[(\w+)=(.*)\]$/) ?? [];
    at = (at as Record<string, unknown> | null)?.[name];
    if (field !== undefined)
      at = (at as Record<string, unknown>[] | undefined)?.find((row) => String(row[field]) === value);
  }
  return at;
}
