import { defineEvent } from '../define-event.ts';
import { orphanFields } from '../fields/orphan.ts';
import { count, identifier, instant, list, optional, record, text } from '../meanings.ts';

/** Files were found that nothing refers to. */
export const metadataOrphanedDetected = defineEvent({
  type: 'omninode.metadata.orphaned.detected.v1',
  docs: 'Files were found that nothing refers to.',
  known: 'analog',
  producers: ['omniarchon orphan detector'],
  key: 'correlationId',
  payload: {
    projectName: identifier('project'),
    totalFiles: optional(count()),
    totalOrphans: optional(count()),
    orphanedFiles: optional(list(record(orphanFields))),
    unreachableFiles: optional(list(record(orphanFields))),
    deadCodeFiles: optional(list(record(orphanFields))),
    entryPoints: optional(list(text())),
    scannedAt: optional(instant('scan_timestamp')),
  },
});
