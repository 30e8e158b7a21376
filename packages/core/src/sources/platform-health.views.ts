import {
  always,
  choice,
  defineViews,
  identifier,
  instant,
  json,
  number,
  range,
  record,
  rows,
  severities,
  text,
  url,
} from './contract.ts';

/** One change of state of a service: from when, until when (null: still), and how bad. */
export type StateSpan = readonly [from: number, to: number | null, status: (typeof severities)[number]];

const dependency = {
  name: always(identifier('Name', 'service')),
  status: always(choice(severities, 'Status')),
  uptime: number('percent', 'Share of observed time in which it was healthy'),
  latency_ms: number('milliseconds', 'Last reported response time'),
  lastReported: instant('Last report'),
} as const;

/** Is the platform up, what is wrong, since when. Contract only; `platform-health.ts` computes it. */
export const platformHealthViews = defineViews('platform-health', 'Platform health', 1, {
  health: {
    label: 'Health',
    params: { range: range('24h') },
    fields: {
      status: always(choice(severities, 'Overall status: the worst of all parts')),
      uptime: number('percent', 'Mean uptime of the services that reported'),
      servicesUp: always(number('count', 'Services up')),
      servicesTotal: always(number('count', 'Services known')),
      neverReported: always(number('count', 'Services that never reported their health')),
      activeAlerts: always(number('count', 'Active alerts')),
      avgLatencyMs: number('milliseconds', 'Mean reported latency'),
      p95LatencyMs: number('milliseconds', '95th percentile of reported latency'),
      database: record('Database: the worst one', {
        ...dependency,
        poolActive: number('count', 'Connections in use'),
        poolMax: number('count', 'Connections at most'),
        poolUtilization: number('percent', 'Pool utilization'),
        lastLostAt: instant('Connection lost at'),
        lastRestoredAt: instant('Connection restored at'),
        downtimeMs: number('milliseconds', 'Time without connection in the range'),
        databases: always(number('count', 'Databases known')),
      }),
      kafka: record('Kafka, as reported by topic activity', {
        ...dependency,
        topics: always(number('count', 'Topics reported')),
        lag: number('count', 'Consumer lag, messages'),
        messagesPerSecond: number('perSecond', 'Messages per second'),
        errors: number('count', 'Errors in the latest reports'),
      }),
      services: rows('Services', 'name', [['rank', 'asc']], {
        name: always(identifier('Service', 'service')),
        rank: always(number('count', 'Worst first: critical 0, warn 1, ok 2, unknown 3')),
        status: always(choice(severities, 'Status')),
        health: text('Status in the words of the producer'),
        since: instant('In this status since'),
        latency: number('milliseconds', 'Mean reported latency in the range'),
        latency_ms: number('milliseconds', 'Last reported latency'),
        uptime: number('percent', 'Share of observed time in which it was healthy'),
        observedMs: always(number('milliseconds', 'Observed time in the range')),
        unknownMs: always(number('milliseconds', 'Unknown time in the range')),
        flaps: always(number('count', 'Changes of status in the range')),
        lastHealthCheck: instant('Last report'),
        message: text('Last message'),
      }),
    },
  },
  timelines: {
    label: 'State traces',
    params: { range: range('24h') },
    fields: {
      services: rows('Services', 'name', [], {
        name: always(identifier('Service', 'service')),
        /** Oldest first; the first may begin before the range. At most 200. */
        spans: always(json<readonly StateSpan[]>('Spans')),
        since: instant('Observed since'),
        /** Latency now and then: `[bucket start, mean ms]`, null where nothing was reported. */
        latency: always(json<readonly (readonly [number, number | null])[]>('Mean latency over time')),
      }),
    },
  },
  services: {
    label: 'Service registry',
    params: {},
    fields: {
      services: rows('Services', 'id', [['name', 'asc']], {
        id: always(identifier('Instance', 'service-instance')),
        name: always(identifier('Service', 'service')),
        status: always(choice(['registered', 'deregistered'], 'Registration')),
        health: always(choice(severities, 'Health')),
        serviceUrl: url('URL'),
        serviceType: text('Type'),
        version: text('Version'),
        registeredAt: instant('Registered'),
        deregisteredAt: instant('Deregistered'),
        lastHealthCheck: instant('Last health report'),
      }),
    },
  },
  alerts: {
    label: 'Alerts',
    params: {},
    fields: {
      alerts: rows(
        'Active alerts',
        'id',
        [
          ['level', 'asc'],
          ['since', 'desc'],
        ],
        {
          id: always(identifier('Alert', 'alert')),
          level: always(choice(['critical', 'warning'], 'Level')),
          rule: always(
            choice(
              [
                'service-critical',
                'service-degraded',
                'database-lost',
                'database-degraded',
                'error-rate',
                'mean-response',
                'routing-success',
              ],
              'Rule',
            ),
          ),
          subject: identifier('Subject', 'service'),
          since: instant('Since'),
          value: number('units', 'Value'),
          threshold: number('units', 'Threshold'),
          message: text('Last message'),
        },
      ),
      /** A rule without data is `unknown`, never silently fine. */
      rules: rows('Rules over rates', 'rule', [], {
        rule: always(choice(['error-rate', 'mean-response', 'routing-success'], 'Rule')),
        state: always(choice(['firing', 'ok', 'unknown'], 'State')),
        value: number('units', 'Value'),
        warnAt: number('units', 'Warns at'),
        criticalAt: number('units', 'Critical at'),
        windowMs: always(number('milliseconds', 'Window')),
        samples: always(number('count', 'Samples in the window')),
      }),
    },
  },
});
