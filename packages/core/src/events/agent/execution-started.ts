import { defineEvent } from '../define-event.ts';
import { flag, identifier, instant, optional, text } from '../meanings.ts';

/** A run of an agent began. */
export const agentExecutionStarted = defineEvent({
  type: 'omninode.agent.execution.started.v1',
  docs: 'A run of an agent began.',
  known: 'observed',
  producers: ['omniclaude agents', 'omnidash mock'],
  key: 'correlationId',
  payload: {
    agentName: identifier('agent_id', 'agent'),
    userRequest: optional(text('query', 'task')),
    sessionId: optional(identifier()),
    startedAt: optional(instant()),
    previousAgent: optional(identifier('context.previous_agent')),
    withIntelligence: optional(flag('context.with_intelligence')),
  },
});
