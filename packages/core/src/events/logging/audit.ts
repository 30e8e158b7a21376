import { defineEvent } from '../define-event.ts';
import { choice, identifier, json, optional, text } from '../meanings.ts';

/** Somebody did something that is to be known later. */
export const loggingAudit = defineEvent({
  type: 'omninode.logging.audit.v1',
  docs: 'Somebody did something that is to be known later.',
  known: 'observed',
  producers: ['omniclaude logging'],
  key: 'tenantId',
  payload: {
    action: identifier(),
    actor: optional(identifier()),
    resource: optional(text()),
    outcome: optional(choice(['success', 'failure'])),
    context: optional(json()),
  },
});
