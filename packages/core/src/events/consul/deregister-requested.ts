import { defineEvent } from '../define-event.ts';
import { identifier, optional, text } from '../meanings.ts';

/** Consul was asked to remove a service. */
export const consulDeregisterRequested = defineEvent({
  type: 'omninode.consul.service.deregister.requested.v1',
  docs: 'Consul was asked to remove a service.',
  known: 'inferred',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceId',
  payload: {
    serviceId: identifier(),
    serviceName: optional(identifier('service')),
    reason: optional(text()),
  },
});
