import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, list, milliseconds, optional, record, text } from '../meanings.ts';

/** A repository was scanned. */
export const intelligenceRepositoryScanCompleted = defineEvent({
  type: 'omninode.intelligence.repository-scan.completed.v1',
  docs: 'A repository was scanned.',
  known: 'analog',
  producers: ['omniarchon repository scan'],
  key: 'correlationId',
  legacy: ['REPOSITORY_SCAN_COMPLETED'],
  duration: 'durationMs',
  payload: {
    repositoryPath: text(),
    projectId: optional(identifier()),
    scanScope: optional(identifier()),
    filesDiscovered: optional(count()),
    filesPublished: optional(count()),
    filesSkipped: optional(count()),
    batchesCreated: optional(count()),
    durationMs: optional(milliseconds('processing_time_ms')),
    commitSha: optional(identifier()),
    branch: optional(identifier()),
    fileSummaries: optional(
      list(record({ path: text(), sizeBytes: optional(bytes('size')), language: optional(identifier()) })),
    ),
  },
});
