import {
  always,
  choice,
  defineViews,
  flag,
  identifier,
  instant,
  limit,
  number,
  range,
  record,
  rows,
  text,
  zone,
} from './contract.ts';

const side = {
  tokens: number('tokens', 'Tokens'),
  compute: number('units', 'Compute units'),
  cost: number('usd', 'Cost'),
} as const;
const perRun = {
  avgTokens: number('tokens', 'Tokens per run'),
  avgCompute: number('units', 'Compute units per run'),
  avgTime: number('seconds', 'Time per run'),
  successRate: number('percent', 'Success rate'),
  cost: number('usd', 'Cost per run'),
} as const;
/** Baseline runs below which no saving is stated. */
const minBaseline = limit(30, 1_000_000);

/** What runs with intelligence save against baseline runs. Contract only; `intelligence-savings.ts` computes it. */
export const intelligenceSavingsViews = defineViews('intelligence-savings', 'Intelligence savings', 1, {
  metrics: {
    label: 'Savings',
    params: { range: range('30d'), timeZone: zone(), minBaseline },
    fields: {
      dataAvailable: always(flag('Enough runs of both kinds')),
      intelligenceRuns: always(number('count', 'Runs with intelligence')),
      baselineRuns: always(number('count', 'Baseline runs')),
      baselineNeeded: always(number('count', 'Baseline runs needed')),
      unstatedRuns: always(number('count', 'Runs that do not say which kind they are')),
      totalSavings: number('usd', 'Saved, by the means of the whole range'),
      savedOverDays: number('usd', 'Saved, summed over the periods of the chart that have a baseline'),
      dailySavings: number('usd', 'Saved per day'),
      weeklySavings: number('usd', 'Saved per week'),
      monthlySavings: number('usd', 'Saved per 30 days'),
      savedPerRun: number('usd', 'Saved per run with intelligence'),
      periods: always(number('count', 'Periods of the chart')),
      periodsWithBaseline: always(number('count', 'Periods of the chart that have a baseline')),
      avgTokensPerRun: number('tokens', 'Tokens per run, both kinds'),
      avgComputePerRun: number('units', 'Compute units per run, both kinds'),
      costPerToken: number('usd', 'Cost per token'),
      costPerCompute: number('usd', 'Cost per compute unit'),
      efficiencyGain: number('percent', 'Fewer tokens per run than the baseline'),
      timeSaved: number('hours', 'Time saved'),
    },
  },
  agentComparisons: {
    label: 'Agents compared',
    params: { range: range('30d'), minBaseline, limit: limit(500, 10_000) },
    fields: {
      agents: rows('Agents', 'agentId', [['runs', 'desc']], {
        agentId: always(identifier('Agent', 'agent')),
        agentName: always(text('Name')),
        dataAvailable: always(flag('Enough runs of both kinds')),
        runs: always(number('count', 'Runs with intelligence')),
        baselineRuns: always(number('count', 'Baseline runs')),
        withIntelligence: record('With intelligence', perRun),
        withoutIntelligence: record('Without intelligence', perRun),
        savings: record('Saved per run', {
          tokens: number('tokens', 'Tokens'),
          compute: number('units', 'Compute units'),
          time: number('seconds', 'Time'),
          cost: number('usd', 'Cost'),
          percentage: number('percent', 'Share of the baseline cost'),
        }),
        saved: number('usd', 'Saved in the range'),
      }),
      others: always(number('count', 'Runs of agents beyond the limit')),
    },
  },
  timeSeries: {
    label: 'Savings over time',
    params: { range: range('30d'), timeZone: zone() },
    fields: {
      /** A period is an hour up to 26 h, else a local day. */
      period: always(choice(['hour', 'day'], 'Period')),
      points: rows('Periods', 'from', [['from', 'asc']], {
        from: always(instant('From')),
        to: always(instant('To')),
        /** Local date of the period's start, `YYYY-MM-DD`. */
        date: always(text('Date')),
        /** Clipped by the range or not yet over. */
        partial: always(flag('Partial')),
        runs: always(number('count', 'Runs with intelligence')),
        baselineRuns: always(number('count', 'Baseline runs')),
        withIntelligence: record('With intelligence', side),
        withoutIntelligence: record('Without intelligence: mean baseline run times runs', side),
        savings: record('Saved', { ...side, percentage: number('percent', 'Share of the cost without') }),
        dataAvailable: always(flag('Has runs of both kinds')),
      }),
    },
  },
  providerSavings: {
    label: 'Providers',
    params: { range: range('30d'), minBaseline },
    fields: {
      providers: rows('Providers', 'providerId', [['runsCount', 'desc']], {
        providerId: always(identifier('Provider', 'provider')),
        providerName: always(text('Name')),
        savingsAmount: number('usd', 'Saved'),
        tokensProcessed: number('tokens', 'Tokens processed'),
        tokensOffloaded: number('tokens', 'Tokens saved against the baseline'),
        percentageOfTotal: number('percent', 'Share of all savings'),
        avgCostPerToken: number('usd', 'Cost per token'),
        runsCount: always(number('count', 'Runs with intelligence')),
        selections: always(number('count', 'Times selected')),
      }),
    },
  },
});
