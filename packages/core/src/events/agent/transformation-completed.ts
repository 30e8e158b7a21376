import { defineEvent } from '../define-event.ts';
import { handOverFields } from '../fields/hand-over.ts';
import { bytes, flag, optional, text } from '../meanings.ts';

/** An agent handed over to another one. */
export const agentTransformationCompleted = defineEvent({
  type: 'omninode.agent.transformation.completed.v1',
  docs: 'An agent handed over to another one.',
  known: 'observed',
  producers: ['omniclaude transformations'],
  key: 'correlationId',
  legacy: ['agent-transformation-events'],
  duration: 'transformationDurationMs',
  payload: {
    ...handOverFields,
    success: optional(flag()),
    errorMessage: optional(text()),
    contextSizeBytes: optional(bytes()),
  },
});
