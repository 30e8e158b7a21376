import type { Format } from '../../base/format.ts';
import type { Cell, Twin, TwinRow } from '../../base/types.ts';
import { amount, changeOf, type Metric, type Point, savedOf, type Series, withOf, withoutOf } from './model.ts';

/** The chart's rows, newest first, with a note where the picture has a mark. */
export function savingsTwin(
  series: Series,
  metric: Metric,
  { asOf, since }: { readonly asOf: number; readonly since: number | null },
  format: Format,
): Twin {
  const { points, period } = series;
  const unit = format.text(`unit.${metric}`);
  // The unit stands in the head, so that cells are bare numbers of one precision.
  const bare = (value: Cell): string =>
    metric === 'cost' ? format.decimal(Number(value)) : amount(Number(value), metric, format);
  const note = (point: Point, index: number): string => {
    if (point.partial && index === points.length - 1)
      return format.text('twin.note.until', { t: format.minutes(asOf) });
    if (point.partial && index === 0) return format.text('twin.note.from', { t: format.minutes(point.from) });
    if (point.runs === 0) return format.text(since !== null && point.to <= since ? 'gap.before' : 'gap.runs');
    if (withoutOf(point, metric) === null) return format.text('gap.baseline');
    return (savedOf(point, metric) ?? 0) < 0 ? format.text('twin.note.loss') : '';
  };
  const rows: TwinRow[] = points.map((point, index) => ({
    from: point.from,
    without: withoutOf(point, metric),
    with: withOf(point, metric),
    saved: savedOf(point, metric),
    change: changeOf(point, metric),
    runs: point.runs,
    baseline: point.baselineRuns,
    note: note(point, index),
  }));
  const known = points.filter((point) => savedOf(point, metric) !== null);
  const sum = (of: (point: Point, metric: Metric) => number | null): number =>
    known.reduce((total, point) => total + (of(point, metric) ?? 0), 0);
  const [without, saved] = [sum(withoutOf), sum(savedOf)];
  const zone = format.zone(asOf);
  const time = (value: Cell): string =>
    period === 'day'
      ? format.weekday(Number(value))
      : format.date(Number(value), { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return {
    caption: format.text('twin.caption', {
      metric: format.text(`metric.${metric}`),
      period: format.text(`twin.period.${period}`),
    }),
    columns: [
      {
        key: 'from',
        label: format.text(`twin.${period}`, { zone }),
        format: (value) => (typeof value === 'number' ? time(value) : String(value)),
      },
      { key: 'without', label: format.text('twin.without', { unit }), numeric: true, of: 'own.without', format: bare },
      { key: 'with', label: format.text('twin.with', { unit }), numeric: true, of: 'own.with', format: bare },
      { key: 'saved', label: format.text('twin.saved', { unit }), numeric: true, of: 'own.saved', format: bare },
      {
        key: 'change',
        label: format.text('twin.change'),
        of: 'own.change',
        numeric: true,
        format: (value) => format.percent(Number(value), 1, true),
        critical: (value) => Number(value) > 0,
      },
      { key: 'runs', label: format.text('twin.runs'), numeric: true, of: 'timeSeries.points.runs' },
      { key: 'baseline', label: format.text('twin.baseline'), numeric: true, of: 'timeSeries.points.baselineRuns' },
      { key: 'note', label: format.text('twin.note') },
    ],
    rows: rows.reverse(),
    ...(known.length === 0
      ? {}
      : {
          foot: {
            from: format.text('twin.foot', { n: known.length }),
            without,
            with: sum(withOf),
            saved,
            change: without === 0 ? null : (-100 * saved) / without,
            runs: sum(({ runs }) => runs),
            baseline: sum(({ baselineRuns }) => baselineRuns),
          },
        }),
    sorted: { key: 'from', direction: 'descending' },
  };
}
