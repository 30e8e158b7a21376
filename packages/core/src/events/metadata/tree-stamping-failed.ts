import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { count, identifier, milliseconds, optional } from '../meanings.ts';

/** The files of a project could not all be stamped and indexed. */
export const metadataTreeStampingFailed = defineEvent({
  type: 'omninode.metadata.tree.stamping.failed.v1',
  docs: 'The files of a project could not all be stamped and indexed.',
  known: 'analog',
  producers: ['omniarchon tree stamping'],
  key: 'correlationId',
  legacy: ['INDEX_PROJECT_FAILED', 'TREE_STAMPED_FAILED', 'archon-intelligence.tree.index-project-failed.v1'],
  duration: 'durationMs',
  payload: {
    ...failureFields,
    projectName: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
    filesAttempted: optional(count()),
    filesSucceeded: optional(count()),
  },
});
