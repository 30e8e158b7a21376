import { defineEvent } from '../define-event.ts';
import { count, days, flag, instant, json, milliseconds, optional, ratio, text } from '../meanings.ts';

// One check covers many documents; another shape states them as `total_documents`, a third is about one document.

/** Documents were checked for being out of date. */
export const intelligenceFreshnessChecked = defineEvent({
  type: 'omninode.intelligence.freshness.checked.v1',
  docs: 'Documents were checked for being out of date.',
  known: 'analog',
  producers: ['omniarchon freshness'],
  key: 'correlationId',
  legacy: ['FRESHNESS_ANALYZE_COMPLETED', 'FRESHNESS_STATS_COMPLETED', 'FRESHNESS_DOCUMENT_COMPLETED'],
  duration: 'durationMs',
  payload: {
    analyzedCount: optional(count('total_documents')),
    staleCount: optional(count('stale_documents')),
    freshCount: optional(count('fresh_documents')),
    averageAgeMs: optional(milliseconds(days('average_age_days'))),
    documentPath: optional(text()),
    isStale: optional(flag()),
    ageMs: optional(milliseconds(days('age_days'))),
    lastModified: optional(instant()),
    freshnessScore: optional(ratio()),
    breakdown: optional(json('results')),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
