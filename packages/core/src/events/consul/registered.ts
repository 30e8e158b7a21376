import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, milliseconds, optional } from '../meanings.ts';

/** Consul registered a service. */
export const consulServiceRegistered = defineEvent({
  type: 'omninode.consul.service.registered.v1',
  docs: 'Consul registered a service.',
  known: 'mock',
  producers: ['omnibase_infra Consul adapter', 'omnidash mock'],
  key: 'serviceName',
  duration: 'durationMs',
  payload: {
    serviceName: identifier('service'),
    serviceId: identifier(),
    address: optional(identifier('service_address')),
    port: optional(count('service_port')),
    node: optional(identifier()),
    registeredAt: optional(instant()),
    durationMs: optional(milliseconds()),
  },
});
