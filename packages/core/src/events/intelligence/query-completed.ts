import { defineEvent } from '../define-event.ts';
import { count, identifier, list, map, milliseconds, optional, ratio, text, units } from '../meanings.ts';

// One mock sends a number of results under `results`, the other one an object under `result`.

/** The intelligence service answered a question. */
export const intelligenceQueryCompleted = defineEvent({
  type: 'omninode.intelligence.query.completed.v1',
  docs: 'The intelligence service answered a question.',
  known: 'mock',
  producers: ['omniintelligence', 'omnidash mock'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    durationMs: optional(milliseconds('query_duration_ms', 'processing_time_ms')),
    queryId: optional(identifier()),
    query: optional(text('prompt')),
    resultsCount: optional(count('results')),
    patternsFound: optional(count()),
    qualityScore: optional(ratio('result.quality_score')),
    analysis: optional(text('result.analysis')),
    recommendations: optional(list(text(), 'result.recommendations')),
    vectorResults: optional(count('qdrant_results')),
    graphResults: optional(count('memgraph_results')),
    cacheHits: optional(count()),
    performanceTargets: optional(map(units())),
  },
});
