import { defineEvent } from '../define-event.ts';
import { choice, count, flag, identifier, json, optional, ratio, text } from '../meanings.ts';

/** A search in documents, vectors or the knowledge graph was asked for. */
export const intelligenceSearchRequested = defineEvent({
  type: 'omninode.intelligence.search.requested.v1',
  docs: 'A search in documents, vectors or the knowledge graph was asked for.',
  known: 'analog',
  producers: ['omniarchon search'],
  key: 'correlationId',
  legacy: ['SEARCH_REQUESTED'],
  payload: {
    query: text(),
    searchType: optional(choice(['SEMANTIC', 'VECTOR', 'KNOWLEDGE_GRAPH', 'HYBRID'])),
    projectId: optional(identifier()),
    maxResults: optional(count()),
    qualityWeight: optional(ratio()),
    includeContext: optional(flag()),
    enableCaching: optional(flag()),
    filters: optional(json()),
    userId: optional(identifier()),
  },
});
