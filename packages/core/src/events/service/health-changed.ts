import { defineEvent } from '../define-event.ts';
import { identifier, list, milliseconds, optional, record, seconds, text } from '../meanings.ts';

/** The health of a service changed. */
export const serviceHealthChanged = defineEvent({
  type: 'omninode.service.health.changed.v1',
  docs: 'The health of a service changed.',
  known: 'analog',
  producers: ['omniarchon services', 'omninode_bridge alerts'],
  key: 'serviceName',
  legacy: ['service.event.health'],
  payload: {
    serviceName: identifier('service'),
    status: identifier('health_status', 'new_status'),
    previousStatus: optional(identifier()),
    latencyMs: optional(milliseconds('response_time_ms')),
    uptimeMs: optional(milliseconds(seconds('uptime_seconds'))),
    message: optional(text()),
    checks: optional(list(record({ name: identifier(), status: optional(identifier()), message: optional(text()) }))),
    instanceId: optional(identifier()),
  },
});
