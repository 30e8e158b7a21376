import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, milliseconds, optional, text } from '../meanings.ts';

/** A file could not be analyzed. */
export const intelligenceCodeAnalysisFailed = defineEvent({
  type: 'omninode.intelligence.code-analysis.failed.v1',
  docs: 'A file could not be analyzed.',
  known: 'observed',
  producers: ['omniclaude intelligence hooks', 'omniarchon'],
  key: 'correlationId',
  legacy: ['CODE_ANALYSIS_FAILED', 'archon-intelligence.intelligence.code-analysis-failed.v1'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    sourcePath: optional(text('file_path')),
    operationType: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
