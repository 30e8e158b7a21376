import { type Axis, axisOf, axisTicks, placeLabels } from './axis.ts';
import type { Bucket, Quantile, Scale, Spread } from './spread.ts';

/** Room under the bars for labels, over them for a row of quantiles, px. */
export const belowPx = 20;
const rowPx = 16;
/** A tick's label further from the next than this. */
const tickGapPx = 12;

/** Where a bar stands; one of no width is a few px wide. */
export const boxOf = ({ from, to }: Bucket, axis: Axis): { readonly x: number; readonly size: number } => {
  const [a, b] = [axis.at(from), axis.at(to)];
  return b - a >= 1 ? { x: a, size: b - a } : { x: a - 2, size: 4 };
};
const quantileX = ({ value, how }: Quantile, axis: Axis, width: number): number =>
  how === 'below' ? 0 : how === 'above' ? width : axis.at(value);

/** Counts by width, so that area is the count; bars of one width keep their counts. */
function heightsOf(
  buckets: readonly Bucket[],
  axis: Axis,
): { readonly values: readonly number[]; readonly most: number; readonly uneven: boolean } {
  const sizes = buckets.map((bucket) => boxOf(bucket, axis).size);
  const values = buckets.map(({ count }, index) => count / (sizes[index] ?? 1));
  const [least, widest] = [
    sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    sizes.reduce((a, b) => Math.max(a, b), 0),
  ];
  return { values, most: values.reduce((a, b) => Math.max(a, b), 0), uneven: widest > least * 1.05 + 0.5 };
}

/** Where everything of a distribution lies, px from the left top corner of its plot. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Upper end of the highest bar, and the line on which all stand. */
  readonly top: number;
  readonly floor: number;
  /** For each bucket: its own width, and the bar in it. */
  readonly bars: readonly { readonly x: number; readonly size: number; readonly wide: number; readonly high: number }[];
  /** `mark`: where the line stands; `x`, `y`: middle and baseline of the words. */
  readonly names: readonly { readonly mark: number; readonly from: number; readonly x: number; readonly y: number; readonly name: string; readonly value: string }[]; // biome-ignore format: one row
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  /** Bars are of different widths, so that their area counts. */
  readonly uneven: boolean;
}

export function layoutOf(options: {
  readonly spread: Spread;
  readonly buckets: readonly Bucket[];
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  /** Words of each quantile: its name, then its value. */
  readonly quantiles: readonly string[];
  readonly value: (value: number) => string;
  readonly measure: (text: string) => number;
}): Layout {
  const { spread, buckets, scale, width, quantiles, measure } = options;
  const axis = axisOf(buckets, scale, width);
  const marks = spread.quantiles.map((quantile) => quantileX(quantile, axis, width));
  const places = placeLabels(
    quantiles.map((text, index) => ({ x: marks[index] ?? 0, width: measure(text) })),
    width,
  );
  const rows = places.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const top = rows * rowPx + 6;
  const floor = Math.max(top + 20, options.height - belowPx);
  const { values, most, uneven } = heightsOf(buckets, axis);
  const bars = buckets.map((bucket, index) => {
    const { x, size } = boxOf(bucket, axis);
    const share = (values[index] ?? 0) / (most || 1);
    const high = bucket.count > 0 ? Math.max(1, share * (floor - top)) : 0;
    return { x, size, wide: Math.max(1, size - (size > 3 ? 1 : 0)), high };
  });
  const names = places.map(({ x, row }, index) => {
    const [name = '', ...value] = (quantiles[index] ?? '').split(' ');
    const base = rowPx * (rows - row);
    return { mark: marks[index] ?? 0, from: base - 1, x, y: base - 5, name, value: value.join(' ') };
  });
  let end = Number.NEGATIVE_INFINITY;
  const ticks = axisTicks(axis, scale, Math.max(2, Math.floor(width / 72))).flatMap((tick) => {
    const text = options.value(tick);
    const half = measure(text) / 2;
    const x = Math.max(half, Math.min(axis.at(tick), width - half));
    if (x - half < end + tickGapPx) return [];
    end = x + half;
    return [{ x, text }];
  });
  return { width, height: floor + belowPx, top, floor, bars, names, ticks, uneven };
}
