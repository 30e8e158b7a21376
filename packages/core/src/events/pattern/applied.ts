import { defineEvent } from '../define-event.ts';
import { choice, identifier, milliseconds, optional, ratio, text } from '../meanings.ts';

/** An agent worked by a pattern. */
export const patternApplied = defineEvent({
  type: 'onex.evt.omniintelligence.pattern-applied.v1',
  docs: 'An agent worked by a pattern.',
  known: 'observed',
  producers: ['omniintelligence patterns'],
  key: 'patternId',
  duration: 'latencyMs',
  payload: {
    patternId: identifier(),
    patternName: optional(text()),
    applicationContext: optional(text()),
    agentName: optional(identifier('agent_id', 'agent')),
    confidence: optional(ratio('confidence_at_application')),
    outcome: optional(choice(['success', 'failure'])),
    latencyMs: optional(milliseconds()),
  },
});
