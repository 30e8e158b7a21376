import { defineEvent } from '../define-event.ts';
import { identifier, instant, optional, ratio, text } from '../meanings.ts';

/** An agent begins to hand over to another one. */
export const agentTransformationStarted = defineEvent({
  type: 'omninode.agent.transformation.started.v1',
  docs: 'An agent begins to hand over to another one.',
  known: 'observed',
  producers: ['omniclaude transformations'],
  key: 'correlationId',
  payload: {
    sourceAgent: identifier(),
    targetAgent: identifier(),
    transformationReason: optional(text('reason')),
    userRequest: optional(text()),
    routingConfidence: optional(ratio()),
    routingStrategy: optional(identifier()),
    sessionId: optional(identifier()),
    startedAt: optional(instant()),
  },
});
