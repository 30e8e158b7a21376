import { defineEvent } from '../define-event.ts';
import { count, identifier, optional, text } from '../meanings.ts';

/** A person gave a coding agent a prompt. */
export const sessionPromptSubmitted = defineEvent({
  type: 'onex.evt.omniclaude.prompt-submitted.v1',
  docs: 'A person gave a coding agent a prompt.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
    promptPreview: optional(text()),
    promptLength: optional(count()),
    prompt: optional(text()),
  },
});
