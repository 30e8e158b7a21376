import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, list, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A context was given to others. */
export const metacontextShared = defineEvent({
  type: 'omninode.metacontext.shared.v1',
  docs: 'A context was given to others.',
  known: 'proposed',
  producers: ['keepers of a shared context'],
  key: 'contextId',
  payload: {
    contextId: identifier(),
    scope: optional(identifier()),
    sizeBytes: optional(bytes()),
    entityCount: optional(count()),
    origin: optional(identifier('source')),
    version: optional(identifier()),
    sharedWith: optional(list(identifier())),
  },
});
