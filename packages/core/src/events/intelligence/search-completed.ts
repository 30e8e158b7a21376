import { defineEvent } from '../define-event.ts';
import {
  choice,
  count,
  flag,
  identifier,
  json,
  list,
  map,
  milliseconds,
  optional,
  ratio,
  record,
  secret,
  text,
} from '../meanings.ts';

/** A search returned its results. */
export const intelligenceSearchCompleted = defineEvent({
  type: 'omninode.intelligence.search.completed.v1',
  docs: 'A search returned its results.',
  known: 'analog',
  producers: ['omniarchon search'],
  key: 'correlationId',
  legacy: ['SEARCH_COMPLETED'],
  duration: 'durationMs',
  payload: {
    query: text(),
    searchType: optional(choice(['SEMANTIC', 'VECTOR', 'KNOWLEDGE_GRAPH', 'HYBRID'])),
    totalResults: optional(count()),
    results: optional(
      list(
        record({
          sourcePath: text(),
          score: optional(ratio()),
          content: optional(secret()),
          metadata: optional(json()),
        }),
      ),
    ),
    sourcesQueried: optional(list(identifier())),
    durationMs: optional(milliseconds('processing_time_ms')),
    serviceTimingsMs: optional(map(milliseconds(), 'service_timings')),
    cacheHit: optional(flag()),
    aggregationStrategy: optional(identifier()),
  },
});
