import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, milliseconds, optional, perSecond } from '../meanings.ts';

/** A reducer has added everything up. */
export const bridgeAggregationCompleted = defineEvent({
  type: 'omninode.bridge.aggregation.completed.v1',
  docs: 'A reducer has added everything up.',
  known: 'analog',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['aggregation_completed'],
  duration: 'durationMs',
  payload: {
    aggregationId: optional(identifier()),
    totalItems: optional(count()),
    batchesProcessed: optional(count()),
    totalSizeBytes: optional(bytes()),
    durationMs: optional(milliseconds()),
    itemsPerSecond: optional(perSecond()),
    namespacesCount: optional(count()),
  },
});
