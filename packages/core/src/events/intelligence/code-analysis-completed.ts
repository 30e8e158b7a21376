import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, milliseconds, optional, ratio, text, units } from '../meanings.ts';

/** A file was analyzed. */
export const intelligenceCodeAnalysisCompleted = defineEvent({
  type: 'omninode.intelligence.code-analysis.completed.v1',
  docs: 'A file was analyzed.',
  known: 'observed',
  producers: ['omniclaude intelligence hooks', 'omniarchon'],
  key: 'correlationId',
  legacy: ['CODE_ANALYSIS_COMPLETED', 'archon-intelligence.intelligence.code-analysis-completed.v1'],
  duration: 'durationMs',
  payload: {
    sourcePath: text('file_path'),
    qualityScore: optional(ratio()),
    onexCompliance: optional(ratio('architectural_compliance')),
    issuesCount: optional(count()),
    recommendationsCount: optional(count()),
    operationType: optional(identifier()),
    complexityScore: optional(ratio()),
    maintainabilityScore: optional(ratio()),
    totalLines: optional(count('results_summary.total_lines')),
    cyclomaticComplexity: optional(units('results_summary.cyclomatic_complexity')),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
  },
});
