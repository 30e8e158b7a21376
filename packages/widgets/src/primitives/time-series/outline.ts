import type { Sheet } from './sheet.ts';
import type { Values } from './types.ts';

/** x and y in turn, px. */
export type Points = readonly number[];

/**
 * The points of a stretch on the sheet. Where several fall into one device pixel only what can be seen of them is kept:
 * the first, the lowest, the highest and the last, so that a million points cost what a screen full of them does.
 */
export function outline(sheet: Sheet, values: Values, from: number, to: number): Points {
  const { x, y, ratio } = sheet;
  const { times } = sheet.model;
  const points: number[] = [];
  const push = (index: number): void => void points.push(x(times[index] ?? 0), y(values[index] ?? 0));
  if (to - from < 4 * sheet.box.width * ratio) {
    for (let index = from; index <= to; index++) push(index);
    return points;
  }
  const perPx = (sheet.to - sheet.from) / sheet.box.width;
  let until = Number.NEGATIVE_INFINITY;
  let [first, low, high, lowest, highest] = [from, from, from, 0, 0];
  const flush = (last: number): void => {
    const [a, b] = low < high ? [low, high] : [high, low];
    push(first);
    if (a !== first) push(a);
    if (b !== a && b !== first) push(b);
    if (last !== b && last !== first) push(last);
  };
  for (let index = from; index <= to; index++) {
    const time = times[index] as number;
    const value = values[index] as number;
    // Compared as times, so that only one point of a column is placed to find where the next begins.
    if (time >= until) {
      if (index > from) flush(index - 1);
      const column = Math.floor(x(time) * ratio);
      until = time + ((column + 1) / ratio - x(time)) * perPx;
      first = low = high = index;
      lowest = highest = value;
    } else if (value < lowest) {
      low = index;
      lowest = value;
    } else if (value > highest) {
      high = index;
      highest = value;
    }
  }
  flush(to);
  return points;
}
