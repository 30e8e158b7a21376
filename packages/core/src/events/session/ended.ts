import { defineEvent } from '../define-event.ts';
import { count, identifier, milliseconds, optional, seconds } from '../meanings.ts';

/** A session of a coding agent ended. */
export const sessionEnded = defineEvent({
  type: 'onex.evt.omniclaude.session-ended.v1',
  docs: 'A session of a coding agent ended.',
  known: 'observed',
  producers: ['omniclaude hooks'],
  key: 'sessionId',
  duration: 'durationMs',
  payload: {
    sessionId: identifier(),
    durationMs: optional(milliseconds(seconds('duration_seconds'))),
    promptsCount: optional(count()),
    toolsExecuted: optional(count()),
  },
});
