import { defineEvent } from '../define-event.ts';
import { count, identifier, json, list, optional, text, url } from '../meanings.ts';

/** A node announces itself and what it can do. */
export const nodeAnnounce = defineEvent({
  type: 'onex.node.announce.v1',
  docs: 'A node announces itself and what it can do.',
  known: 'analog',
  producers: ['omnibase_infra nodes', 'omninode_bridge nodes'],
  key: 'nodeId',
  legacy: [
    'onex.node.introspection.published.v1',
    'node-introspection',
    'node_introspection',
    'onex.evt.node-introspection.v1',
    'onex.evt.platform.node-introspection.v1',
  ],
  payload: {
    nodeId: identifier('node_name'),
    nodeName: optional(identifier()),
    nodeType: optional(identifier()),
    nodeVersion: optional(identifier()),
    nodeRole: optional(identifier()),
    serviceUrl: optional(url()),
    serviceType: optional(identifier()),
    healthStatus: optional(identifier()),
    capabilities: optional(json()),
    endpoints: optional(json()),
    metadata: optional(json()),
    tools: optional(list(text())),
    networkId: optional(identifier()),
    deploymentId: optional(identifier()),
    epoch: optional(count()),
  },
});
