import { defineEvent } from '../define-event.ts';
import { identifier, optional, percent, text } from '../meanings.ts';

/** A generation of code stated how far it is. */
export const codeGenerationStatusChanged = defineEvent({
  type: 'omninode.code.generation.status.changed.v1',
  docs: 'A generation of code stated how far it is.',
  known: 'analog',
  producers: ['omninode_bridge code generation'],
  key: 'sessionId',
  payload: {
    sessionId: identifier(),
    status: identifier(),
    progressPercent: optional(percent('progress_percentage')),
    message: optional(text()),
  },
});
