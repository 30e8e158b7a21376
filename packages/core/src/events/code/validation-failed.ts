import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, milliseconds, optional } from '../meanings.ts';

/** The validator itself failed, which says nothing about the code. */
export const codeValidationFailed = defineEvent({
  type: 'omninode.code.validation.failed.v1',
  docs: 'The validator itself failed, which says nothing about the code.',
  known: 'inferred',
  producers: ['omninode_bridge code generation'],
  key: 'sessionId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    sessionId: optional(identifier()),
    durationMs: optional(milliseconds('processing_time_ms')),
  },
});
