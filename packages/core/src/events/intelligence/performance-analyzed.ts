import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, milliseconds, optional, ratio, units } from '../meanings.ts';

/** How fast an operation is was measured, or what could make it faster. */
export const intelligencePerformanceAnalyzed = defineEvent({
  type: 'omninode.intelligence.performance.analyzed.v1',
  docs: 'How fast an operation is was measured, or what could make it faster.',
  known: 'analog',
  producers: ['omniarchon performance analysis'],
  key: 'correlationId',
  legacy: ['BASELINE_COMPLETED', 'OPPORTUNITIES_COMPLETED'],
  duration: 'durationMs',
  payload: {
    operationName: optional(identifier()),
    averageResponseTimeMs: optional(milliseconds()),
    p50Ms: optional(milliseconds()),
    p95Ms: optional(milliseconds()),
    p99Ms: optional(milliseconds()),
    stdDevMs: optional(milliseconds()),
    sampleSize: optional(count()),
    qualityScore: optional(ratio()),
    complexityScore: optional(ratio()),
    measuredBy: optional(identifier('source')),
    opportunitiesCount: optional(count()),
    totalPotentialImprovementPercent: optional(units()),
    categories: optional(list(identifier())),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
  },
});
