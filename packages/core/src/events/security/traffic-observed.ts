import { defineEvent } from '../define-event.ts';
import { bytes, count, identifier, ipAddress, json, list, optional, port } from '../meanings.ts';

/** A packet was seen on the network. */
export const securityTrafficObserved = defineEvent({
  type: 'security.traffic.observed.v1',
  docs: 'A packet was seen on the network.',
  known: 'analog',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  payload: {
    sourceAddress: ipAddress('source_ip'),
    targetAddress: ipAddress('destination_ip', 'target_ip'),
    port: optional(port()),
    protocol: optional(identifier()),
    packetSizeBytes: optional(bytes('packet_size')),
    flags: optional(list(identifier())),
    ttl: optional(count()),
    windowSize: optional(count()),
    metadata: optional(json()),
  },
});
