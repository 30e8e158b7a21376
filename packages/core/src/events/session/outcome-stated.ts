import { defineEvent } from '../define-event.ts';
import { identifier } from '../meanings.ts';

/** It was stated how a session of a coding agent went. */
export const sessionOutcomeStated = defineEvent({
  type: 'onex.evt.omniclaude.session-outcome.v1',
  docs: 'It was stated how a session of a coding agent went.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
    outcome: identifier(),
  },
});
