import { defineEvent } from '../define-event.ts';
import { choice, identifier, json, optional, text } from '../meanings.ts';

// The name of what was done stands in the payload under `event_type`; in a body without an envelope that is the type of the event.

/** An access was checked. */
export const loggingSecurity = defineEvent({
  type: 'omninode.logging.security.v1',
  docs: 'An access was checked.',
  known: 'observed',
  producers: ['omniclaude logging'],
  key: 'tenantId',
  payload: {
    action: optional(identifier('event_type')),
    userId: optional(identifier()),
    resource: optional(text()),
    decision: optional(choice(['allow', 'deny'])),
    context: optional(json()),
  },
});
