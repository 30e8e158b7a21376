import { defineEvent } from '../define-event.ts';
import { bytes, identifier, ipAddress, list, optional, port, ratio } from '../meanings.ts';

// Severity is a word or a number of 1 to 5; the score is 0..1. Other events of the same platform score by 0..100 and by 1..10.

/** A threat was detected. */
export const securityThreatDetected = defineEvent({
  type: 'security.threat.detected.v1',
  docs: 'A threat was detected.',
  known: 'analog',
  producers: ['PhantomMesh analytics', 'PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['threat_detection', 'threat_detected'],
  payload: {
    threatType: identifier(),
    threatId: optional(identifier()),
    threatScore: optional(ratio()),
    severity: optional(identifier()),
    confidence: optional(ratio()),
    sourceAddress: optional(ipAddress('source_ip')),
    targetAddress: optional(ipAddress('target_ip', 'destination_ip')),
    port: optional(port()),
    protocol: optional(identifier()),
    payloadSizeBytes: optional(bytes('payload_size')),
    affectedNodes: optional(list(identifier())),
    affectedServices: optional(list(identifier())),
    region: optional(identifier('metadata.region')),
    detectionMethod: optional(identifier('metadata.detection_method')),
  },
});
