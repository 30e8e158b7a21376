import { defineEvent } from '../define-event.ts';
import { identifier, ipAddress, optional, text } from '../meanings.ts';

/** Somebody should look at something. */
export const securityAlertRaised = defineEvent({
  type: 'security.alert.raised.v1',
  docs: 'Somebody should look at something.',
  known: 'inferred',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  legacy: ['security_alert'],
  payload: {
    alertId: optional(identifier()),
    message: optional(text('description')),
    title: optional(text('subject')),
    severity: optional(identifier()),
    threatId: optional(identifier()),
    threatType: optional(identifier()),
    sourceAddress: optional(ipAddress('source_ip')),
    region: optional(identifier('metadata.region')),
  },
});
