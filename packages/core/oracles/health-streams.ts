import { health, hour, minute, noon, type Stream, status, stream } from './stream-kit.ts';

/** Streams about platform-health, with numbers worked out by hand. */
export const healthStreams: readonly Stream[] = [
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
          'services[name=gateway].since': noon - 5 * minute,
          'services[name=gateway].flaps': 1,
          'services[name=gateway].uptime': (100 * (5 * minute + 30_000)) / (10 * minute + 30_000),
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
];
