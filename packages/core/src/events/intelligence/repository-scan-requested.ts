import { defineEvent } from '../define-event.ts';
import { count, identifier, json, list, optional, text } from '../meanings.ts';

/** A repository was to be scanned. */
export const intelligenceRepositoryScanRequested = defineEvent({
  type: 'omninode.intelligence.repository-scan.requested.v1',
  docs: 'A repository was to be scanned.',
  known: 'analog',
  producers: ['omniarchon repository scan'],
  key: 'correlationId',
  legacy: ['REPOSITORY_SCAN_REQUESTED'],
  payload: {
    repositoryPath: text(),
    projectId: optional(identifier()),
    scanScope: optional(identifier()),
    filePatterns: optional(list(text())),
    excludePatterns: optional(list(text())),
    batchSize: optional(count()),
    indexingOptions: optional(json()),
  },
});
