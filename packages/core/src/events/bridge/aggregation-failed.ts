import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, milliseconds, optional } from '../meanings.ts';

/** A reducer could not add up. */
export const bridgeAggregationFailed = defineEvent({
  type: 'omninode.bridge.aggregation.failed.v1',
  docs: 'A reducer could not add up.',
  known: 'inferred',
  producers: ['omninode_bridge reducer'],
  key: 'correlationId',
  legacy: ['aggregation_failed'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    aggregationId: optional(identifier()),
    durationMs: optional(milliseconds()),
  },
});
