import { defineEvent } from '../define-event.ts';
import { identifier, milliseconds, optional, seconds, text } from '../meanings.ts';

/** A service went away. */
export const serviceDeregistered = defineEvent({
  type: 'omninode.service.deregistered.v1',
  docs: 'A service went away.',
  known: 'analog',
  producers: ['omninode_bridge services'],
  key: 'serviceName',
  payload: {
    serviceName: identifier('service'),
    instanceId: optional(identifier()),
    reason: optional(text()),
    uptimeMs: optional(milliseconds(seconds('uptime_seconds'))),
  },
});
