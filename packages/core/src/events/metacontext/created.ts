import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, optional } from '../meanings.ts';

// No producer has such an event; name and fields are ours.

/** A shared context was made. */
export const metacontextCreated = defineEvent({
  type: 'omninode.metacontext.created.v1',
  docs: 'A shared context was made.',
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
  },
});
