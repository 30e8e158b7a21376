import { defineEvent } from '../define-event.ts';
import { choice, count, flag, identifier, list, milliseconds, optional, ratio, record, text } from '../meanings.ts';

/** Code was checked against rules of architecture. */
export const intelligenceComplianceValidated = defineEvent({
  type: 'omninode.intelligence.compliance.validated.v1',
  docs: 'Code was checked against rules of architecture.',
  known: 'analog',
  producers: ['omniarchon quality assessment'],
  key: 'correlationId',
  legacy: ['COMPLIANCE_CHECK_COMPLETED'],
  duration: 'durationMs',
  payload: {
    complianceScore: ratio(),
    complianceStatus: optional(choice(['compliant', 'non_compliant', 'pending'])),
    sourcePath: optional(text('file_path')),
    nodeType: optional(choice(['effect', 'compute', 'reducer', 'orchestrator'])),
    architectureType: optional(identifier()),
    violationsCount: optional(count()),
    violations: optional(
      list(
        record({
          rule: identifier(),
          severity: optional(identifier()),
          message: optional(text()),
          line: optional(count()),
        }),
      ),
    ),
    recommendationsCount: optional(count()),
    durationMs: optional(milliseconds('processing_time_ms')),
    cacheHit: optional(flag()),
  },
});
