import { defineEvent } from '../define-event.ts';
import { runFields } from '../fields/run.ts';
import { count, instant, optional, text } from '../meanings.ts';

/** A run of an agent succeeded. */
export const agentExecutionCompleted = defineEvent({
  type: 'omninode.agent.execution.completed.v1',
  docs: 'A run of an agent succeeded.',
  known: 'observed',
  producers: ['omniclaude agents', 'omnidash mock'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    ...runFields,
    completedAt: optional(instant()),
    toolCalls: optional(count('metrics.tool_calls')),
    outputSummary: optional(text('result')),
  },
});
