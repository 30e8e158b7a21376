import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, ratio, text } from '../meanings.ts';

/** A search for patterns in code was started. */
export const intelligencePatternDiscoveryRequested = defineEvent({
  type: 'omninode.intelligence.pattern.discovery.requested.v1',
  docs: 'A search for patterns in code was started.',
  known: 'inferred',
  producers: ['omniarchon pattern extraction'],
  key: 'correlationId',
  payload: {
    projectId: optional(identifier()),
    paths: optional(list(text(), 'scope')),
    language: optional(identifier()),
    patternTypes: optional(list(identifier())),
    minConfidence: optional(ratio()),
    limit: optional(count()),
  },
});
