import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { choice, identifier, json, list, milliseconds, optional, ratio, record, secret, text } from '../meanings.ts';

/** A search failed. */
export const intelligenceSearchFailed = defineEvent({
  type: 'omninode.intelligence.search.failed.v1',
  docs: 'A search failed.',
  known: 'analog',
  producers: ['omniarchon search'],
  key: 'correlationId',
  legacy: ['SEARCH_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    query: text(),
    searchType: optional(choice(['SEMANTIC', 'VECTOR', 'KNOWLEDGE_GRAPH', 'HYBRID'])),
    failedServices: optional(list(identifier())),
    durationMs: optional(milliseconds('processing_time_ms')),
    partialResults: optional(
      list(
        record({
          sourcePath: text(),
          score: optional(ratio()),
          content: optional(secret()),
          metadata: optional(json()),
        }),
      ),
    ),
  },
});
