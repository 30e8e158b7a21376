import { defineEvent } from '../define-event.ts';
import { choice, flag, identifier, ipAddress, list, map, optional, ratio, score, text } from '../meanings.ts';

/** Models agreed on what a piece of traffic is. */
export const securityTrafficClassified = defineEvent({
  type: 'security.traffic.classified.v1',
  docs: 'Models agreed on what a piece of traffic is.',
  known: 'analog',
  producers: ['PhantomMesh analytics'],
  key: 'correlationId',
  payload: {
    classification: choice(['BENIGN', 'SUSPICIOUS', 'MALICIOUS', 'CRITICAL', 'CATASTROPHIC']),
    threatDetected: optional(flag()),
    confidence: optional(ratio()),
    threatScore: optional(score()),
    threatType: optional(identifier('primary_threat_type')),
    modelVotes: optional(map(ratio(), 'contributing_models')),
    featuresTriggered: optional(list(identifier())),
    recommendation: optional(text()),
    sourceAddress: optional(ipAddress('source_ip')),
  },
});
