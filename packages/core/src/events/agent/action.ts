import { defineEvent } from '../define-event.ts';
import { flag, identifier, json, milliseconds, optional } from '../meanings.ts';

// Its real name is the topic; no producer gives it a dotted one.

/** An agent did something: called a tool, decided, met an error. */
export const agentAction = defineEvent({
  type: 'agent-actions',
  docs: 'An agent did something: called a tool, decided, met an error.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'correlationId',
  duration: 'durationMs',
  payload: {
    agentName: identifier('agent_id', 'agent'),
    actionType: optional(identifier()),
    actionName: optional(identifier()),
    actionDetails: optional(json()),
    durationMs: optional(milliseconds()),
    success: optional(flag()),
    debugMode: optional(flag()),
    sessionId: optional(identifier()),
    projectName: optional(identifier()),
  },
});
