import { defineEvent } from '../define-event.ts';
import { identifier, list, optional, ratio, record, secret, text } from '../meanings.ts';

/** Code was to be checked against rules of architecture. */
export const intelligenceComplianceRequested = defineEvent({
  type: 'omninode.intelligence.compliance.requested.v1',
  docs: 'Code was to be checked against rules of architecture.',
  known: 'analog',
  producers: ['omniarchon quality assessment', 'omniintelligence compliance'],
  key: 'correlationId',
  legacy: ['COMPLIANCE_CHECK_REQUESTED', 'onex.cmd.omniintelligence.compliance-evaluate.v1'],
  payload: {
    content: optional(secret()),
    contentSha256: optional(identifier()),
    architectureType: optional(identifier()),
    sourcePath: optional(text('file_path')),
    language: optional(identifier()),
    applicablePatterns: optional(
      list(
        record({
          patternId: identifier(),
          patternSignature: optional(text()),
          domainId: optional(identifier()),
          confidence: optional(ratio()),
        }),
      ),
    ),
    projectId: optional(identifier()),
    userId: optional(identifier()),
    sessionId: optional(identifier()),
  },
});
