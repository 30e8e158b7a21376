import { defineEvent } from '../define-event.ts';
import { flag, identifier, list, optional } from '../meanings.ts';

/** Consul was asked where a service runs. */
export const consulDiscoverRequested = defineEvent({
  type: 'omninode.consul.service.discover.requested.v1',
  docs: 'Consul was asked where a service runs.',
  known: 'inferred',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    tags: optional(list(identifier())),
    passingOnly: optional(flag()),
    datacenter: optional(identifier()),
  },
});
