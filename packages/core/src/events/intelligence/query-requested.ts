import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, ratio, text } from '../meanings.ts';

/** A question was put to the intelligence service. */
export const intelligenceQueryRequested = defineEvent({
  type: 'omninode.intelligence.query.requested.v1',
  docs: 'A question was put to the intelligence service.',
  known: 'mock',
  producers: ['omniintelligence', 'omnidash mock'],
  key: 'correlationId',
  payload: {
    query: text('prompt'),
    queryId: optional(identifier()),
    operationType: optional(identifier('query_type')),
    nodeType: optional(identifier()),
    domain: optional(identifier()),
    topK: optional(count()),
    minQualityScore: optional(ratio()),
    tags: optional(list(identifier())),
    excludePatterns: optional(list(identifier())),
    userId: optional(identifier('context.user_id')),
    sessionId: optional(identifier('context.session_id')),
  },
});
