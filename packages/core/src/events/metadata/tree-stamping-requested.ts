import { defineEvent } from '../define-event.ts';
import { flag, identifier, optional, text } from '../meanings.ts';

/** All files of a project were to be stamped and indexed. */
export const metadataTreeStampingRequested = defineEvent({
  type: 'omninode.metadata.tree.stamping.requested.v1',
  docs: 'All files of a project were to be stamped and indexed.',
  known: 'analog',
  producers: ['omniarchon tree stamping'],
  key: 'correlationId',
  legacy: ['INDEX_PROJECT_REQUESTED', 'archon-intelligence.tree.index-project-requested.v1'],
  payload: {
    projectName: identifier(),
    projectPath: optional(text()),
    includeTests: optional(flag()),
    forceReindex: optional(flag()),
  },
});
