import { defineEvent } from '../define-event.ts';
import { identifier, optional } from '../meanings.ts';

/** Consul was asked to check the health of a service. */
export const consulHealthCheckRequested = defineEvent({
  type: 'omninode.consul.health.check.requested.v1',
  docs: 'Consul was asked to check the health of a service.',
  known: 'inferred',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceName',
  payload: {
    serviceName: optional(identifier('service')),
    serviceId: optional(identifier()),
    checkId: optional(identifier()),
  },
});
