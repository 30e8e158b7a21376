import { defineEvent } from '../define-event.ts';
import { identifier, instant, list, optional, text } from '../meanings.ts';

/** Somebody was told of a threat. */
export const securityAlertSent = defineEvent({
  type: 'security.alert.sent.v1',
  docs: 'Somebody was told of a threat.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'alertId',
  legacy: ['alert_sent'],
  payload: {
    alertId: identifier(),
    channel: identifier(),
    threatId: optional(identifier()),
    recipient: optional(identifier()),
    subject: optional(text()),
    message: optional(text()),
    severity: optional(identifier()),
    actionItems: optional(list(text())),
    sentAt: optional(instant()),
    deliveredAt: optional(instant()),
    readAt: optional(instant()),
  },
});
