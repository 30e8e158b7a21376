import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { flag, identifier, milliseconds, optional, text } from '../meanings.ts';

/** The intelligence service could not answer a question. */
export const intelligenceQueryFailed = defineEvent({
  type: 'omninode.intelligence.query.failed.v1',
  docs: 'The intelligence service could not answer a question.',
  known: 'analog',
  producers: ['omniintelligence', 'omniarchon'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    ...failureFields,
    query: optional(text('prompt')),
    operationType: optional(identifier('query_type')),
    durationMs: optional(milliseconds('processing_time_ms')),
    fallbackUsed: optional(flag()),
  },
});
