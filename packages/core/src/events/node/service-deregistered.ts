import { defineEvent } from '../define-event.ts';
import { flag, identifier, instant, optional, text } from '../meanings.ts';

/** A node was taken out of the registry. */
export const nodeServiceDeregistered = defineEvent({
  type: 'omninode.node.service.deregistered.v1',
  docs: 'A node was taken out of the registry.',
  known: 'analog',
  producers: ['omnibase_infra registry'],
  key: 'nodeId',
  legacy: ['onex.registry.node.deregistered.v1'],
  payload: {
    nodeId: identifier(),
    nodeType: optional(identifier()),
    reason: optional(text()),
    consulDeregistered: optional(flag()),
    postgresDeregistered: optional(flag()),
    deregisteredAt: optional(instant()),
  },
});
