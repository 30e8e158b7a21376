import { defineEvent } from '../define-event.ts';
import { identifier, json, optional, secret, text } from '../meanings.ts';

/** A file was to be analyzed. */
export const intelligenceCodeAnalysisRequested = defineEvent({
  type: 'omninode.intelligence.code-analysis.requested.v1',
  docs: 'A file was to be analyzed.',
  known: 'observed',
  producers: ['omniclaude intelligence hooks', 'omniarchon'],
  key: 'correlationId',
  legacy: ['CODE_ANALYSIS_REQUESTED', 'archon-intelligence.intelligence.code-analysis-requested.v1'],
  payload: {
    sourcePath: text('file_path'),
    content: optional(secret()),
    language: optional(identifier()),
    operationType: optional(identifier()),
    options: optional(json()),
    projectId: optional(identifier()),
    userId: optional(identifier()),
    environment: optional(identifier()),
  },
});
