import { DistinctCount, type PackedDistinct } from './distinct.ts';
import type { Measures } from './kinds.ts';
import { type PackedSketch, QuantileSketch } from './sketch.ts';

/** How a column of numbers adds up. `checked`: a whole number that must stay below 2^53, else it becomes NaN for good. */
export type ColumnKind = 'count' | 'checked' | 'min' | 'max';
export type SketchKind = 'quantile' | 'distinct';
/** A sketch that is being written to. */
export type LiveSketch = QuantileSketch | DistinctCount;
/** A sketch at rest. */
export type PackedAny = PackedSketch | PackedDistinct;

/** One measure and where its values lie. */
export type MeasurePlace =
  | {
      readonly name: string;
      readonly kind: 'sum';
      readonly perUnit: number;
      readonly total: number;
      readonly n: number;
    }
  | { readonly name: string; readonly kind: 'min'; readonly column: number }
  | { readonly name: string; readonly kind: 'max'; readonly column: number }
  | { readonly name: string; readonly kind: 'quantile'; readonly sketch: number }
  | { readonly name: string; readonly kind: 'distinct'; readonly sketch: number };

/** Columns of a rollup. Column 0 counts the events. Every sum has its own count: a value may be absent. */
export interface Layout {
  readonly columns: readonly ColumnKind[];
  readonly sketches: readonly SketchKind[];
  readonly places: readonly MeasurePlace[];
}

export function layoutOf(measures: Measures): Layout {
  const columns: ColumnKind[] = ['count'];
  const sketches: SketchKind[] = [];
  const places: MeasurePlace[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (measure.kind === 'sum') {
      const total = columns.push('checked') - 1;
      const n = columns.push('count') - 1;
      places.push({ name, kind: 'sum', perUnit: measure.perUnit, total, n });
    } else if (measure.kind === 'min' || measure.kind === 'max') {
      places.push({ name, kind: measure.kind, column: columns.push(measure.kind) - 1 } as MeasurePlace);
    } else {
      places.push({ name, kind: measure.kind, sketch: sketches.push(measure.kind) - 1 } as MeasurePlace);
    }
  }
  return { columns, sketches, places };
}

export const emptyValue = (kind: ColumnKind): number =>
  kind === 'min' ? Number.POSITIVE_INFINITY : kind === 'max' ? Number.NEGATIVE_INFINITY : 0;

/** Adds `value` to what a column holds. */
export function combine(kind: ColumnKind, own: number, value: number): number {
  if (kind === 'count') return own + value;
  if (kind === 'min') return value < own ? value : own;
  if (kind === 'max') return value > own ? value : own;
  const total = own + value;
  return total > Number.MAX_SAFE_INTEGER || total < -Number.MAX_SAFE_INTEGER ? Number.NaN : total;
}

export const makeSketch = (kind: SketchKind): LiveSketch =>
  kind === 'quantile' ? new QuantileSketch() : new DistinctCount();

export function mergeSketch(own: LiveSketch, packed: PackedAny): void {
  if (own instanceof QuantileSketch) own.merge(packed as PackedSketch);
  else own.merge(packed);
}
