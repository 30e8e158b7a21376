import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, record, url } from '../meanings.ts';

/** Consul was asked to register a service. */
export const consulRegisterRequested = defineEvent({
  type: 'omninode.consul.service.register.requested.v1',
  docs: 'Consul was asked to register a service.',
  known: 'mock',
  producers: ['omnibase_infra Consul adapter', 'omnidash mock'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    serviceId: optional(identifier()),
    address: optional(identifier('service_address')),
    port: optional(count('service_port')),
    tags: optional(list(identifier())),
    healthCheck: optional(
      record({ url: optional(url()), interval: optional(identifier()), timeout: optional(identifier()) }),
    ),
  },
});
