import { defineEvent } from '../define-event.ts';
import { runFields } from '../fields/run.ts';
import { identifier, instant, json, optional, text } from '../meanings.ts';

/** A run of an agent failed. */
export const agentExecutionFailed = defineEvent({
  type: 'omninode.agent.execution.failed.v1',
  docs: 'A run of an agent failed.',
  known: 'observed',
  producers: ['omniclaude agents', 'omnidash mock'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    ...runFields,
    errorMessage: optional(text('error')),
    errorType: optional(identifier('error_code')),
    failedAt: optional(instant()),
    stackTrace: optional(text('error_stack_trace')),
    partialResults: optional(json()),
  },
});
