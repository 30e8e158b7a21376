import { agentExecutionCompleted, agentExecutionFailed, agentProviderSelected } from '../../events/agent/index.ts';
import { milliseconds, tokens, units, usd } from '../../events/meanings.ts';
import { flag, key, mean, oneOf, rollup, sum } from '../engine/kinds.ts';
import { count } from '../engine/source-api.ts';

/** What runs that ended state of themselves. */
interface Run {
  readonly agentName: string;
  readonly durationMs?: number;
  readonly tokensUsed?: number;
  readonly costUsd?: number;
  readonly computeUnits?: number;
  readonly withIntelligence?: boolean;
  readonly provider?: string;
}

const figures = (run: Run) => ({
  cost: run.costUsd,
  tokens: run.tokensUsed,
  compute: run.computeUnits,
  duration: run.durationMs,
});
const figureMeasures = {
  cost: sum(usd()),
  tokens: sum(tokens()),
  compute: sum(units()),
  duration: mean(milliseconds()),
};

/** Only where a run states both. */
const pairs = ({ costUsd, tokensUsed, computeUnits }: Run) => ({
  costWithTokens: tokensUsed === undefined ? null : costUsd,
  tokensWithCost: costUsd === undefined ? null : tokensUsed,
  costWithCompute: computeUnits === undefined ? null : costUsd,
  computeWithCost: costUsd === undefined ? null : computeUnits,
});

const byAgent =
  <Outcome extends 'ok' | 'failed'>(outcome: Outcome) =>
  ({ payload }: { readonly payload: Run }) => ({
    agent: payload.agentName,
    intelligence: payload.withIntelligence ?? null,
    outcome,
    ...figures(payload),
  });

/** Runs that ended, by agent, kind and outcome. */
export const agentRuns = rollup(
  {
    name: 'agent-runs',
    by: { agent: key(), intelligence: flag(), outcome: oneOf('ok', 'failed') },
    max: 10_000,
    measures: figureMeasures,
  },
  [count(agentExecutionCompleted, byAgent('ok')), count(agentExecutionFailed, byAgent('failed'))],
);

const byKind =
  <Outcome extends 'ok' | 'failed'>(outcome: Outcome) =>
  ({ payload }: { readonly payload: Run }) => ({
    intelligence: payload.withIntelligence ?? null,
    outcome,
    ...figures(payload),
    ...pairs(payload),
  });

/** Runs that ended, all agents together: what long ranges and charts are made of. */
export const runTotals = rollup(
  {
    name: 'run-totals',
    by: { intelligence: flag(), outcome: oneOf('ok', 'failed') },
    measures: {
      ...figureMeasures,
      costWithTokens: sum(usd()),
      tokensWithCost: sum(tokens()),
      costWithCompute: sum(usd()),
      computeWithCost: sum(units()),
    },
  },
  [count(agentExecutionCompleted, byKind('ok')), count(agentExecutionFailed, byKind('failed'))],
);

/** Stands for the provider of runs that state none. */
export const unstatedProvider = 'unstated';

const byProvider = ({ payload }: { readonly payload: Run }) =>
  payload.withIntelligence === true
    ? { provider: payload.provider ?? unstatedProvider, ...figures(payload), ...pairs(payload) }
    : null;

/** Runs with intelligence by the provider that they state. */
export const providerRuns = rollup(
  {
    name: 'provider-runs',
    by: { provider: key() },
    max: 1_000,
    pinned: [unstatedProvider],
    measures: {
      cost: sum(usd()),
      tokens: sum(tokens()),
      costWithTokens: sum(usd()),
      tokensWithCost: sum(tokens()),
    },
  },
  [
    count(agentExecutionCompleted, (event) => providerRow(byProvider(event))),
    count(agentExecutionFailed, (event) => providerRow(byProvider(event))),
  ],
);

/** The figures that providers are compared by. */
function providerRow(row: ReturnType<typeof byProvider>) {
  if (row === null) return null;
  const { provider, cost, tokens: used, costWithTokens, tokensWithCost } = row;
  return { provider, cost, tokens: used, costWithTokens, tokensWithCost };
}

/** How often each provider was selected. */
export const providerSelections = rollup(
  {
    name: 'provider-selections',
    by: { provider: key() },
    max: 1_000,
    measures: {},
  },
  [count(agentProviderSelected, ({ payload }) => ({ provider: payload.providerName }))],
);
