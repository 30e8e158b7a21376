import { defineEvent } from '../define-event.ts';
import { count, identifier, optional } from '../meanings.ts';

/** A reducer began to add up. */
export const bridgeAggregationStarted = defineEvent({
  type: 'omninode.bridge.aggregation.started.v1',
  docs: 'A reducer began to add up.',
  known: 'analog',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['aggregation_started'],
  payload: {
    aggregationId: optional(identifier()),
    batchSize: optional(count()),
  },
});
