import { defineEvent } from '../define-event.ts';
import { flag, identifier, optional, text } from '../meanings.ts';

/** Somebody said whether an assessment was right. */
export const securityFeedbackReceived = defineEvent({
  type: 'security.feedback.received.v1',
  docs: 'Somebody said whether an assessment was right.',
  known: 'inferred',
  producers: ['PhantomMesh automation'],
  key: 'correlationId',
  legacy: ['feedback_received'],
  payload: {
    threatId: optional(identifier()),
    correct: optional(flag()),
    comment: optional(text()),
    userId: optional(identifier()),
  },
});
