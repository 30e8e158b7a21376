import { asText, fieldsOf, listOf, named, Refusal } from './refusal.ts';
import type { BarsData } from '../primitives/bars/types.ts';
import { indexFrom } from '../primitives/time-series/sheet-layout.ts';
import type { Coverage, Series, SpanNote, TimeSeriesData } from '../primitives/time-series/types.ts';
import { usable } from '../primitives/time-series/usable.ts';

/** One series as a host gives it. What is left out: the key is the label, colours go from `series-1` on. */
export interface GivenSeries {
  readonly key: string;
  readonly label?: string;
  /** Under the label at the line's end. */
  readonly note?: string;
  /** A colour token: `series-1` … `series-8`, `series-other`, `ink-2`, `ok`, `warn`, `critical`. */
  readonly color?: string;
  /** Dashed: not measured. */
  readonly estimate?: boolean;
  readonly values: ArrayLike<number | null>;
}
/** A span of time, ms, and what is to be said of it. */
export interface GivenNote {
  readonly from: number;
  /** Left out: a moment. */
  readonly to?: number;
  readonly text: string;
}
/** Plain data of a chart over time. */
export interface ChartData {
  /** ms. Sorted if need be; a bucket stands at its start. */
  readonly times: ArrayLike<number>;
  readonly series: readonly GivenSeries[];
  /** Of buckets, ms; needed for bars. Left out: the smallest distance of two times. */
  readonly widthMs?: number;
  /** For each point `received`, `missing`, `lost` or `filling`. Left out: what no series knows is missing. */
  readonly coverage?: readonly Coverage[];
  /** The last point is not over yet. */
  readonly open?: boolean;
  /** Two series with the ground between them: soft where `upper` is above, hatched where it is below. */
  readonly band?: { readonly upper: string; readonly lower: string };
  readonly gaps?: readonly GivenNote[];
  readonly annotations?: readonly GivenNote[];
  readonly thresholds?: readonly { readonly value: number; readonly label: string; readonly color?: string }[];
}

/** A list of numbers; typed arrays are lists too. What stands in it is looked at by the chart. */
function numbersOf(property: string, value: unknown): readonly number[] {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return listOf(property, value) as readonly number[];
  // Array.from asks an iterator for each of them, which takes ten times as long.
  const { length } = value as Float64Array;
  const numbers: number[] = [];
  for (let index = 0; index < length; index++) numbers.push((value as Float64Array)[index] as number);
  return numbers;
}

const smallestStep = (times: readonly number[]): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < times.length; index++) {
    const step = Math.abs((times[index] ?? 0) - (times[index - 1] ?? 0));
    if (step > 0 && step < least) least = step;
  }
  return Number.isFinite(least) ? least : 60_000;
};

/** What no series knows is missing. */
function coverageOf(series: readonly Series[], length: number, open: boolean): Coverage[] {
  const coverage: Coverage[] = [];
  for (let index = 0; index < length; index++) coverage.push('missing');
  for (const { values } of series)
    for (let index = 0; index < length; index++) if (Number.isFinite(values[index])) coverage[index] = 'received';
  if (open && length > 0) coverage[length - 1] = 'filling';
  return coverage;
}

export type ChartKind = 'line' | 'area' | 'stacked' | 'bar';

/**
 * Reads what a host gave, once, at the edge.
 * @throws Refusal when it has not the shape of a chart
 */
export function readChart(
  given: ChartData,
  kind: ChartKind,
  hidden: (key: string) => boolean,
  summary: string,
): { readonly lines: TimeSeriesData } | { readonly bars: BarsData } {
  if (given !== null && given !== undefined && typeof given !== 'object')
    throw new Refusal('no-chart', { value: named(given) });
  const times = numbersOf('data.times', given?.times);
  const keys = new Set<string>();
  const read = listOf('data.series', given?.series).map((one, index): Series => {
    const { key, label, note, color, estimate, values } = fieldsOf(one) as Partial<GivenSeries>;
    const name = asText(key) || `${index + 1}`;
    if (keys.has(name)) throw new Refusal('same-key', { key: named(name) });
    keys.add(name);
    return {
      key: name,
      label: asText(label) || name,
      color: asText(color) || (index < 8 ? `series-${index + 1}` : 'series-other'),
      ...(note ? { note: asText(note) } : {}),
      ...(estimate ? { estimate } : {}),
      hidden: hidden(name),
      values: numbersOf(`data.series[${index}].values`, values) as readonly (number | null)[],
    };
  });
  const { length } = times;
  const coverage = given.coverage ?? coverageOf(read, length, given.open === true);
  const sorted = usable({ times, coverage, summary }, read);
  const { series } = sorted;
  const axis = sorted.data.times;
  const last = axis.length - 1;
  const notes = (list: readonly GivenNote[] | undefined): SpanNote[] =>
    (list ?? []).flatMap(({ from, to = from, text }) => {
      const a = indexFrom(axis, from);
      const b = Math.max(a, indexFrom(axis, to + 1) - 1);
      return a > last || !(to >= (axis[0] ?? 0)) ? [] : [{ from: a, to: Math.min(last, b), lines: [text] }];
    });
  const common = {
    ...sorted.data,
    gaps: notes(given.gaps),
    annotations: notes(given.annotations),
    thresholds: given.thresholds ?? [],
  };
  if (kind === 'bar') {
    const parts = series.map(({ key, label, color, hidden: off, values }) => ({ key, label, color, hidden: off === true, values })); // biome-ignore format: one row
    return { bars: { ...common, widthMs: given.widthMs ?? smallestStep(axis), parts } };
  }
  return {
    lines: {
      ...common,
      series,
      open: given.open === true,
      ...(given.widthMs === undefined ? {} : { widthMs: given.widthMs }),
      ...(given.band ? { band: given.band } : {}),
      ...(kind === 'line' ? {} : { area: kind === 'stacked' ? 'stacked' : 'each' }),
    },
  };
}
