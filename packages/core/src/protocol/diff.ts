import { equal, type Json } from './json.ts';
import type { Op, RowsLayout, RowsLayouts } from './ops.ts';

/**
 * What turns `before` into `after`, two answers of one view: `applyOps(layouts, before, diffView(layouts, before, after))`
 * equals `after`, up to the order of rows, which is the layout's. Rows are told apart by key and changed rows travel with
 * their changed fields only; a field of rows is set whole where that is shorter.
 */
export function diffView(layouts: RowsLayouts, before: Json, after: Json): Op[] {
  const ops: Op[] = [];
  for (const path of Object.keys(before)) {
    if (before[path] !== undefined && after[path] === undefined) ops.push({ op: 'unset', path });
  }
  for (const [path, value] of Object.entries(after)) {
    if (value === undefined || value === before[path]) continue;
    const layout = Object.hasOwn(layouts, path) ? layouts[path] : undefined;
    const was = before[path];
    if (layout && Array.isArray(was) && Array.isArray(value)) ops.push(...diffRows(path, layout, was, value));
    else if (!equal(was, value)) ops.push({ op: 'set', path, value });
  }
  return ops;
}

function diffRows(path: string, layout: RowsLayout, before: readonly Json[], after: readonly Json[]): Op[] {
  const set: Op = { op: 'set', path, value: after };
  const old = byKey(layout, before);
  const now = byKey(layout, after);
  // Two rows of one key break the contract; such a set still travels whole and right.
  if (!old || !now) return equal(before, after) ? [] : [set];

  const removed: (string | number)[] = [];
  const changed: Json[] = [];
  for (const [key, row] of now) {
    const was = old.get(key);
    const change = was ? changeOf(layout, was, row) : row;
    if (change === 'other-fields') removed.push(key);
    if (change) changed.push(change === 'other-fields' ? row : change);
  }
  for (const key of old.keys()) if (!now.has(key)) removed.push(key);

  const ops: Op[] = [];
  if (removed.length > 0) ops.push({ op: 'remove', path, keys: removed });
  if (changed.length > 0) ops.push({ op: 'upsert', path, rows: changed });
  // Changed rows are never longer than all rows are, so only keys of removed rows can make a patch the longer one.
  const untouched = after.length - changed.length;
  if (removed.length > untouched && encodedLength(ops) > encodedLength([set])) return [set];
  return ops;
}

/** The key and the fields that changed; null when none did; `other-fields` when the new row lacks one of the old. */
function changeOf({ key }: RowsLayout, before: Json, after: Json): Json | 'other-fields' | null {
  if (before === after) return null;
  for (const name in before) {
    if (before[name] !== undefined && after[name] === undefined) return 'other-fields';
  }
  // Most rows did not change: nothing is made for those.
  let changed: [string, unknown][] | null = null;
  for (const name in after) {
    const value = after[name];
    if (value === undefined || equal(value, before[name])) continue;
    changed ??= [[key, after[key]]];
    if (name !== key) changed.push([name, value]);
  }
  return changed && Object.fromEntries(changed);
}

function byKey({ key }: RowsLayout, rows: readonly Json[]): Map<string | number, Json> | null {
  const map = new Map<string | number, Json>();
  for (const row of rows) {
    const value = row[key];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    map.set(value, row);
  }
  return map.size === rows.length ? map : null;
}

const encodedLength = (ops: readonly Op[]): number => JSON.stringify(ops).length;
