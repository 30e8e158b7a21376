import type { Definitions } from './engine/source-api.ts';
import type { intelligenceSavingsViews } from './intelligence-savings.views.ts';

type Views = (typeof intelligenceSavingsViews)['views'];
type SavingsDefinitions = { readonly [K in keyof Views]: Definitions<Views[K]['fields']> };

const without = (what: string, x: string) => ({
  is: `${what} that the runs with intelligence of the period would have taken at the mean of its baseline runs.`,
  formula: `mean_B(${x}) × n_I(${x})`,
});
const saved = (what: string, x: string) => ({
  is: `${what} saved in the period.`,
  formula: `mean_B(${x}) × n_I(${x}) − Σ_I ${x}`,
});
const perRunSaving = (what: string, x: string) => ({
  is: `${what} saved per run.`,
  formula: `mean_B(${x}) − mean_I(${x}); null without enough runs of both kinds`,
});

/**
 * What each number of intelligence-savings is, for `describe`; exact in docs/reference/views.md. I: runs with
 * intelligence, B: baseline runs, n_X(v): runs of X that state v.
 */
export const intelligenceSavingsDefinitions: SavingsDefinitions = {
  metrics: {
    dataAvailable: { is: 'Enough runs of both kinds in the range.', formula: '|I| ≥ 1 and |B| ≥ minBaseline' },
    intelligenceRuns: 'Runs in the range that say withIntelligence: true.',
    baselineRuns: 'Runs in the range that say withIntelligence: false.',
    baselineNeeded: 'Baseline runs below which no saving is stated.',
    unstatedRuns: 'Runs in the range that do not say which kind they are; they are in no other figure.',
    totalSavings: {
      is: 'Saved in the range, by the means of the whole range.',
      formula: 'mean_B(cost) × n_I(cost) − Σ_I cost',
    },
    savedOverDays: {
      is: 'Saved in the range, each period of the chart compared with its own baseline.',
      formula: 'Σ savings.cost over the periods that have one',
    },
    dailySavings: { is: 'Saved per day.', formula: 'totalSavings / max(1, days of the range)' },
    weeklySavings: { is: 'Saved per week.', formula: 'dailySavings × 7' },
    monthlySavings: { is: 'Saved per 30 days.', formula: 'dailySavings × 30' },
    savedPerRun: { is: 'Saved per run with intelligence.', formula: 'savedOverDays / n_I(cost) of those periods' },
    periods: 'Periods of the chart.',
    periodsWithBaseline: 'Periods of the chart with baseline runs.',
    avgTokensPerRun: { is: 'Mean tokens of a run of either kind.', formula: 'mean over I ∪ B' },
    avgComputePerRun: { is: 'Mean compute units of a run of either kind.', formula: 'mean over I ∪ B' },
    costPerToken: { is: 'Cost per token.', formula: 'Σ cost / Σ tokens over runs of I ∪ B that state both' },
    costPerCompute: { is: 'Cost per compute unit.', formula: 'Σ cost / Σ units over runs of I ∪ B that state both' },
    efficiencyGain: {
      is: 'How many fewer tokens a run with intelligence takes.',
      formula: '100 × (mean_B(tokens) − mean_I(tokens)) / mean_B(tokens)',
    },
    timeSaved: {
      is: 'Time saved in the range.',
      formula: '(mean_B(duration) × n_I(duration) − Σ_I duration) / 3600 s',
    },
  },
  agentComparisons: {
    agents: 'One row for each agent with runs of either kind in the range.',
    'agents.agentId': 'The agent.',
    'agents.agentName': 'Its name: runs name an agent by nothing else.',
    'agents.dataAvailable': {
      is: 'Enough runs of both kinds.',
      formula: '|I| ≥ 1 and |B| ≥ minBaseline, of this agent',
    },
    'agents.runs': 'Its runs with intelligence.',
    'agents.baselineRuns': 'Its baseline runs.',
    'agents.withIntelligence': 'Means per run with intelligence; null without such runs.',
    'agents.withIntelligence.avgTokens': 'Mean tokens.',
    'agents.withIntelligence.avgCompute': 'Mean compute units.',
    'agents.withIntelligence.avgTime': 'Mean duration.',
    'agents.withIntelligence.successRate': { is: 'Share of runs that completed.', formula: '100 × completed / runs' },
    'agents.withIntelligence.cost': 'Mean cost.',
    'agents.withoutIntelligence': 'Means per baseline run; null without such runs.',
    'agents.withoutIntelligence.avgTokens': 'Mean tokens.',
    'agents.withoutIntelligence.avgCompute': 'Mean compute units.',
    'agents.withoutIntelligence.avgTime': 'Mean duration.',
    'agents.withoutIntelligence.successRate': {
      is: 'Share of runs that completed.',
      formula: '100 × completed / runs',
    },
    'agents.withoutIntelligence.cost': 'Mean cost.',
    'agents.savings': 'Saved per run; null without enough runs of both kinds.',
    'agents.savings.tokens': perRunSaving('Tokens', 'tokens'),
    'agents.savings.compute': perRunSaving('Compute units', 'compute'),
    'agents.savings.time': perRunSaving('Time', 'duration'),
    'agents.savings.cost': perRunSaving('Cost', 'cost'),
    'agents.savings.percentage': {
      is: 'Share of the baseline cost that is saved.',
      formula: '100 × savings.cost / mean_B(cost)',
    },
    'agents.saved': { is: 'Saved in the range.', formula: 'savings.cost × n_I(cost)' },
    others: 'Runs with intelligence of agents beyond the limit.',
  },
  timeSeries: {
    period: 'An hour for ranges up to 26 h, else a day of the time zone.',
    points: 'One row for each period of the range.',
    'points.from': 'Where the period begins, clipped by the range.',
    'points.to': 'Where it ends, clipped by the range.',
    'points.date': 'Local date of its start.',
    'points.partial': 'Clipped by the range, or ends at or after its end.',
    'points.runs': 'Runs with intelligence.',
    'points.baselineRuns': 'Baseline runs.',
    'points.withIntelligence': 'What the runs with intelligence took.',
    'points.withIntelligence.tokens': { is: 'Tokens.', formula: 'Σ_I tokens' },
    'points.withIntelligence.compute': { is: 'Compute units.', formula: 'Σ_I compute' },
    'points.withIntelligence.cost': { is: 'Cost.', formula: 'Σ_I cost' },
    'points.withoutIntelligence': 'What they would have taken at the mean of the baseline runs of the period.',
    'points.withoutIntelligence.tokens': without('Tokens', 'tokens'),
    'points.withoutIntelligence.compute': without('Compute units', 'compute'),
    'points.withoutIntelligence.cost': without('Cost', 'cost'),
    'points.savings': 'Without minus with.',
    'points.savings.tokens': saved('Tokens', 'tokens'),
    'points.savings.compute': saved('Compute units', 'compute'),
    'points.savings.cost': saved('Cost', 'cost'),
    'points.savings.percentage': {
      is: 'Share of the cost without that is saved.',
      formula: '100 × savings.cost / withoutIntelligence.cost',
    },
    'points.dataAvailable': 'The period has runs of both kinds.',
  },
  providerSavings: {
    providers: 'One row for each provider that a run with intelligence states or that was selected in the range.',
    'providers.providerId': 'The provider; unstated: runs that state none.',
    'providers.providerName': 'Its name: events name a provider by nothing else.',
    'providers.savingsAmount': {
      is: 'Saved against the mean of all baseline runs.',
      formula: 'mean_B(cost) × n(cost) − Σ cost; null unless |B| ≥ minBaseline',
    },
    'providers.tokensProcessed': { is: 'Tokens processed.', formula: 'Σ tokens of its runs with intelligence' },
    'providers.tokensOffloaded': {
      is: 'Tokens saved against the mean of all baseline runs.',
      formula: 'mean_B(tokens) × n(tokens) − Σ tokens; null unless |B| ≥ minBaseline',
    },
    'providers.percentageOfTotal': {
      is: 'Share of all savings.',
      formula: '100 × savingsAmount / Σ savingsAmount; null unless that sum is positive',
    },
    'providers.avgCostPerToken': { is: 'Cost per token.', formula: 'Σ cost / Σ tokens over its runs that state both' },
    'providers.runsCount': 'Its runs with intelligence.',
    'providers.selections': 'How often provider.selected named it.',
  },
};
