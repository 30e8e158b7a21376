import type { Dimensions, DimensionValue, Measures, OpenDimension, Registers, RegisterValue } from './kinds.ts';
import type { Span } from './range.ts';

/** Names of the measures of a kind. */
type Of<M extends Measures, Kind> = {
  [K in keyof M & string]: M[K] extends { readonly kind: Kind } ? K : never;
}[keyof M & string];
type OpenNames<D extends Dimensions> = {
  [K in keyof D & string]: D[K] extends OpenDimension ? K : never;
}[keyof D & string];
type ClosedNames<D extends Dimensions> = Exclude<keyof D & string, OpenNames<D>>;

/** What a group of cells adds up to. Everything but counts is null when no event stated it. */
export interface Totals<M extends Measures> {
  /** Events. */
  readonly count: number;
  /** Null also when it left the range of exact whole numbers. */
  sum(measure: Of<M, 'sum'>): number | null;
  mean(measure: Of<M, 'sum'>): number | null;
  /** Events that state it. */
  n(measure: Of<M, 'sum'>): number;
  extreme(measure: Of<M, 'min' | 'max'>): number | null;
  quantile(measure: Of<M, 'quantile'>, share: number): number | null;
  distinct(measure: Of<M, 'distinct'>): number;
}

/** What a rollup holds over a span, for the tenants of the viewer. */
export interface Slice<D extends Dimensions, M extends Measures> {
  /** Everything, keys beyond the bound too. */
  readonly total: Totals<M>;
  /** Only the cells with these values of closed dimensions. */
  where(values: { readonly [K in ClosedNames<D>]?: DimensionValue<D[K]> }): Slice<D, M>;
  /** By the values of one open dimension; what a bound left out is not in it. */
  by(dimension: OpenNames<D>): ReadonlyMap<string | null, Totals<M>>;
  /** By all open dimensions. */
  groups(): readonly { readonly key: { readonly [K in OpenNames<D>]: string | null }; readonly totals: Totals<M> }[];
  /** What a bound left out. */
  readonly rest: Totals<M>;
  /** Different keys: exact within the bound, else estimated from the keys that it kept. */
  readonly keys: number;
  /** Remembers what is derived from a slice for as long as the slice itself. */
  memo<T>(name: string, derive: () => T): T;
}

export interface RollupReader<D extends Dimensions, M extends Measures> {
  /** On whole steps of a tier that is still kept. */
  over(span: Pick<Span, 'from' | 'to'>): Slice<D, M>;
}

export type TableRow<F extends Registers> = { readonly key: string } & {
  readonly [K in keyof F]: RegisterValue<F[K]> | null;
};
export interface TableReader<F extends Registers> {
  /** Rows of which any field still counts. Rows of the same key in several tenants are one row. */
  rows(): readonly TableRow<F>[];
  get(key: string): TableRow<F> | null;
  /** The row of one tenant only. */
  getOf(tenant: number, key: string): TableRow<F> | null;
}

/** A run of equal values. Times in ms. */
export interface Run<V> {
  readonly value: V;
  /** First report of the run. */
  readonly from: number;
  /** First report of the next run, null: it is still so. */
  readonly to: number | null;
}
/** The changes of one key. */
export interface Trace<V> {
  readonly key: string;
  /** First known report. */
  readonly since: number;
  /** Newest report. */
  readonly last: number;
  /** Value at an instant: of the newest report before it; null before the first one. Silence counts. */
  at(instant: number): V | null;
  /** The run that holds an instant. Silence does not end a run. */
  runAt(instant: number): Run<V> | null;
  /** Runs that reach into a span, oldest first; without those of no length, between reports of one instant. */
  runs(span: Pick<Span, 'from' | 'to'>): readonly Run<V>[];
  /** ms spent in each value within a span, silence counted; what lies before the first report is in none. */
  timeIn(span: Pick<Span, 'from' | 'to'>): ReadonlyMap<V, number>;
  /** Reports within a span whose value differs from the report before. */
  flaps(span: Pick<Span, 'from' | 'to'>): number;
}
export interface TimelineReader<V extends string> {
  traces(): readonly Trace<V>[];
  get(key: string): Trace<V> | null;
}

/** An entry of a log with where it stood. */
export interface LogRow<Entry> {
  readonly entry: Entry;
  /** ms. */
  readonly time: number;
  /** `topic/partition/offset`. */
  readonly position: string;
  readonly tenant: number;
}
export interface LogReader<Entry> {
  /** Newest first, at most `limit`. */
  newest(limit: number): readonly LogRow<Entry>[];
}
