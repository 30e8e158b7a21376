import { defineEvent } from '../define-event.ts';
import { count, identifier, list, optional, record } from '../meanings.ts';

/** A summary of the health of all services, as Consul sees it. */
export const consulHealthStatus = defineEvent({
  type: 'omninode.consul.health.status.v1',
  docs: 'A summary of the health of all services, as Consul sees it.',
  known: 'analog',
  producers: ['omnibase_infra Consul adapter'],
  key: 'correlationId',
  payload: {
    status: identifier('overall_status'),
    totalChecks: optional(count()),
    passingChecks: optional(count()),
    warningChecks: optional(count()),
    criticalChecks: optional(count()),
    services: optional(
      list(
        record({
          serviceId: identifier(),
          serviceName: optional(identifier('service')),
          node: optional(identifier()),
          status: optional(identifier()),
        }),
      ),
    ),
  },
});
