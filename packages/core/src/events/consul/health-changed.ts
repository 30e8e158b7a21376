import { defineEvent } from '../define-event.ts';
import { identifier, instant, optional, text } from '../meanings.ts';

/** The health of a service changed, as Consul sees it. */
export const consulServiceHealthChanged = defineEvent({
  type: 'omninode.consul.service.health.changed.v1',
  docs: 'The health of a service changed, as Consul sees it.',
  known: 'analog',
  producers: ['omnibase_infra Consul adapter'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    serviceId: optional(identifier()),
    status: identifier('new_status', 'health_status'),
    previousStatus: optional(identifier()),
    node: optional(identifier()),
    output: optional(text()),
    changedAt: optional(instant()),
  },
});
