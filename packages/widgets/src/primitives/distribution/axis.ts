import { type Bucket, roundStep, type Scale } from './spread.ts';

/** From a value to its place along an axis of `width`, px. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly from: number;
  readonly to: number;
}

export function axisOf(buckets: readonly Bucket[], scale: Scale, width: number): Axis {
  let [from, to] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 1];
  // One value alone stands in the middle.
  if (from === to)
    [from, to] =
      scale === 'log' ? [from / 2, to * 2] : [from - (Math.abs(from) || 1) / 2, to + (Math.abs(to) || 1) / 2];
  const along = scale === 'log' ? Math.log : (value: number) => value;
  const [low, high] = [along(from), along(to)];
  const at = (value: number): number => {
    if (scale === 'log' && value <= 0) return 0;
    return Math.max(0, Math.min(width, ((along(value) - low) / (high - low)) * width));
  };
  return { at, from, to };
}

/** Round values for labels: powers of ten on a log scale, with twos and fives where there are few. At most about `count`. */
export function axisTicks({ from, to }: Axis, scale: Scale, count: number): readonly number[] {
  if (scale === 'log') {
    const [low, high] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
    const each = Math.max(1, Math.ceil((high - low + 1) / Math.max(1, count)));
    const powers: number[] = [];
    for (let power = low; power <= high; power += each) powers.push(power);
    const factors = powers.length * 3 <= count && each === 1 ? [1, 2, 5] : [1];
    return [low - 1, ...powers]
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12))))
      .filter((value) => value >= from * 0.999_999 && value <= to * 1.000_001);
  }
  const step = roundStep((to - from) / Math.max(1, count));
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + step * 1e-9; index++)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

/** A text beside others: where it wants to stand (its middle), and how wide it is, px. */
export interface Label {
  readonly x: number;
  readonly width: number;
}

/**
 * Rows and places of labels so that none touches another. Neighbours move apart as long as each still stands over its own place; only
 * then one goes a row up. Labels come in order of `x`.
 */
export function placeLabels(
  labels: readonly Label[],
  width: number,
  gapPx = 10,
): readonly { readonly x: number; readonly row: number }[] {
  const within = (x: number, half: number): number => Math.max(Math.min(half, width / 2), Math.min(x, width - half));
  const rows: { x: number; half: number; home: number }[][] = [];
  return labels
    .map((label) => {
      const half = label.width / 2;
      const spot = { x: within(label.x, half), half, home: label.x };
      for (const [row, spots] of rows.entries()) {
        const before = spots.at(-1);
        const over = before ? before.x + before.half + gapPx - (spot.x - half) : 0;
        if (over > 0 && before && !moveApart(before, spot, over, spots.at(-2), width, gapPx)) continue;
        spots.push(spot);
        return { spot, row };
      }
      rows.push([spot]);
      return { spot, row: rows.length - 1 };
    })
    .map(({ spot, row }) => ({ x: spot.x, row }));
}

interface Spot {
  x: number;
  readonly half: number;
  readonly home: number;
}
/** Moves two labels apart by `over`, the left one to the left as far as it may; false: there is no room, and nothing moved. */
function moveApart(
  left: Spot,
  right: Spot,
  over: number,
  beyond: Spot | undefined,
  width: number,
  gapPx: number,
): boolean {
  const end = beyond ? beyond.x + beyond.half + gapPx : 0;
  const roomLeft = Math.max(0, Math.min(left.x - left.half - end, left.x - (left.home - left.half)));
  const roomRight = Math.max(0, Math.min(width - right.half - right.x, right.home + right.half - right.x));
  if (roomLeft + roomRight < over) return false;
  const toLeft = Math.min(roomLeft, Math.max(over / 2, over - roomRight));
  left.x -= toLeft;
  right.x += over - toLeft;
  return true;
}
