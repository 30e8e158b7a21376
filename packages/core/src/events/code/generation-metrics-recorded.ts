import { defineEvent } from '../define-event.ts';
import { choice, count, instant, json, milliseconds, optional, ratio, seconds, tokens, usd } from '../meanings.ts';

/** The generations of code of a span of time were counted and measured. */
export const codeGenerationMetricsRecorded = defineEvent({
  type: 'omninode.code.generation.metrics.recorded.v1',
  docs: 'The generations of code of a span of time were counted and measured.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'correlationId',
  legacy: ['CODEGEN_METRICS_RECORDED'],
  payload: {
    windowStart: optional(instant()),
    windowEnd: optional(instant()),
    aggregationType: optional(choice(['hourly', 'daily', 'weekly'])),
    totalGenerations: optional(count()),
    successfulGenerations: optional(count()),
    failedGenerations: optional(count()),
    averageDurationMs: optional(milliseconds(seconds('avg_duration_seconds'))),
    p50DurationMs: optional(milliseconds(seconds('p50_duration_seconds'))),
    p95DurationMs: optional(milliseconds(seconds('p95_duration_seconds'))),
    p99DurationMs: optional(milliseconds(seconds('p99_duration_seconds'))),
    averageQualityScore: optional(ratio('avg_quality_score')),
    averageTestCoverage: optional(ratio('avg_test_coverage')),
    totalTokens: optional(tokens()),
    costUsd: optional(usd('total_cost_usd')),
    averageCostUsd: optional(usd('avg_cost_per_generation')),
    modelMetrics: optional(json()),
    nodeTypeMetrics: optional(json()),
  },
});
