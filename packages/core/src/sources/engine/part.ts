import { type CellKeys, otherTenant } from './cell-keys.ts';
import {
  combine,
  emptyValue,
  type Layout,
  type LiveSketch,
  makeSketch,
  mergeSketch,
  type PackedAny,
} from './layout.ts';

/** What a part holds once nothing is written to it any more: arrays of exactly the right length. */
export interface SealedPart {
  readonly cells: Int32Array;
  /** Column after column, `stride` numbers each: column `c` of row `r` is at `c * stride + r`. */
  readonly values: Float64Array;
  readonly stride: number;
  /** By sketch measure, by row. */
  readonly sketches: readonly (readonly (PackedAny | null)[])[];
  /** By tenant: keys beyond it may be incomplete here, they are in `other`. */
  readonly thresholds: ReadonlyMap<number, number> | null;
}

const smallest = 4;

/**
 * Cells with their columns, growing. Rows are found by open addressing over cell numbers, so that a part costs what it
 * holds, not what exists. All columns lie in one array: a bucket is two arrays, not a dozen.
 */
export class OpenPart {
  readonly layout: Layout;
  length = 0;
  cells = new Int32Array(smallest);
  /** As in a sealed part, with `stride` rows of room. */
  values: Float64Array;
  stride = smallest;
  sketches: (LiveSketch | undefined)[][];
  thresholds: Map<number, number> | null = null;
  /** Length at which the bound is looked at next. */
  trigger: number;
  #index = new Int32Array(2 * smallest);

  constructor(layout: Layout, trigger: number) {
    this.layout = layout;
    this.trigger = trigger;
    this.values = emptyColumns(layout, smallest);
    this.sketches = layout.sketches.map(() => []);
  }

  /** Row of a cell, made when there is none. */
  row(cell: number): number {
    const mask = this.#index.length - 1;
    let at = (Math.imul(cell, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const entry = this.#index[at] as number;
      if (entry === 0) break;
      if (this.cells[entry - 1] === cell) return entry - 1;
      at = (at + 1) & mask;
    }
    if (this.length === this.stride) {
      this.#grow();
      return this.row(cell);
    }
    const row = this.length++;
    this.cells[row] = cell;
    this.#index[at] = row + 1;
    return row;
  }

  #grow(): void {
    const { stride } = this;
    const capacity = stride * 2;
    const cells = new Int32Array(capacity);
    cells.set(this.cells);
    this.cells = cells;
    const values = emptyColumns(this.layout, capacity);
    for (let at = 0; at < this.layout.columns.length; at++) {
      values.set(this.values.subarray(at * stride, (at + 1) * stride), at * capacity);
    }
    this.values = values;
    this.stride = capacity;
    const index = new Int32Array(capacity * 2);
    const mask = index.length - 1;
    for (let row = 0; row < this.length; row++) {
      let at = (Math.imul(cells[row] as number, 0x9e3779b1) >>> 7) & mask;
      while (index[at] !== 0) at = (at + 1) & mask;
      index[at] = row + 1;
    }
    this.#index = index;
  }

  sketch(measure: number, row: number): LiveSketch {
    const rows = this.sketches[measure] as (LiveSketch | undefined)[];
    const known = rows[row];
    if (known !== undefined) return known;
    while (rows.length < row) rows.push(undefined);
    const made = makeSketch(this.layout.sketches[measure] as never);
    rows[row] = made;
    return made;
  }

  /** Adds a part, its cells renamed by `rename` (−1: left out). */
  addSealed(part: SealedPart, rename?: (cell: number) => number): void {
    const { cells } = part;
    const rows = new Int32Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      const cell = rename === undefined ? (cells[row] as number) : rename(cells[row] as number);
      rows[row] = cell < 0 ? -1 : this.row(cell);
    }
    const { values, stride } = this;
    for (let at = 0; at < this.layout.columns.length; at++) {
      const kind = this.layout.columns[at] as never;
      const own = at * stride;
      const theirs = at * part.stride;
      for (let row = 0; row < rows.length; row++) {
        const to = rows[row] as number;
        if (to < 0) continue;
        values[own + to] = combine(kind, values[own + to] as number, part.values[theirs + row] as number);
      }
    }
    for (let measure = 0; measure < part.sketches.length; measure++) {
      const packed = part.sketches[measure] as readonly (PackedAny | null)[];
      for (let row = 0; row < rows.length; row++) {
        const sketch = packed[row];
        const to = rows[row] as number;
        if (sketch !== null && sketch !== undefined && to >= 0) mergeSketch(this.sketch(measure, to), sketch);
      }
    }
  }

  lowerThresholds(thresholds: ReadonlyMap<number, number> | null): void {
    if (thresholds === null) return;
    this.thresholds ??= new Map();
    for (const [tenant, threshold] of thresholds) {
      const own = this.thresholds.get(tenant);
      if (own === undefined || threshold < own) this.thresholds.set(tenant, threshold);
    }
  }

  /** What it holds right now, without copying columns: for adding to another part at once, not for keeping. */
  view(): SealedPart {
    return {
      cells: this.cells.subarray(0, this.length),
      values: this.values,
      stride: this.stride,
      sketches: this.#packed(),
      thresholds: this.thresholds,
    };
  }

  #packed(): (PackedAny | null)[][] {
    return this.sketches.map((rows) => Array.from({ length: this.length }, (_, row) => rows[row]?.pack() ?? null));
  }

  /** A copy that can be written to. */
  clone(): OpenPart {
    const copy = new OpenPart(this.layout, this.trigger);
    copy.length = this.length;
    copy.cells = this.cells.slice();
    copy.values = this.values.slice();
    copy.stride = this.stride;
    copy.#index = this.#index.slice();
    for (const [measure, rows] of this.#packed().entries()) {
      for (const [row, packed] of rows.entries()) if (packed !== null) mergeSketch(copy.sketch(measure, row), packed);
    }
    copy.lowerThresholds(this.thresholds);
    return copy;
  }

  /** The same at rest; the part itself stays as it is. */
  seal(): SealedPart {
    const { length, stride } = this;
    const values = new Float64Array(length * this.layout.columns.length);
    for (let at = 0; at < this.layout.columns.length; at++) {
      values.set(this.values.subarray(at * stride, at * stride + length), at * length);
    }
    return {
      cells: this.cells.slice(0, length),
      values,
      stride: length,
      sketches: this.#packed(),
      thresholds: this.thresholds === null ? null : new Map(this.thresholds),
    };
  }
}

function emptyColumns(layout: Layout, rows: number): Float64Array {
  const values = new Float64Array(layout.columns.length * rows);
  for (const [at, kind] of layout.columns.entries()) {
    if (emptyValue(kind) !== 0) values.fill(emptyValue(kind), at * rows, (at + 1) * rows);
  }
  return values;
}

/**
 * Keeps per tenant the `max` keys that stand first in the fixed order, and adds the rest up in the tenant's `other` key.
 * A key among the first `max` of the whole is among the first `max` of every part, so what is kept is complete however
 * the events were split or ordered. Returns the part itself when it is within the bound.
 */
export function bounded(part: OpenPart, keys: CellKeys, max: number): OpenPart {
  const { closedSize } = keys;
  const byTenant = new Map<number, Set<number>>();
  for (let row = 0; row < part.length; row++) {
    const key = Math.floor((part.cells[row] as number) / closedSize);
    if (keys.order[keys.groupOf[key] as number] === Number.POSITIVE_INFINITY) continue;
    const tenant = keys.tenantOf[key] as number;
    let own = byTenant.get(tenant);
    if (own === undefined) byTenant.set(tenant, (own = new Set()));
    own.add(key);
  }
  const thresholds = new Map<number, number>();
  for (const [tenant, own] of byTenant) {
    if (own.size <= max) continue;
    const orders = Float64Array.from(own, (key) => keys.order[keys.groupOf[key] as number] as number).sort();
    thresholds.set(tenant, orders[max - 1] as number);
  }
  if (thresholds.size === 0) {
    part.trigger = 2 * Math.max(part.length, max);
    return part;
  }
  const kept = new OpenPart(part.layout, 0);
  kept.addSealed(part.view(), (cell) => {
    const key = Math.floor(cell / closedSize);
    const tenant = keys.tenantOf[key] as number;
    const threshold = thresholds.get(tenant);
    if (threshold === undefined || (keys.order[keys.groupOf[key] as number] as number) <= threshold) return cell;
    return keys.otherOf(tenant) * closedSize + (cell % closedSize);
  });
  kept.lowerThresholds(part.thresholds);
  kept.lowerThresholds(thresholds);
  kept.trigger = 2 * Math.max(kept.length, max);
  return kept;
}

/** Renames the cells of tenants that fell beyond the bound to the tenant `other`; null when none is in it. */
export function withoutTenants(
  part: SealedPart,
  keys: CellKeys,
  gone: ReadonlySet<number>,
  layout: Layout,
): OpenPart | null {
  const { closedSize } = keys;
  const isGone = (cell: number): boolean => gone.has(keys.tenantOf[Math.floor(cell / closedSize)] as number);
  if (!part.cells.some(isGone)) return null;
  const kept = new OpenPart(layout, Number.POSITIVE_INFINITY);
  kept.addSealed(part, (cell) =>
    isGone(cell) ? keys.keyFor(otherTenant, Math.floor(cell / closedSize)) * closedSize + (cell % closedSize) : cell,
  );
  const thresholds = new Map<number, number>();
  for (const [tenant, threshold] of part.thresholds ?? []) {
    const to = gone.has(tenant) ? otherTenant : tenant;
    thresholds.set(to, Math.min(threshold, thresholds.get(to) ?? Number.POSITIVE_INFINITY));
  }
  if (thresholds.size > 0) kept.thresholds = thresholds;
  return kept;
}
