import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, milliseconds, optional, perSecond, seconds } from '../meanings.ts';

/** A snapshot of the traffic of one topic. */
export const kafkaTopicActivity = defineEvent({
  type: 'omninode.kafka.topic.activity.v1',
  docs: 'A snapshot of the traffic of one topic.',
  known: 'analog',
  producers: ['omnibase_infra Kafka adapter'],
  key: 'topic',
  payload: {
    topic: identifier('topic_name'),
    windowMs: optional(milliseconds(seconds('window_seconds'))),
    messagesCount: optional(count('messages_sent')),
    messagesPerSecond: optional(perSecond()),
    bytesIn: optional(bytes('bytes_sent')),
    bytesPerSecond: optional(perSecond()),
    partitionCount: optional(count()),
    consumerLag: optional(count('consumer_lag_total')),
    activeConsumers: optional(count()),
    errors: optional(count('messages_failed')),
  },
});
