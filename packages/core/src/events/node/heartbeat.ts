import { defineEvent } from '../define-event.ts';
import { count, identifier, instant, json, milliseconds, optional, percent, seconds, units } from '../meanings.ts';

// Memory stays in MB as stated: whether 1000 or 1024 make a step, no producer says.

/** A node says that it is alive and how it is. */
export const nodeHeartbeat = defineEvent({
  type: 'onex.node.heartbeat.published.v1',
  docs: 'A node says that it is alive and how it is.',
  known: 'observed',
  producers: ['omnibase_infra nodes', 'omninode_bridge nodes'],
  key: 'nodeId',
  legacy: ['node-heartbeat', 'node_heartbeat', 'onex.evt.node-heartbeat.v1', 'onex.evt.platform.node-heartbeat.v1'],
  payload: {
    nodeId: identifier('node_name'),
    nodeType: optional(identifier()),
    nodeVersion: optional(identifier()),
    healthStatus: optional(identifier('status')),
    uptimeMs: optional(milliseconds(seconds('uptime_seconds'))),
    lastActivityAt: optional(instant('last_activity_timestamp')),
    activeOperations: optional(count('active_operations_count')),
    memoryUsageMb: optional(units()),
    cpuUsagePercent: optional(percent()),
    resourceUsage: optional(json()),
  },
});
