import { defineEvent } from '../define-event.ts';
import { identifier } from '../meanings.ts';

/** A session of a coding agent began. */
export const sessionStarted = defineEvent({
  type: 'onex.evt.omniclaude.session-started.v1',
  docs: 'A session of a coding agent began.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
  },
});
