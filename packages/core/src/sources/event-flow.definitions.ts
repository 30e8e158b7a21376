import type { Definitions } from './engine/source-api.ts';
import type { eventFlowViews } from './event-flow.views.ts';

type Views = (typeof eventFlowViews)['views'];
type FlowDefinitions = { readonly [K in keyof Views]: Definitions<Views[K]['fields']> };

const duration =
  'the field that its definition names, of an unknown type the first of duration_ms, processing_time_ms, …';
const lag = 'max(0, log time − event time), over events whose time is their producer’s';

/** What each number of event-flow is, for `describe`; exact in docs/reference/views.md. */
export const eventFlowDefinitions: FlowDefinitions = {
  metrics: {
    totalEvents: 'Events in the range, known or not, repeats not counted.',
    uniqueTypes: {
      is: 'Different event types in the range.',
      formula: 'exact up to 2,000 types, then estimated from the types kept',
    },
    uniqueSources: {
      is: 'Different producers in the range.',
      formula: 'exact up to 1,000, then HyperLogLog (± 1.6 %)',
    },
    uniqueCorrelations: {
      is: 'Different correlation ids in the range.',
      formula: 'exact up to 1,000, then HyperLogLog (± 1.6 %)',
    },
    eventsPerMinute: {
      is: 'Events of the last whole minute (or step, when that is longer), per minute.',
      formula: 'events in [to − step − max(1 min, step), to − step) / minutes',
    },
    failedEvents: 'Events in the range whose type ends in failed or lost.',
    avgProcessingTime: { is: 'Mean of the durations that events in the range state.', formula: `mean of ${duration}` },
    p95ProcessingTime: {
      is: '95th percentile of the durations that events in the range state.',
      formula: 'DDSketch, within 1 %',
    },
    avgLagMs: { is: 'Mean time from event to log.', formula: `mean of ${lag}` },
    p95LagMs: { is: '95th percentile of the time from event to log.', formula: 'DDSketch, within 1 %' },
    topicCounts: 'Event types of the range, most frequent first.',
    'topicCounts.type': 'The event type.',
    'topicCounts.domain': 'The segment after omninode; for onex.… the word onex; else the first segment.',
    'topicCounts.count': 'Events of the type in the range.',
    'topicCounts.share': { is: 'Share of all events in the range.', formula: '100 × count / totalEvents' },
    others: 'Events of types beyond the limit.',
  },
  chart: {
    bucketMs: 'Width of a bucket: the narrowest that gives at most 120.',
    throughput: 'One row for each bucket of the range.',
    'throughput.time': 'Where the bucket begins, clipped by the range.',
    'throughput.value': 'Events in the bucket.',
    'throughput.byDomain': 'Events in the bucket by domain of their type.',
    'throughput.partial': 'The bucket begins before the range, or ends at or after its end.',
    lag: 'One row for each bucket of the range.',
    'lag.time': 'Where the bucket begins, clipped by the range.',
    'lag.value': { is: 'Mean time from event to log in the bucket.', formula: `mean of ${lag}` },
    'lag.p95': { is: '95th percentile of the time from event to log in the bucket.', formula: 'DDSketch, within 1 %' },
  },
  events: {
    events: 'The newest events by time, then position.',
    'events.position': 'topic/partition/offset: ids are only unique within a partition.',
    'events.id': 'Id of the event.',
    'events.timestamp': 'When it happened.',
    'events.type': 'Its type.',
    'events.source': 'Who says so.',
    'events.correlationId': 'The chain that it belongs to.',
    'events.durationMs': { is: 'How long what it reports took.', formula: duration },
  },
};
