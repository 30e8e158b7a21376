import { StreamglassError } from '../../lib/errors.ts';
import { parseTime } from '../../lib/time.ts';
import { dayStart } from './days.ts';
import { floorTo, longestMs, tiersOf } from './tiers.ts';

/** Half-open, ms since the epoch, on whole steps. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Width of the buckets that it is made of. */
  readonly step: number;
}

/** A range as it was asked for, checked. */
export type RangeSpec =
  | { readonly kind: 'length'; readonly lengthMs: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'interval'; readonly from: number; readonly to: number };

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const hint = 'write 15m, 24h, 7d or 90d (at most 92d), today, or two ISO times with a slash between them';

/** Reads `15m`, `24h`, `7d`, `today` or `2026-03-01T00:00Z/2026-03-02T00:00Z`. Throws `bad-params`. */
export function parseRange(text: string): RangeSpec {
  const trimmed = text.trim();
  if (trimmed === 'today') return { kind: 'today' };
  const length = /^(\d{1,7})([smhdw])$/.exec(trimmed);
  if (length !== null) {
    const lengthMs = Number(length[1]) * (unitMs[length[2] as string] as number);
    if (lengthMs > 0 && lengthMs <= longestMs) return { kind: 'length', lengthMs };
    throw new StreamglassError('bad-params', `range ${JSON.stringify(text)} is not between 1 s and 92 days`, { hint });
  }
  const slash = trimmed.indexOf('/');
  if (slash > 0) {
    const from = parseTime(trimmed.slice(0, slash));
    const to = parseTime(trimmed.slice(slash + 1));
    if (from < to && to - from <= longestMs) return { kind: 'interval', from, to };
  }
  throw new StreamglassError('bad-params', `range ${JSON.stringify(text)} is no range`, { hint });
}

/** The form in which equal ranges are equal text. Throws `bad-params`. */
export function canonicalRange(text: string): string {
  const spec = parseRange(text);
  if (spec.kind !== 'interval') return text.trim();
  return `${new Date(spec.from).toISOString()}/${new Date(spec.to).toISOString()}`;
}

/**
 * A range as of a time. `to` is the end of the bucket that holds `asOf`; `step` the finest tier that reaches back to
 * `from`. `seconds`: whether there is a tier of seconds.
 */
export function resolveRange(spec: RangeSpec, asOf: number, seconds: boolean, zone: string): Span {
  if (spec.kind === 'length') {
    const step = stepFor(spec.lengthMs, seconds);
    const to = floorTo(asOf, step) + step;
    return { from: floorTo(to - spec.lengthMs, step), to, step };
  }
  const from = spec.kind === 'today' ? dayStart(zone, asOf).at : spec.from;
  const step = stepFor(asOf - from, seconds);
  const to = spec.kind === 'today' ? asOf : spec.to;
  const end = spec.kind === 'today' ? floorTo(to, step) + step : -floorTo(-to, step);
  return { from: floorTo(from, step), to: end, step };
}

function stepFor(reachMs: number, seconds: boolean): number {
  const tiers = tiersOf(seconds);
  const tier = tiers.find(({ keepMs }) => reachMs <= keepMs) ?? tiers.at(-1);
  return (tier as (typeof tiers)[number]).widthMs;
}

const chartWidths = [
  1_000, 5_000, 10_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];

/** One bar of a chart, clipped by its range. */
export interface ChartBucket {
  readonly from: number;
  readonly to: number;
  /** Begins before the range, or ends at or after the range does. */
  readonly partial: boolean;
}

/** Buckets of a chart with at most `points` of them (unless days are not wide enough). */
export function chartBuckets({ from, to, step }: Span, points: number): { widthMs: number; buckets: ChartBucket[] } {
  const fits = (width: number): boolean => width >= step && (to - from) / width <= points;
  const widthMs = chartWidths.find(fits) ?? 86_400_000;
  const buckets: ChartBucket[] = [];
  for (let start = floorTo(from, widthMs); start < to; start += widthMs) {
    const end = start + widthMs;
    buckets.push({ from: Math.max(start, from), to: Math.min(end, to), partial: start < from || end >= to });
  }
  return { widthMs, buckets };
}
