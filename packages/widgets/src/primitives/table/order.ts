import type { Cell } from '../../base/types.ts';
import type { TableSort } from './types.ts';

/** Numbers come before texts; what is absent comes last, whichever the direction. */
const number = 0;
const text = 1;
const absent = 2;

/**
 * Positions in order of one column. Stable: what compares equal keeps its order, in both directions. Texts are ranked once by
 * `collator`, so that 100,000 rows need as many comparisons of texts as there are different ones.
 */
export function sortRows(
  positions: Int32Array,
  cellAt: (position: number) => Cell,
  direction: TableSort['direction'],
  collator: Intl.Collator,
): Int32Array {
  const most = positions.reduce((top, position) => Math.max(top, position), -1) + 1;
  const kinds = new Uint8Array(most);
  const keys = new Float64Array(most);
  const texts = new Map<string, number>();
  const cells: (string | null)[] = [];
  for (const position of positions) {
    const cell = cellAt(position);
    kinds[position] = cell === null ? absent : typeof cell === 'number' ? number : text;
    if (typeof cell === 'number') keys[position] = cell;
    else if (cell !== null) {
      cells[position] = cell;
      texts.set(cell, 0);
    }
  }
  let rank = 0;
  let before: string | undefined;
  for (const word of [...texts.keys()].sort(collator.compare)) {
    if (before !== undefined && collator.compare(before, word) !== 0) rank += 1;
    texts.set(word, rank);
    before = word;
  }
  if (texts.size > 0)
    for (const position of positions)
      if (kinds[position] === text) keys[position] = texts.get(cells[position] ?? '') ?? 0;

  const sign = direction === 'descending' ? -1 : 1;
  const [kind, key] = [(position: number) => kinds[position] ?? absent, (position: number) => keys[position] ?? 0];
  return positions.slice().sort((a, b) => {
    const [left, right] = [kind(a), kind(b)];
    if (left === absent || right === absent) return left - right || a - b;
    return sign * (left - right || key(a) - key(b)) || a - b;
  });
}
