import { defineEvent } from '../define-event.ts';
import { count, identifier, json, measure, milliseconds, optional, perSecond, ratio, units } from '../meanings.ts';

// Producers state one named value, or several measures by name.

/** The network was measured. */
export const securityNetworkMetricRecorded = defineEvent({
  type: 'security.network.metric.recorded.v1',
  docs: 'The network was measured.',
  known: 'analog',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  legacy: ['network_metric'],
  payload: {
    metricName: optional(identifier()),
    value: optional(measure()),
    packetsPerSecond: optional(perSecond()),
    throughput: optional(perSecond()),
    latencyMs: optional(milliseconds()),
    latencyP50Ms: optional(milliseconds('latency_p50')),
    latencyP99Ms: optional(milliseconds('latency_p99')),
    packetLossRate: optional(ratio()),
    bandwidth: optional(units()),
    activeConnections: optional(count()),
    activeTunnels: optional(count()),
    aggregationMethod: optional(identifier()),
    nodeId: optional(identifier()),
    region: optional(identifier('metadata.region')),
    tags: optional(json()),
  },
});
