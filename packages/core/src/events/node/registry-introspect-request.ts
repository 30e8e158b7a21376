import { defineEvent } from '../define-event.ts';
import { identifier, list, milliseconds, optional } from '../meanings.ts';

/** The registry asks nodes to announce themselves again. */
export const registryIntrospectRequest = defineEvent({
  type: 'onex.registry.introspect_request.v1',
  docs: 'The registry asks nodes to announce themselves again.',
  known: 'analog',
  producers: ['omninode_bridge registry', 'omnibase_infra registry'],
  key: 'correlationId',
  legacy: [
    'onex.registry.introspection.requested.v1',
    'registry-request-introspection',
    'registry_request_introspection',
    'onex.evt.registry-request-introspection.v1',
  ],
  payload: {
    requestId: optional(identifier()),
    registryId: optional(identifier()),
    targetNodeIds: optional(list(identifier())),
    targetNodeTypes: optional(list(identifier())),
    reason: optional(identifier()),
    responseTimeoutMs: optional(milliseconds()),
  },
});
