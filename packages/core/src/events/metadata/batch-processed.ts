import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, milliseconds, optional } from '../meanings.ts';

// `success_rate` is not claimed: producers state rates as 0..1 and as 0..100, and the counts say it better.

/** A batch of files was stamped. */
export const metadataBatchProcessed = defineEvent({
  type: 'omninode.metadata.batch.processed.v1',
  docs: 'A batch of files was stamped.',
  known: 'analog',
  producers: ['omninode_bridge stamping'],
  key: 'correlationId',
  legacy: ['metadata-batch-processed', 'onex.evt.metadata-batch-processed.v1'],
  duration: 'durationMs',
  payload: {
    batchId: identifier(),
    totalFiles: optional(count()),
    successfulFiles: optional(count()),
    failedFiles: optional(count()),
    durationMs: optional(milliseconds('total_processing_time_ms')),
    averageProcessingTimeMs: optional(milliseconds()),
    processedAt: optional(instant()),
  },
});
