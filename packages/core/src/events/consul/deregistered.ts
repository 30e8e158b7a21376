import { defineEvent } from '../define-event.ts';
import { identifier, instant, optional, text } from '../meanings.ts';

/** Consul removed a service. */
export const consulServiceDeregistered = defineEvent({
  type: 'omninode.consul.service.deregistered.v1',
  docs: 'Consul removed a service.',
  known: 'analog',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceName',
  payload: {
    serviceId: identifier(),
    serviceName: optional(identifier('service')),
    reason: optional(text()),
    deregisteredAt: optional(instant()),
  },
});
