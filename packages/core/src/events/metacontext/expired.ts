import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, optional, text } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A shared context ended. */
export const metacontextExpired = defineEvent({
  type: 'omninode.metacontext.expired.v1',
  docs: 'A shared context ended.',
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
    reason: optional(text()),
  },
});
