import { defineEvent } from '../define-event.ts';
import { identifier, instant, list, optional, ratio, text } from '../meanings.ts';

/** A quality gate was not passed. */
export const agentQualityGateFailed = defineEvent({
  type: 'omninode.agent.quality.gate.failed.v1',
  docs: 'A quality gate was not passed.',
  known: 'observed',
  producers: ['omniclaude quality gates'],
  key: 'correlationId',
  payload: {
    gateName: identifier('gate'),
    agentName: optional(identifier('agent_id', 'agent')),
    score: optional(ratio()),
    threshold: optional(ratio()),
    failedAt: optional(instant()),
    failureReasons: optional(list(text())),
    recommendations: optional(list(text())),
  },
});
