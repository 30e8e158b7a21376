import { defineEvent } from '../define-event.ts';
import { count, flag, json, milliseconds, optional, ratio, text } from '../meanings.ts';

/** Known patterns matched a query or a piece of code. */
export const intelligencePatternMatched = defineEvent({
  type: 'omninode.intelligence.pattern.matched.v1',
  docs: 'Known patterns matched a query or a piece of code.',
  known: 'analog',
  producers: ['omniarchon pattern matching'],
  key: 'correlationId',
  legacy: ['PATTERN_MATCH_COMPLETED'],
  duration: 'durationMs',
  payload: {
    queryPattern: optional(text()),
    matches: optional(json()),
    matchCount: optional(count()),
    highestSimilarity: optional(ratio()),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
  },
});
