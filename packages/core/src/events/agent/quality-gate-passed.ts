import { defineEvent } from '../define-event.ts';
import { identifier, instant, json, optional, ratio } from '../meanings.ts';

/** A quality gate was passed. */
export const agentQualityGatePassed = defineEvent({
  type: 'omninode.agent.quality.gate.passed.v1',
  docs: 'A quality gate was passed.',
  known: 'observed',
  producers: ['omniclaude quality gates'],
  key: 'correlationId',
  payload: {
    gateName: identifier('gate'),
    agentName: optional(identifier('agent_id', 'agent')),
    score: optional(ratio()),
    threshold: optional(ratio()),
    passedAt: optional(instant()),
    metrics: optional(json()),
  },
});
