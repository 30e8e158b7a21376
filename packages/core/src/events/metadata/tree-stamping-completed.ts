import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, map, milliseconds, optional, text } from '../meanings.ts';

// The steps of it state lists of files; those stay in `extra`.

/** All files of a project are stamped and indexed. */
export const metadataTreeStampingCompleted = defineEvent({
  type: 'omninode.metadata.tree.stamping.completed.v1',
  docs: 'All files of a project are stamped and indexed.',
  known: 'analog',
  producers: ['omniarchon tree stamping'],
  key: 'correlationId',
  legacy: ['INDEX_PROJECT_COMPLETED', 'archon-intelligence.tree.index-project-completed.v1'],
  duration: 'durationMs',
  payload: {
    projectName: optional(identifier()),
    filesDiscovered: optional(count('total_files')),
    filesIndexed: optional(count()),
    filesStamped: optional(count()),
    vectorIndexed: optional(count()),
    graphIndexed: optional(count()),
    cacheWarmed: optional(flag()),
    durationMs: optional(milliseconds('processing_time_ms')),
    languageBreakdown: optional(map(count())),
    errors: optional(list(text())),
    warnings: optional(list(text())),
  },
});
