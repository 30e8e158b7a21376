import { defineEvent } from '../define-event.ts';
import { count, identifier, json, list, optional, text } from '../meanings.ts';

/** A node answers a request to say what it is. */
export const nodeIntrospectResponse = defineEvent({
  type: 'onex.node.introspect_response.v1',
  docs: 'A node answers a request to say what it is.',
  known: 'analog',
  producers: ['omninode_bridge nodes'],
  key: 'nodeId',
  payload: {
    nodeId: identifier('node_name'),
    nodeName: optional(identifier()),
    nodeType: optional(identifier()),
    nodeVersion: optional(identifier()),
    nodeRole: optional(identifier()),
    capabilities: optional(json()),
    endpoints: optional(json()),
    metadata: optional(json()),
    tools: optional(list(text())),
    networkId: optional(identifier()),
    deploymentId: optional(identifier()),
    epoch: optional(count()),
    currentState: optional(identifier()),
  },
});
