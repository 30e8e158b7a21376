import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, json, milliseconds, optional, text } from '../meanings.ts';

/** A document could not be indexed. */
export const intelligenceDocumentIndexFailed = defineEvent({
  type: 'omninode.intelligence.document-index.failed.v1',
  docs: 'A document could not be indexed.',
  known: 'analog',
  producers: ['omniarchon indexing'],
  key: 'correlationId',
  legacy: ['DOCUMENT_INDEX_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    sourcePath: text('file_path'),
    failedService: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
    partialResults: optional(json()),
  },
});
