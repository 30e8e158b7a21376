import { defineEvent } from '../define-event.ts';
import { flag, identifier, optional, secret, text } from '../meanings.ts';

/** The quality of a file was to be assessed. */
export const intelligenceQualityRequested = defineEvent({
  type: 'omninode.intelligence.quality.requested.v1',
  docs: 'The quality of a file was to be assessed.',
  known: 'analog',
  producers: ['omniarchon quality assessment'],
  key: 'correlationId',
  legacy: ['CODE_ASSESSMENT_REQUESTED'],
  payload: {
    sourcePath: text('file_path'),
    content: optional(secret()),
    language: optional(identifier()),
    includePatterns: optional(flag()),
    includeCompliance: optional(flag()),
    projectId: optional(identifier()),
    userId: optional(identifier()),
  },
});
