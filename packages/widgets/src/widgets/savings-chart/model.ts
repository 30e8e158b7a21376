import type { intelligenceSavingsViews, ViewData } from '@streamglass/core/views';
import type { Format } from '../../base/format.ts';
import type { Coverage, SpanNote, TimeSeriesData } from '../../primitives/time-series/types.ts';

export type Metrics = ViewData<typeof intelligenceSavingsViews, 'metrics'>;
export type Series = ViewData<typeof intelligenceSavingsViews, 'timeSeries'>;
export type Agents = ViewData<typeof intelligenceSavingsViews, 'agentComparisons'>;
export type Point = Series['points'][number];
export type Agent = Agents['agents'][number];
export type Metric = 'cost' | 'tokens' | 'compute';
export const metrics: readonly Metric[] = ['cost', 'tokens', 'compute'];

export const withOf = ({ withIntelligence }: Point, metric: Metric): number | null =>
  withIntelligence?.[metric] ?? null;
export const withoutOf = ({ withoutIntelligence }: Point, metric: Metric): number | null =>
  withoutIntelligence?.[metric] ?? null;
export const savedOf = ({ savings }: Point, metric: Metric): number | null => savings?.[metric] ?? null;
/** Change against without, in percent; null without a baseline. */
export const changeOf = (point: Point, metric: Metric): number | null => {
  const [saved, without] = [savedOf(point, metric), withoutOf(point, metric)];
  return saved === null || without === null || without === 0 ? null : (-100 * saved) / without;
};

/** Amounts in words: dollars with their sign, tokens and units plain. */
export function amount(value: number | null, metric: Metric, format: Format): string {
  if (metric === 'cost') return format.usd(value);
  return metric === 'tokens' ? format.integer(value) : format.number(value, { maximumFractionDigits: 1 });
}
export function levelWords(value: number, top: boolean, metric: Metric, format: Format): string {
  const size =
    value >= 10_000
      ? ({ notation: 'compact', maximumFractionDigits: 1 } as const)
      : ({ maximumFractionDigits: 4 } as const);
  const money =
    metric === 'cost' && top ? ({ style: 'currency', currency: 'USD', minimumFractionDigits: 0 } as const) : {};
  return format.number(value, { ...size, ...money });
}
/** The day, or the hour where periods are hours. */
export const periodWords = ({ from }: Point, period: Series['period'], format: Format): string =>
  period === 'day' ? format.weekday(from) : format.minutes(from);
const spanWords = (from: Point, to: Point, period: Series['period'], format: Format): string =>
  period === 'day' ? format.days(from.from, to.from) : `${format.minutes(from.from)} – ${format.minutes(to.to)}`;

/** Runs of neighbouring points that meet a condition. */
function stretches(
  points: readonly Point[],
  meets: (point: Point) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  points.forEach((point, index) => {
    const last = found.at(-1);
    if (!meets(point)) return;
    if (last && last.to === index - 1) last.to = index;
    else found.push({ from: index, to: index });
  });
  return found;
}

/** What the chart draws of one metric. `lost`: spans of the log that were never read, ms. */
export function chartOf(options: {
  readonly series: Series;
  readonly metric: Metric;
  readonly format: Format;
  readonly size: 'wide' | 'middle' | 'narrow';
  readonly lost: readonly { readonly from: number; readonly to: number }[];
  /** Nothing before this was counted, ms. */
  readonly since: number | null;
  /** Nothing came for a while: the rail is hatched up to now. */
  readonly stale: boolean;
  readonly scope: string;
}): TimeSeriesData {
  const { series, metric, format, size, lost } = options;
  const { points, period } = series;
  const last = points.length - 1;
  const coverage = points.map(({ from, to, runs, baselineRuns, partial }, index): Coverage => {
    if (partial && index === last) return options.stale ? 'lost' : 'filling';
    if (lost.some((gap) => gap.from < to && gap.to > from)) return 'lost';
    return runs === 0 || baselineRuns === 0 ? 'missing' : 'received';
  });
  const gap = (key: string, meets: (point: Point) => boolean): readonly SpanNote[] =>
    size === 'narrow'
      ? []
      : stretches(points, meets).map(({ from, to }) => {
          const [first, end] = [points[from], points[to]];
          const when = size === 'wide' && first && end ? [spanWords(first, end, period, format)] : [];
          return {
            from,
            to,
            lines: [format.text(size === 'wide' ? key : key === 'gap.baseline' ? 'gap.baseline.short' : key), ...when],
          };
        });
  const uncounted = ({ runs, to }: Point): boolean => runs === 0 && options.since !== null && to <= options.since;
  const gaps = [
    ...gap('gap.baseline', ({ runs, baselineRuns }) => runs > 0 && baselineRuns === 0),
    ...gap('gap.runs', (point) => point.runs === 0 && !point.partial && !uncounted(point)),
    ...gap('gap.before', uncounted),
  ];
  const losses = stretches(points, (point) => (savedOf(point, metric) ?? 0) < 0).map((span) => ({
    ...span,
    sum: points.slice(span.from, span.to + 1).reduce((sum, point) => sum + (savedOf(point, metric) ?? 0), 0),
  }));
  const worst = losses.reduce<(typeof losses)[number] | null>(
    (least, span) => (span.sum < (least?.sum ?? 0) ? span : least),
    null,
  );
  const [first, end] = worst ? [points[worst.from], points[worst.to]] : [];
  const annotation =
    worst && first && end && size === 'wide'
      ? { from: worst.from, to: worst.to, lines: [format.text('remark.loss'), spanWords(first, end, period, format)] }
      : null;
  const known = points.filter((point) => savedOf(point, metric) !== null);
  const total = known.reduce((sum, point) => sum + (savedOf(point, metric) ?? 0), 0);
  const cause =
    known.length === 0
      ? format.text('plot.none')
      : format.text('plot.saved', { v: amount(total, metric, format), n: known.length });
  return {
    times: points.map(({ from }) => from),
    ...(points[0] ? { widthMs: points[0].to - points[0].from } : {}),
    series: [
      {
        key: 'without',
        label: format.text('series.without'),
        note: format.text('series.without.note'),
        color: 'ink-2',
        estimate: true,
        values: points.map((point) => withoutOf(point, metric)),
      },
      {
        key: 'with',
        label: format.text('series.with'),
        note: format.text('series.with.note'),
        color: 'series-1',
        values: points.map((point) => withOf(point, metric)),
      },
    ],
    band: { upper: 'without', lower: 'with' },
    coverage,
    open: points[last]?.partial === true,
    // One reason in two places is one too many when narrow; many reasons are noise.
    gaps: gaps.length > 3 ? [] : gaps,
    ...(annotation ? { annotations: [annotation] } : {}),
    summary: format.text('plot.summary', { metric: format.text(`metric.${metric}`), scope: options.scope, cause }),
  };
}

/** A point as a sentence. */
export function pointWords(point: Point, series: Series, metric: Metric, format: Format): string {
  const t = periodWords(point, series.period, format);
  const b = amount(withOf(point, metric), metric, format);
  if (point.runs === 0) return format.text('point.empty', { t });
  if (withoutOf(point, metric) === null) return format.text('point.bare', { t, b });
  return format.text('point.text', {
    t,
    a: amount(withoutOf(point, metric), metric, format),
    b,
    c: amount(savedOf(point, metric), metric, format),
  });
}

/** The agent that lost most, null when none costs more than its baseline. */
export const largestLoss = (agents: readonly Agent[]): Agent | null =>
  agents.reduce<Agent | null>((worst, agent) => ((agent.saved ?? 0) < (worst?.saved ?? 0) ? agent : worst), null);
