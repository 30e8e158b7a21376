import { defineEvent } from '../define-event.ts';
import { identifier, json, optional, secret, text, url } from '../meanings.ts';

/** A document was to be indexed. */
export const intelligenceDocumentIndexRequested = defineEvent({
  type: 'omninode.intelligence.document-index.requested.v1',
  docs: 'A document was to be indexed.',
  known: 'analog',
  producers: ['omniarchon indexing'],
  key: 'correlationId',
  legacy: ['DOCUMENT_INDEX_REQUESTED'],
  payload: {
    sourcePath: text('file_path'),
    content: optional(secret()),
    language: optional(identifier()),
    projectId: optional(identifier()),
    repositoryUrl: optional(url()),
    commitSha: optional(identifier()),
    indexingOptions: optional(json()),
    userId: optional(identifier()),
  },
});
