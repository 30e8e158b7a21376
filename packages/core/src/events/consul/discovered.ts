import { defineEvent } from '../define-event.ts';
import { count, flag, identifier, list, milliseconds, optional, record } from '../meanings.ts';

/** Consul said where a service runs. */
export const consulServiceDiscovered = defineEvent({
  type: 'omninode.consul.service.discovered.v1',
  docs: 'Consul said where a service runs.',
  known: 'inferred',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceName',
  duration: 'durationMs',
  payload: {
    serviceName: identifier('service'),
    instances: optional(
      list(
        record({
          serviceId: identifier(),
          node: optional(identifier()),
          address: optional(identifier('service_address')),
          port: optional(count('service_port')),
          status: optional(identifier()),
        }),
      ),
    ),
    instanceCount: optional(count()),
    durationMs: optional(milliseconds()),
    cacheHit: optional(flag()),
  },
});
