import { defineEvent } from '../define-event.ts';
import { identifier, list, optional, url } from '../meanings.ts';

/** A service came up. */
export const serviceRegistered = defineEvent({
  type: 'omninode.service.registered.v1',
  docs: 'A service came up.',
  known: 'analog',
  producers: ['omninode_bridge services'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    serviceVersion: optional(identifier('version')),
    instanceId: optional(identifier()),
    environment: optional(identifier()),
    serviceUrl: optional(url()),
    serviceType: optional(identifier()),
    dependencies: optional(list(identifier())),
    healthStatus: optional(identifier()),
  },
});
