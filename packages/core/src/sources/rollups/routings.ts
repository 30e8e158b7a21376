import {
  agentRoutingCompleted,
  agentRoutingFailed,
  agentTransformationCompleted,
  agentTransformationFailed,
} from '../../events/agent/index.ts';
import { milliseconds, ratio } from '../../events/meanings.ts';
import { key, mean, oneOf, rollup } from '../engine/kinds.ts';
import { count } from '../engine/source-api.ts';

/** Routings by the agent that was selected; failed ones select none. */
export const routings = rollup(
  {
    name: 'routings',
    by: { agent: key(), outcome: oneOf('ok', 'failed') },
    max: 10_000,
    measures: { confidence: mean(ratio()), time: mean(milliseconds()) },
  },
  [
    count(agentRoutingCompleted, ({ payload }) => ({
      agent: payload.selectedAgent,
      outcome: 'ok',
      confidence: payload.confidence,
      time: payload.routingTimeMs,
    })),
    count(agentRoutingFailed, () => ({ agent: null, outcome: 'failed' })),
  ],
);

/** Hand-overs by who hands over to whom. */
export const handOvers = rollup(
  {
    name: 'hand-overs',
    by: { from: key(), to: key(), outcome: oneOf('ok', 'failed') },
    max: 10_000,
    measures: { confidence: mean(ratio()), duration: mean(milliseconds()) },
  },
  [
    count(agentTransformationCompleted, ({ payload }) => ({
      from: payload.sourceAgent,
      to: payload.targetAgent,
      outcome: payload.success === false ? 'failed' : 'ok',
      confidence: payload.routingConfidence,
      duration: payload.transformationDurationMs,
    })),
    count(agentTransformationFailed, ({ payload }) => ({
      from: payload.sourceAgent,
      to: payload.targetAgent,
      outcome: 'failed',
    })),
  ],
);
