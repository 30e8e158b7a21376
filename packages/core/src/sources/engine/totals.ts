import type { Measures } from './kinds.ts';
import {
  combine,
  emptyValue,
  type Layout,
  type LiveSketch,
  makeSketch,
  type MeasurePlace,
  mergeSketch,
} from './layout.ts';
import type { OpenPart } from './part.ts';
import { QuantileSketch } from './sketch.ts';
import type { DistinctCount } from './distinct.ts';
import type { Totals } from './readers.ts';

/** What a group of cells adds up to. Rows are added while it is built; after that it is only read. */
export class CellTotals implements Totals<Measures> {
  readonly #layout: Layout;
  readonly #values: Float64Array;
  readonly #sketches: (LiveSketch | undefined)[];

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#values = Float64Array.from(layout.columns, emptyValue);
    this.#sketches = layout.sketches.map(() => undefined);
  }

  addRow(part: OpenPart, row: number): void {
    const { columns } = this.#layout;
    for (let at = 0; at < columns.length; at++) {
      const value = part.values[at * part.stride + row] as number;
      this.#values[at] = combine(columns[at] as never, this.#values[at] as number, value);
    }
    for (let at = 0; at < this.#sketches.length; at++) {
      const sketch = part.sketches[at]?.[row];
      if (sketch !== undefined) mergeSketch(this.#sketch(at), sketch.pack());
    }
  }

  #sketch(at: number): LiveSketch {
    const known = this.#sketches[at];
    if (known !== undefined) return known;
    const made = makeSketch(this.#layout.sketches[at] as never);
    this.#sketches[at] = made;
    return made;
  }

  #place<K extends MeasurePlace['kind']>(measure: string, ...kinds: readonly K[]): Extract<MeasurePlace, { kind: K }> {
    const place = this.#layout.places.find(({ name }) => name === measure);
    if (place === undefined || !kinds.includes(place.kind as K)) {
      throw new RangeError(`${measure} is no ${kinds.join(' or ')} of this rollup`);
    }
    return place as Extract<MeasurePlace, { kind: K }>;
  }

  get count(): number {
    return this.#values[0] as number;
  }

  sum(measure: string): number | null {
    const { total, n, perUnit } = this.#place(measure, 'sum');
    const value = this.#values[total] as number;
    return this.#values[n] === 0 || Number.isNaN(value) ? null : value / perUnit;
  }

  /** One division: the double nearest to the exact mean. */
  mean(measure: string): number | null {
    const { total, n, perUnit } = this.#place(measure, 'sum');
    const value = this.#values[total] as number;
    const count = this.#values[n] as number;
    return count === 0 || Number.isNaN(value) ? null : value / (count * perUnit);
  }

  n(measure: string): number {
    return this.#values[this.#place(measure, 'sum').n] as number;
  }

  extreme(measure: string): number | null {
    const value = this.#values[this.#place(measure, 'min', 'max').column] as number;
    return Number.isFinite(value) ? value : null;
  }

  quantile(measure: string, share: number): number | null {
    const sketch = this.#sketches[this.#place(measure, 'quantile').sketch];
    return sketch === undefined ? null : (sketch as QuantileSketch).quantile(share);
  }

  distinct(measure: string): number {
    const sketch = this.#sketches[this.#place(measure, 'distinct').sketch];
    return sketch === undefined ? 0 : (sketch as DistinctCount).count;
  }

  /** Canonical, for dumps: equal totals give equal JSON. */
  dump(): unknown {
    return {
      columns: Array.from(this.#values, (value) => (Number.isFinite(value) ? value : String(value))),
      sketches: this.#sketches.map((sketch) =>
        sketch === undefined ? null : sketch instanceof QuantileSketch ? [...sketch.pack()] : [...sketch.pack()],
      ),
    };
  }
}
