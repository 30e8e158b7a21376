import { defineEvent } from '../define-event.ts';
import { failureFields } from '../fields/failure.ts';
import { identifier, optional, text } from '../meanings.ts';

// Its real name is the topic; of its body nothing is published.

/** No agent was recognized in a prompt. */
export const agentDetectionFailed = defineEvent({
  type: 'agent-detection-failures',
  docs: 'No agent was recognized in a prompt.',
  known: 'inferred',
  producers: ['omniclaude hooks'],
  key: 'correlationId',
  payload: {
    ...failureFields,
    userRequest: optional(text('query', 'prompt')),
    sessionId: optional(identifier()),
  },
});
