import { defineEvent } from '../define-event.ts';
import { identifier, optional, percent, text } from '../meanings.ts';

/** A run of an agent is under way. */
export const agentExecutionProgress = defineEvent({
  type: 'omninode.agent.execution.progress.v1',
  docs: 'A run of an agent is under way.',
  known: 'inferred',
  producers: ['omniclaude agents'],
  key: 'correlationId',
  payload: {
    agentName: identifier('agent_id', 'agent'),
    progressPercent: optional(percent('progress_percentage')),
    step: optional(text('message')),
    sessionId: optional(identifier()),
  },
});
