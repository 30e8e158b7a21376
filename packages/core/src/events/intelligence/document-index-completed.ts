import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, map, milliseconds, optional, ratio, text } from '../meanings.ts';

/** A document was indexed. */
export const intelligenceDocumentIndexCompleted = defineEvent({
  type: 'omninode.intelligence.document-index.completed.v1',
  docs: 'A document was indexed.',
  known: 'analog',
  producers: ['omniarchon indexing'],
  key: 'correlationId',
  legacy: ['DOCUMENT_INDEX_COMPLETED'],
  duration: 'durationMs',
  payload: {
    sourcePath: text('file_path'),
    documentHash: optional(identifier()),
    qualityScore: optional(ratio()),
    onexCompliance: optional(ratio()),
    entityIds: optional(list(identifier())),
    vectorIds: optional(list(identifier())),
    entitiesExtracted: optional(count()),
    relationshipsCreated: optional(count()),
    chunksIndexed: optional(count()),
    durationMs: optional(milliseconds('processing_time_ms')),
    serviceTimingsMs: optional(map(milliseconds(), 'service_timings')),
    cacheHit: optional(flag()),
    reindexRequired: optional(flag()),
  },
});
