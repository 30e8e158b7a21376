import { cellIn, type TableData } from './types.ts';

/** Chosen rows, as positions in the caller's list. */
export type Selection = ReadonlySet<number>;

/**
 * The same selection in other rows: found again by `rowKey`, the second of two equal keys as the second. Without a key only the same
 * list keeps its selection.
 */
export function carryOver(selection: Selection, before: TableData, after: TableData): Selection {
  if (selection.size === 0 || before.rows === after.rows) return selection;
  const { rowKey } = after;
  if (rowKey === undefined || before.rowKey !== rowKey) return new Set();
  const wanted = new Set<string>();
  each(before, rowKey, (name, position) => {
    if (selection.has(position)) wanted.add(name);
  });
  const found = new Set<number>();
  each(after, rowKey, (name, position) => {
    if (wanted.has(name)) found.add(position);
  });
  return found;
}

/** Each row by a name that no other row has: its key, and how many rows before it have the same. */
function each({ rows }: TableData, rowKey: string, visit: (name: string, position: number) => void): void {
  const seen = new Map<string, number>();
  for (let position = 0; position < rows.length; position++) {
    const key = String(cellIn(rows[position], rowKey));
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    visit(`${nth} ${key}`, position);
  }
}

/** After a click or a key on a row: alone, added or taken away, or all from `anchor` to it in the order that is shown. */
export function choose(
  selection: Selection,
  at: number,
  anchor: number | null,
  how: 'one' | 'toggle' | 'range',
  shown: Int32Array,
): Selection {
  const position = shown[at];
  if (position === undefined) return selection;
  if (how === 'range' && anchor !== null) {
    const [from, to] = anchor < at ? [anchor, at] : [at, anchor];
    return new Set(shown.subarray(from, to + 1));
  }
  if (how === 'toggle') {
    const next = new Set(selection);
    if (!next.delete(position)) next.add(position);
    return next;
  }
  return new Set([position]);
}
