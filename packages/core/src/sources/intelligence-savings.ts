import type { ViewData } from './contract.ts';
import { dayStart } from './engine/days.ts';
import { floorTo } from './engine/tiers.ts';
import type { Totals } from './engine/readers.ts';
import { defineSource, type Reader, type ViewTime } from './engine/source-api.ts';
import { intelligenceSavingsDefinitions } from './intelligence-savings.definitions.ts';
import { intelligenceSavingsViews } from './intelligence-savings.views.ts';
import { agentRuns, providerRuns, providerSelections, runTotals, unstatedProvider } from './rollups/agent-runs.ts';

type Point = ViewData<typeof intelligenceSavingsViews, 'timeSeries'>['points'][number];
/** Runs of one kind, as far as the views here look at them. */
type Runs = Totals<typeof runTotals.measures>;
type AgentRunTotals = Totals<typeof agentRuns.measures>;

const hour = 3_600_000;
const day = 86_400_000;
/** Ranges up to this length are shown by the hour. */
const hourlyUpTo = 26 * hour;

const times = (a: number | null, b: number): number | null => (a === null ? null : a * b);
const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);
const per = (a: number | null, b: number | null): number | null => (a === null || b === null || b === 0 ? null : a / b);

/** What runs with intelligence save against baseline runs. */
export const intelligenceSavings = defineSource(
  intelligenceSavingsViews,
  { uses: { runs: agentRuns, totals: runTotals, providers: providerRuns, selections: providerSelections } },
  {
    views: {
      metrics: {
        definitions: intelligenceSavingsDefinitions.metrics,
        compute(read, { minBaseline }, time) {
          const slice = read.totals.over(time);
          const using = slice.where({ intelligence: true }).total;
          const baseline = slice.where({ intelligence: false }).total;
          const enough = using.count >= 1 && baseline.count >= minBaseline;
          const when = <T>(value: T): T | null => (enough ? value : null);
          const { points } = pointsOf(read.totals, time);
          const saved = points.filter(({ savings }) => savings?.cost !== null);
          const savedOverDays =
            saved.length === 0 ? null : saved.reduce((sum, { savings }) => sum + (savings?.cost ?? 0), 0);
          const savedRuns = saved.reduce((sum, { usingCost }) => sum + usingCost, 0);
          const total = minus(times(baseline.mean('cost'), using.n('cost')), using.sum('cost'));
          const daily = times(total, 1 / Math.max(1, (time.to - time.from) / day));
          const before = baseline.mean('tokens');
          const fewer = minus(before, using.mean('tokens'));
          const saveTime = minus(times(baseline.mean('duration'), using.n('duration')), using.sum('duration'));
          return {
            dataAvailable: enough,
            intelligenceRuns: using.count,
            baselineRuns: baseline.count,
            baselineNeeded: minBaseline,
            unstatedRuns: slice.where({ intelligence: null }).total.count,
            totalSavings: when(total),
            savedOverDays: when(savedOverDays),
            dailySavings: when(daily),
            weeklySavings: when(times(daily, 7)),
            monthlySavings: when(times(daily, 30)),
            savedPerRun: when(per(savedOverDays, savedRuns)),
            periods: points.length,
            periodsWithBaseline: points.filter(({ baselineRuns }) => baselineRuns > 0).length,
            avgTokensPerRun: meanOfBoth(using, baseline, 'tokens'),
            avgComputePerRun: meanOfBoth(using, baseline, 'compute'),
            costPerToken: per(
              sumOfBoth(using, baseline, 'costWithTokens'),
              sumOfBoth(using, baseline, 'tokensWithCost'),
            ),
            costPerCompute: per(
              sumOfBoth(using, baseline, 'costWithCompute'),
              sumOfBoth(using, baseline, 'computeWithCost'),
            ),
            efficiencyGain: when(times(per(fewer, before), 100)),
            timeSaved: when(times(saveTime, 1 / hour)),
          };
        },
      },
      agentComparisons: {
        definitions: intelligenceSavingsDefinitions.agentComparisons,
        compute({ runs }, { minBaseline, limit }, time) {
          const slice = runs.over(time);
          const using = slice.where({ intelligence: true });
          const baseline = slice.where({ intelligence: false });
          const usingBy = using.by('agent');
          const baselineBy = baseline.by('agent');
          const usingOk = using.where({ outcome: 'ok' }).by('agent');
          const baselineOk = baseline.where({ outcome: 'ok' }).by('agent');
          const names = new Set([...usingBy.keys(), ...baselineBy.keys()]);
          const rows = [...names].map((agent) => {
            const a = usingBy.get(agent);
            const b = baselineBy.get(agent);
            const enough = (a?.count ?? 0) >= 1 && (b?.count ?? 0) >= minBaseline;
            const cost = minus(b?.mean('cost') ?? null, a?.mean('cost') ?? null);
            return {
              agentId: agent ?? '',
              agentName: agent ?? '',
              dataAvailable: enough,
              runs: a?.count ?? 0,
              baselineRuns: b?.count ?? 0,
              withIntelligence: perRun(a, usingOk.get(agent)),
              withoutIntelligence: perRun(b, baselineOk.get(agent)),
              savings:
                enough && a !== undefined && b !== undefined
                  ? {
                      tokens: minus(b.mean('tokens'), a.mean('tokens')),
                      compute: minus(b.mean('compute'), a.mean('compute')),
                      time: times(minus(b.mean('duration'), a.mean('duration')), 1 / 1_000),
                      cost,
                      percentage: times(per(cost, b.mean('cost')), 100),
                    }
                  : null,
              saved: enough ? times(cost, a?.n('cost') ?? 0) : null,
            };
          });
          rows.sort((a, b) => b.runs - a.runs || (a.agentId < b.agentId ? -1 : 1));
          const shown = rows.slice(0, limit);
          return { agents: shown, others: shown.reduce((rest, row) => rest - row.runs, using.total.count) };
        },
      },
      timeSeries: {
        definitions: intelligenceSavingsDefinitions.timeSeries,
        compute({ totals }, _, time) {
          const { period, points } = pointsOf(totals, time);
          return { period, points: points.map(({ usingCost: _usingCost, ...point }) => point) };
        },
      },
      providerSavings: {
        definitions: intelligenceSavingsDefinitions.providerSavings,
        compute({ totals, providers, selections }, { minBaseline }, time) {
          const baseline = totals.over(time).where({ intelligence: false }).total;
          const enough = baseline.count >= minBaseline;
          const used = providers.over(time).by('provider');
          const selected = selections.over(time).by('provider');
          const names = new Set<string | null>([...used.keys(), ...selected.keys()]);
          const rows = [...names].map((provider) => {
            const runs = used.get(provider);
            const saved = (measure: 'cost' | 'tokens'): number | null =>
              runs === undefined || !enough
                ? null
                : minus(times(baseline.mean(measure), runs.n(measure)), runs.sum(measure));
            return {
              providerId: provider ?? unstatedProvider,
              providerName: provider ?? unstatedProvider,
              savingsAmount: saved('cost'),
              tokensProcessed: runs?.sum('tokens') ?? null,
              tokensOffloaded: saved('tokens'),
              percentageOfTotal: null as number | null,
              avgCostPerToken: runs === undefined ? null : per(runs.sum('costWithTokens'), runs.sum('tokensWithCost')),
              runsCount: runs?.count ?? 0,
              selections: selected.get(provider)?.count ?? 0,
            };
          });
          const total = rows.reduce((sum, { savingsAmount }) => sum + (savingsAmount ?? 0), 0);
          for (const row of rows) row.percentageOfTotal = total > 0 ? times(per(row.savingsAmount, total), 100) : null;
          rows.sort((a, b) => b.runsCount - a.runsCount || (a.providerId < b.providerId ? -1 : 1));
          return { providers: rows };
        },
      },
    },
  },
);

const sumOfBoth = (a: Runs, b: Runs, measure: Parameters<Runs['sum']>[0]): number | null => {
  const [first, second] = [a.sum(measure), b.sum(measure)];
  return first === null ? second : second === null ? first : first + second;
};
const meanOfBoth = (a: Runs, b: Runs, measure: 'tokens' | 'compute'): number | null =>
  per(sumOfBoth(a, b, measure), a.n(measure) + b.n(measure));

/** Means per run; null without runs. */
function perRun(runs: AgentRunTotals | undefined, ok: AgentRunTotals | undefined) {
  if (runs === undefined || runs.count === 0) return null;
  return {
    avgTokens: runs.mean('tokens'),
    avgCompute: runs.mean('compute'),
    avgTime: times(runs.mean('duration'), 1 / 1_000),
    successRate: (100 * (ok?.count ?? 0)) / runs.count,
    cost: runs.mean('cost'),
  };
}

/** Periods of a range with their runs; `usingCost`: runs with intelligence that state a cost. */
function pointsOf(
  totals: Reader<typeof runTotals>,
  time: ViewTime,
): { readonly period: 'hour' | 'day'; readonly points: readonly (Point & { readonly usingCost: number })[] } {
  const hourly = time.to - time.from <= hourlyUpTo;
  const points: (Point & { usingCost: number })[] = [];
  for (const { from, to, date, partial } of hourly ? hoursOf(time) : daysOf(time)) {
    const slice = totals.over({ from, to });
    const using = slice.where({ intelligence: true }).total;
    const baseline = slice.where({ intelligence: false }).total;
    const side = (measure: 'tokens' | 'compute' | 'cost') => {
      const spent = using.sum(measure);
      const without = using.n(measure) === 0 ? null : times(baseline.mean(measure), using.n(measure));
      return { spent, without, saved: minus(without, spent) };
    };
    const [tokens, compute, cost] = [side('tokens'), side('compute'), side('cost')];
    points.push({
      from,
      to,
      date,
      partial,
      runs: using.count,
      baselineRuns: baseline.count,
      withIntelligence: { tokens: tokens.spent, compute: compute.spent, cost: cost.spent },
      withoutIntelligence: { tokens: tokens.without, compute: compute.without, cost: cost.without },
      savings: {
        tokens: tokens.saved,
        compute: compute.saved,
        cost: cost.saved,
        percentage: times(per(cost.saved, cost.without), 100),
      },
      dataAvailable: using.count > 0 && baseline.count > 0,
      usingCost: using.n('cost'),
    });
  }
  return { period: hourly ? 'hour' : 'day', points };
}

interface Period {
  readonly from: number;
  readonly to: number;
  readonly date: string;
  readonly partial: boolean;
}

function* hoursOf({ from, to, zone }: ViewTime): Iterable<Period> {
  for (let start = floorTo(from, hour); start < to; start += hour) {
    const end = start + hour;
    yield {
      from: Math.max(start, from),
      to: Math.min(end, to),
      date: dayStart(zone, start).date,
      partial: start < from || end >= to,
    };
  }
}

/** Local days. A boundary that lies within a bucket moves to the bucket's start, and the answer says so. */
function* daysOf({ from, to, step, zone, note }: ViewTime): Iterable<Period> {
  let local = dayStart(zone, from);
  for (;;) {
    const start = floorTo(local.at, step);
    const end = floorTo(local.next, step);
    if (start !== local.at || end !== local.next) note('day-boundary-shifted');
    if (end > from) {
      yield {
        from: Math.max(start, from),
        to: Math.min(end, to),
        date: local.date,
        partial: start < from || end >= to,
      };
    }
    if (end >= to) return;
    local = dayStart(zone, local.next);
  }
}
