import { always, defineViews, flag, identifier, instant, json, limit, number, range, rows, text } from './contract.ts';

/** What flows: how much, of which type, how late. Contract only; `event-flow.ts` computes it. */
export const eventFlowViews = defineViews('event-flow', 'Event flow', 1, {
  metrics: {
    label: 'Metrics',
    params: { range: range('1h'), limit: limit(50, 1_000) },
    fields: {
      totalEvents: always(number('count', 'Events')),
      uniqueTypes: always(number('count', 'Event types')),
      uniqueSources: always(number('count', 'Producers')),
      uniqueCorrelations: always(number('count', 'Correlations')),
      eventsPerMinute: number('perMinute', 'Events per minute, over the last whole minute'),
      failedEvents: always(number('count', 'Events that report a failure')),
      avgProcessingTime: number('milliseconds', 'Mean of the durations that events state'),
      p95ProcessingTime: number('milliseconds', '95th percentile of the durations that events state'),
      avgLagMs: number('milliseconds', 'Mean time from event to log'),
      p95LagMs: number('milliseconds', '95th percentile of the time from event to log'),
      topicCounts: rows('Event types', 'type', [['count', 'desc']], {
        type: always(identifier('Event type', 'event-type')),
        domain: always(text('Domain')),
        count: always(number('count', 'Events')),
        share: number('percent', 'Share'),
      }),
      others: always(number('count', 'Events of types beyond the limit')),
    },
  },
  chart: {
    label: 'Throughput and lag',
    params: { range: range('1h') },
    fields: {
      bucketMs: always(number('milliseconds', 'Width of a bucket')),
      throughput: rows('Throughput', 'time', [['time', 'asc']], {
        time: always(instant('Bucket start')),
        value: always(number('count', 'Events')),
        /** Events by domain; a domain that is not named had none. */
        byDomain: always(json<Readonly<Record<string, number>>>('Events by domain')),
        partial: always(flag('Partial')),
      }),
      lag: rows('Lag', 'time', [['time', 'asc']], {
        time: always(instant('Bucket start')),
        value: number('seconds', 'Mean time from event to log'),
        p95: number('seconds', '95th percentile'),
      }),
    },
  },
  events: {
    label: 'Newest events',
    params: { limit: limit(100, 1_000) },
    fields: {
      events: rows('Events', 'position', [['timestamp', 'desc']], {
        /** `topic/partition/offset`: ids are only unique within a partition. */
        position: always(identifier('Position', 'position')),
        id: always(identifier('Event', 'event')),
        timestamp: always(instant('Time')),
        type: always(identifier('Type', 'event-type')),
        source: always(identifier('Producer', 'producer')),
        correlationId: identifier('Correlation', 'correlation'),
        durationMs: number('milliseconds', 'Duration'),
      }),
    },
  },
});
