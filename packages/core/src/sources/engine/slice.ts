import { type CellKeys, otherGroup } from './cell-keys.ts';
import { hashRange } from './hash.ts';
import type { Dimensions, Measures } from './kinds.ts';
import type { OpenPart } from './part.ts';
import type { Slice } from './readers.ts';
import { CellTotals } from './totals.ts';

/**
 * A rollup over a span: cells of the viewer's tenants and of all buckets added up, named by group. Parts may each have
 * left out different keys, so the bound is applied once more to the whole: merge first, truncate after.
 */
export class CellSlice implements Slice<Dimensions, Measures> {
  readonly #part: OpenPart;
  readonly #keys: CellKeys;
  readonly #max: number;
  readonly #mask: Uint8Array | null;
  readonly #whole: CellSlice;
  readonly #memo = new Map<string, unknown>();
  #threshold: number | undefined;

  /** `part`: cells are `group * closedSize + closed`. */
  constructor(part: OpenPart, keys: CellKeys, max: number, mask: Uint8Array | null = null, whole?: CellSlice) {
    this.#part = part;
    this.#keys = keys;
    this.#max = max;
    this.#mask = mask;
    this.#whole = whole ?? this;
  }

  memo<T>(name: string, derive: () => T): T {
    if (!this.#memo.has(name)) this.#memo.set(name, derive());
    return this.#memo.get(name) as T;
  }

  /** Groups beyond it are not told apart. Of the whole slice, whatever a filter shows of it. */
  #limit(): number {
    const whole = this.#whole;
    if (whole.#threshold === undefined) {
      const orders = whole.#orders();
      whole.#threshold = orders.length <= whole.#max ? Number.MAX_VALUE : (orders.sort()[whole.#max - 1] as number);
    }
    return whole.#threshold;
  }

  /** Orders of the different groups. */
  #orders(): Float64Array {
    const { closedSize, order } = this.#keys;
    const groups = new Set<number>();
    for (let row = 0; row < this.#part.length; row++) {
      groups.add(Math.floor((this.#part.cells[row] as number) / closedSize));
    }
    groups.delete(otherGroup);
    return Float64Array.from(groups, (group) => order[group] as number);
  }

  where(values: Readonly<Record<string, unknown>>): CellSlice {
    const name = `where ${JSON.stringify(values)}`;
    return this.memo(name, () => {
      const mask = this.#keys.closedWhere(values);
      if (this.#mask !== null)
        for (let at = 0; at < mask.length; at++) mask[at] = (mask[at] as number) & (this.#mask[at] as number);
      return new CellSlice(this.#part, this.#keys, this.#max, mask, this.#whole);
    });
  }

  /** Rows that pass the filter; `kept` null: whether or not a bound left them out. */
  #each(kept: boolean | null, visit: (group: number, row: number) => void): void {
    const { closedSize, order } = this.#keys;
    const limit = kept === null ? 0 : this.#limit();
    for (let row = 0; row < this.#part.length; row++) {
      const cell = this.#part.cells[row] as number;
      const group = Math.floor(cell / closedSize);
      if (this.#mask !== null && this.#mask[cell - group * closedSize] === 0) continue;
      if (kept !== null && (order[group] as number) <= limit !== kept) continue;
      visit(group, row);
    }
  }

  get total(): CellTotals {
    return this.memo('total', () => {
      const totals = new CellTotals(this.#part.layout);
      this.#each(null, (_, row) => totals.addRow(this.#part, row));
      return totals;
    });
  }

  get rest(): CellTotals {
    return this.memo('rest', () => {
      const totals = new CellTotals(this.#part.layout);
      this.#each(false, (_, row) => totals.addRow(this.#part, row));
      return totals;
    });
  }

  by(dimension: string): ReadonlyMap<string | null, CellTotals> {
    return this.memo(`by ${dimension}`, () => {
      const at = this.#keys.openNames.indexOf(dimension);
      const found = new Map<string | null, CellTotals>();
      this.#each(true, (group, row) => {
        const value = this.#keys.values[group]?.[at] ?? null;
        let totals = found.get(value);
        if (totals === undefined) found.set(value, (totals = new CellTotals(this.#part.layout)));
        totals.addRow(this.#part, row);
      });
      return found;
    });
  }

  groups(): readonly { readonly key: Readonly<Record<string, string | null>>; readonly totals: CellTotals }[] {
    return this.memo('groups', () => {
      const found = new Map<number, CellTotals>();
      this.#each(true, (group, row) => {
        let totals = found.get(group);
        if (totals === undefined) found.set(group, (totals = new CellTotals(this.#part.layout)));
        totals.addRow(this.#part, row);
      });
      return [...found].map(([group, totals]) => {
        const values = this.#keys.values[group] ?? [];
        const key = Object.fromEntries(this.#keys.openNames.map((name, at) => [name, values[at] ?? null]));
        return { key, totals };
      });
    });
  }

  /** By keys and closed values, for dumps. */
  dump(): unknown {
    const { closedSize } = this.#keys;
    const found = new Map<string, CellTotals>();
    const add = (name: unknown, row: number): void => {
      const closed = this.#keys.closedValues((this.#part.cells[row] as number) % closedSize);
      const text = JSON.stringify([name, closed]);
      let totals = found.get(text);
      if (totals === undefined) found.set(text, (totals = new CellTotals(this.#part.layout)));
      totals.addRow(this.#part, row);
    };
    this.#each(true, (group, row) => add(this.#keys.values[group], row));
    this.#each(false, (_, row) => add('other', row));
    return Object.fromEntries(
      [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, totals]) => [name, totals.dump()]),
    );
  }

  get keys(): number {
    return this.memo('keys', () => {
      const orders = this.#orders();
      const left = this.rest.count > 0;
      if (!left) return orders.length;
      const kept = Math.min(orders.length, this.#max);
      const last = orders.sort()[kept - 1] as number;
      return last > 1 ? Math.round((kept - 1) / (last / hashRange)) : kept;
    });
  }

  /** A sum left the range of exact whole numbers: it is answered as null. */
  get overflowed(): boolean {
    return this.memo('overflowed', () => {
      const { layout, values, stride, length } = this.#part;
      return layout.columns.some((kind, at) => {
        if (kind !== 'checked') return false;
        const column = values.subarray(at * stride, at * stride + length);
        // Sums of cells may overflow together though none of them does.
        let total = 0;
        for (const value of column) total += Math.abs(value);
        return !(total <= Number.MAX_SAFE_INTEGER);
      });
    });
  }

  /** Keys that the bound left out; 0 when none. */
  get evicted(): number {
    return this.rest.count > 0 ? Math.max(1, this.keys - this.#max) : 0;
  }
}
