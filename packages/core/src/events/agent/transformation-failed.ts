import { defineEvent } from '../define-event.ts';
import { handOverFields } from '../fields/hand-over.ts';
import { optional, text } from '../meanings.ts';

/** A hand-over between agents failed. */
export const agentTransformationFailed = defineEvent({
  type: 'omninode.agent.transformation.failed.v1',
  docs: 'A hand-over between agents failed.',
  known: 'observed',
  producers: ['omniclaude transformations'],
  key: 'correlationId',
  duration: 'transformationDurationMs',
  payload: {
    ...handOverFields,
    errorMessage: optional(text('error')),
  },
});
