import { defineEvent } from '../define-event.ts';
import { identifier, list, optional, ratio } from '../meanings.ts';

/** It was decided what a prompt is about. */
export const intelligenceIntentClassified = defineEvent({
  type: 'onex.evt.omniintelligence.intent-classified.v1',
  docs: 'It was decided what a prompt is about.',
  known: 'observed',
  producers: ['omniintelligence'],
  key: 'correlationId',
  payload: {
    intentType: identifier('intent'),
    confidence: optional(ratio()),
    categories: optional(list(identifier())),
    sessionId: optional(identifier()),
  },
});
