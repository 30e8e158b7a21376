import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** A reducer added up one batch. */
export const bridgeAggregationBatchProcessed = defineEvent({
  type: 'omninode.bridge.aggregation.batch.processed.v1',
  docs: 'A reducer added up one batch.',
  known: 'analog',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['batch_processed'],
  payload: {
    aggregationId: identifier(),
    batchNumber: optional(count()),
    batchSize: optional(count()),
    totalItemsProcessed: optional(count()),
  },
});
