import { defineEvent } from '../define-event.ts';
import {
  choice,
  flag,
  identifier,
  instant,
  ipAddress,
  json,
  list,
  milliseconds,
  optional,
  ratio,
  riskScore,
  text,
  units,
} from '../meanings.ts';

// Whether the affected users and nodes are counts or lists, no producer says.

/** The risk of a threat was assessed. */
export const securityThreatAssessed = defineEvent({
  type: 'security.threat.assessed.v1',
  docs: 'The risk of a threat was assessed.',
  known: 'analog',
  producers: ['PhantomMesh automation'],
  key: 'threatId',
  legacy: ['assessment_complete'],
  duration: 'assessmentTimeMs',
  payload: {
    threatId: identifier(),
    riskScore: riskScore(),
    riskLevel: optional(choice(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])),
    confidence: optional(ratio()),
    impactScore: optional(units()),
    exploitability: optional(ratio()),
    attackVector: optional(choice(['network', 'adjacent', 'local', 'physical'])),
    threatType: optional(identifier('original_signal.threat_type')),
    sourceAddress: optional(ipAddress('source_ip', 'original_signal.source_ip')),
    region: optional(identifier('original_signal.region')),
    affectedAssets: optional(list(identifier())),
    affectedUsers: optional(json()),
    affectedNodes: optional(json()),
    recommendation: optional(text()),
    shouldAutoRemediate: optional(flag()),
    remediationActions: optional(list(identifier())),
    assessmentTimeMs: optional(milliseconds()),
    contextFactors: optional(json()),
    assessedAt: optional(instant('created_at')),
  },
});
