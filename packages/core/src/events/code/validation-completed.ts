import { defineEvent } from '../define-event.ts';
import { flag, identifier, list, milliseconds, optional, ratio, text } from '../meanings.ts';

/** Generated code was validated; the verdict may be that it is not valid. */
export const codeValidationCompleted = defineEvent({
  type: 'omninode.code.validation.completed.v1',
  docs: 'Generated code was validated; the verdict may be that it is not valid.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'sessionId',
  duration: 'durationMs',
  payload: {
    sessionId: identifier(),
    isValid: optional(flag()),
    qualityScore: optional(ratio()),
    onexComplianceScore: optional(ratio('onex_compliance')),
    errors: optional(list(text(), 'validation_result.errors')),
    warnings: optional(list(text(), 'validation_result.warnings')),
    suggestions: optional(list(text(), 'validation_result.suggestions')),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
