import { defineEvent } from '../define-event.ts';
import { identifier, instant, json, milliseconds, optional, seconds } from '../meanings.ts';

/** A node was entered in the registry. */
export const nodeServiceRegistered = defineEvent({
  type: 'omninode.node.service.registered.v1',
  docs: 'A node was entered in the registry.',
  known: 'analog',
  producers: ['omnibase_infra registry'],
  key: 'nodeId',
  legacy: ['onex.registry.node.registered.v1'],
  payload: {
    nodeId: identifier(),
    nodeType: optional(identifier()),
    nodeVersion: optional(identifier()),
    registrationId: optional(identifier()),
    consulServiceId: optional(identifier()),
    postgresRowId: optional(identifier()),
    registeredAt: optional(instant()),
    ttlMs: optional(milliseconds(seconds('ttl_seconds'))),
    capabilities: optional(json()),
    endpoints: optional(json()),
    metadata: optional(json()),
  },
});
