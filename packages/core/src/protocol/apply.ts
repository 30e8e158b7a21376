import type { Json } from './json.ts';
import type { Op, RowsLayouts } from './ops.ts';
import { sortRows } from './rows.ts';

/**
 * Folds a patch into a view's data and answers new data; what is given stays as it was, and rows that did not change stay
 * the same objects. `layouts` came with the snapshot. An op on rows of a field without a layout is left out: a digest
 * will tell.
 */
export function applyOps(layouts: RowsLayouts, data: Json, ops: readonly Op[]): Json {
  let next = data;
  for (const op of ops) {
    const { path } = op;
    if (op.op === 'unset') {
      const { [path]: _, ...rest } = next;
      next = rest;
    } else if (op.op === 'set') {
      next = { ...next, [path]: op.value };
    } else {
      const layout = Object.hasOwn(layouts, path) ? layouts[path] : undefined;
      const was = next[path];
      if (!layout || !Array.isArray(was)) continue;
      const rows = new Map<unknown, Json>(was.map((row: Json) => [row[layout.key], row]));
      if (op.op === 'remove') for (const key of op.keys) rows.delete(key);
      else
        for (const row of op.rows) {
          const key = row[layout.key];
          rows.set(key, { ...rows.get(key), ...row });
        }
      next = { ...next, [path]: sortRows(layout, [...rows.values()]) };
    }
  }
  return next;
}
