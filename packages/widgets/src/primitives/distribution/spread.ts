/** How many of something lie from `from` up to, and not including, `to`. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}
export type Scale = 'linear' | 'log';

/** A share of all, 0..1, and the value that it lies at or below. */
export interface Quantile {
  readonly p: number;
  readonly value: number;
  /** Known exactly, estimated inside a bucket, or only known to lie beyond the first or last edge. */
  readonly how: 'exact' | 'estimate' | 'below' | 'above';
}

/** What is drawn, and what could not be. */
export interface Spread {
  /** In order, without overlap. */
  readonly buckets: readonly Bucket[];
  readonly quantiles: readonly Quantile[];
  readonly total: number;
  /** Counted, but without a place on the axis: `to` is the edge under which they lie. */
  readonly below: { readonly to: number; readonly count: number } | null;
  /** Of a last bucket that is open upwards. */
  readonly above: { readonly from: number; readonly count: number } | null;
  /** Not counted: what is no finite number, or a bucket without valid edges or count. */
  readonly leftOut: number;
}

/** Two buckets that count the same values twice. */
export interface Overlap {
  readonly first: Bucket;
  readonly second: Bucket;
}

/** More bars than this cannot be told apart. */
const mostBars = 44;
const perDecade = [20, 10, 5, 2, 1];

/** 1, 2, 2.5 or 5 times a power of ten, at least `rough`. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999_999) ?? 10) * power;
}

/** Edges at round values, from the one at or under `least` to the one over `most`. */
function edgesOf(least: number, most: number, scale: Scale): readonly number[] {
  if (scale === 'log') {
    const decades = Math.log10(most / least);
    const parts = perDecade.find((count) => decades * count <= mostBars - 2) ?? 1;
    const from = Math.floor(Math.log10(least) * parts + 1e-9);
    const to = Math.max(from + 1, Math.floor(Math.log10(most) * parts + 1e-9) + 1);
    return Array.from({ length: to - from + 1 }, (_, index) =>
      Number((10 ** ((from + index) / parts)).toPrecision(12)),
    );
  }
  const step = roundStep((most - least) / (mostBars - 2));
  const from = Math.floor(least / step + 1e-9);
  const to = Math.max(from + 1, Math.floor(most / step + 1e-9) + 1);
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
}

/** Counts values by buckets with round edges; quantiles are those of the values themselves. */
export function spreadOfValues(values: readonly unknown[], scale: Scale, shares: readonly number[]): Spread {
  const known = Float64Array.from(
    values.filter((value) => typeof value === 'number' && Number.isFinite(value)) as number[],
  );
  known.sort();
  const leftOut = values.length - known.length;
  // Zero and less have no logarithm.
  let start = 0;
  if (scale === 'log') while (start < known.length && (known[start] ?? 0) <= 0) start += 1;
  const below = start === 0 ? null : { to: 0, count: start };
  const quantiles = shares.map((p): Quantile => ({ p, value: quantileOf(known, p), how: 'exact' }));
  const base = { quantiles: known.length === 0 ? [] : quantiles, total: known.length, below, above: null, leftOut };
  const [least, most] = [known[start], known.at(-1)];
  if (least === undefined || most === undefined || start >= known.length) return { ...base, buckets: [] };
  if (least === most || !Number.isFinite(most - least))
    return { ...base, buckets: [{ from: least, to: most, count: known.length - start }] };
  const edges = edgesOf(least, most, scale);
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  let slot = 0;
  for (let index = start; index < known.length; index++) {
    const value = known[index] ?? 0;
    while (slot < counts.length - 1 && value >= (edges[slot + 1] ?? 0)) slot += 1;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const buckets = counts.map((count, index): Bucket => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, count }));
  return { ...base, buckets };
}

/** Between the two nearest of sorted values, by the share of the way (Hyndman and Fan, type 7). */
function quantileOf(sorted: Float64Array, p: number): number {
  const at = Math.max(0, Math.min(1, p)) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Buckets as they were given, put in order. A quantile is estimated inside its bucket, evenly along the axis. What cannot be a
 * bucket is left out and counted; two that overlap would count twice, which is for the caller to refuse.
 */
export function spreadOfBuckets(given: readonly unknown[], scale: Scale, shares: readonly number[]): Spread | Overlap {
  const read = given.map(bucketOf);
  const whole = read.filter((bucket) => bucket !== null).sort((a, b) => a.from - b.from || a.to - b.to);
  for (const [index, second] of whole.entries()) {
    const first = whole[index - 1];
    if (first && second.from < first.to) return { first, second };
  }
  const low = whole.filter(({ from }) => from === Number.NEGATIVE_INFINITY || (scale === 'log' && from <= 0));
  const high = whole.filter(({ to }) => to === Number.POSITIVE_INFINITY);
  const placed = whole.filter((bucket) => !low.includes(bucket) && !high.includes(bucket));
  const sum = (buckets: readonly Bucket[]): number => buckets.reduce((all, { count }) => all + count, 0);
  const total = sum(whole);
  const below = sum(low) > 0 ? { to: low.at(-1)?.to ?? 0, count: sum(low) } : null;
  const above = sum(high) > 0 ? { from: high[0]?.from ?? 0, count: sum(high) } : null;
  const quantiles = total === 0 ? [] : shares.map((p) => estimate(placed, p, { below, above, total }, scale));
  return { buckets: placed, quantiles, total, below, above, leftOut: given.length - whole.length };
}

const bucketOf = (given: unknown): Bucket | null => {
  if (typeof given !== 'object' || given === null) return null;
  const { from, to, count } = given as Readonly<Record<string, unknown>>;
  const end = to === null || to === undefined ? Number.POSITIVE_INFINITY : to;
  const begin = from === null || from === undefined ? Number.NEGATIVE_INFINITY : from;
  if (typeof begin !== 'number' || typeof end !== 'number' || typeof count !== 'number') return null;
  return begin < end && Number.isFinite(count) && count >= 0 ? { from: begin, to: end, count } : null;
};

function estimate(
  buckets: readonly Bucket[],
  p: number,
  { below, above, total }: Pick<Spread, 'below' | 'above' | 'total'>,
  scale: Scale,
): Quantile {
  let left = Math.max(0, Math.min(1, p)) * total - (below?.count ?? 0);
  if (left < 0 || (left === 0 && below)) return { p, value: below?.to ?? 0, how: 'below' };
  for (const { from, to, count } of buckets) {
    if (count > 0 && left <= count) {
      const share = left / count;
      const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
      return { p, value, how: 'estimate' };
    }
    left -= count;
  }
  return above
    ? { p, value: above.from, how: 'above' }
    : { p, value: buckets.findLast(({ count }) => count > 0)?.to ?? 0, how: 'estimate' };
}

/** At most `most` buckets, neighbours put together; exact, because edges stay edges. */
export function fewer(buckets: readonly Bucket[], most: number): readonly Bucket[] {
  const size = Math.ceil(buckets.length / Math.max(1, most));
  if (size <= 1) return buckets;
  const out: Bucket[] = [];
  for (let start = 0; start < buckets.length; start += size) {
    const group = buckets.slice(start, start + size);
    const [first, last] = [group[0] as Bucket, group.at(-1) as Bucket];
    out.push({ from: first.from, to: last.to, count: group.reduce((sum, { count }) => sum + count, 0) });
  }
  return out;
}
