import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { count, identifier, milliseconds, optional, text } from '../meanings.ts';

/** A repository could not be scanned. */
export const intelligenceRepositoryScanFailed = defineEvent({
  type: 'omninode.intelligence.repository-scan.failed.v1',
  docs: 'A repository could not be scanned.',
  known: 'analog',
  producers: ['omniarchon repository scan'],
  key: 'correlationId',
  legacy: ['REPOSITORY_SCAN_FAILED'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    repositoryPath: text(),
    projectId: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
    filesProcessed: optional(count('files_processed_before_failure')),
  },
});
