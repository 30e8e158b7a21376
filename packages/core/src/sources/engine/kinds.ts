import type { EventEnvelope } from '../../events/envelope.ts';

/**
 * The four kinds of state that a source is made of, as plain declarations. What they keep is a function of the set of
 * events they saw, never of their order: that is what makes state mergeable.
 */

/** A meaning with a quantum: values are whole multiples of it, sums are exact. */
export interface Quantified {
  readonly quantum: number | null;
  readonly unit: string | null;
  readonly kind: string;
}

/** A dimension with any number of values. `null` is a value of its own: not stated. */
export interface OpenDimension {
  readonly kind: 'open';
}
/** A dimension with few values, fixed here. A bound never separates them: keys are kept or left out with all of them. */
export interface ClosedDimension<V extends string | boolean | null = string | boolean | null> {
  readonly kind: 'closed';
  readonly values: readonly V[];
}
export type Dimension = OpenDimension | ClosedDimension;
export type Dimensions = Readonly<Record<string, Dimension>>;
export type DimensionValue<D> = D extends ClosedDimension<infer V> ? V : string | null;

/** What a cell adds up. Every cell also counts its events. */
export type Measure =
  | { readonly kind: 'sum'; readonly perUnit: number }
  | { readonly kind: 'min' | 'max' }
  | { readonly kind: 'quantile' }
  | { readonly kind: 'distinct' };
export type Measures = Readonly<Record<string, Measure>>;
export type MeasureValue<M> = M extends { readonly kind: 'distinct' } ? string : number;

/** What one event adds to a rollup: all dimensions, and the measures that it states. */
export type RollupRow<D extends Dimensions, M extends Measures> = {
  readonly [K in keyof D]: DimensionValue<D[K]>;
} & { readonly [K in keyof M]?: MeasureValue<M[K]> | null | undefined };

/** One kind of event and what it adds to a rollup; `null`: nothing. */
export interface Counter<Row> {
  /** `*`: every event. */
  readonly type: string;
  readonly producers: readonly string[];
  readonly row: (event: EventEnvelope<string, never>, context: EventContext) => Row | null;
}

/** What the engine knows of an event besides the event. */
export interface EventContext {
  /** Whether the type is in the catalogue. */
  readonly known: boolean;
  /** The field of the payload that says how long it took; null when the definition names none. */
  readonly duration: string | null;
  /** Whether the time is the producer's own; else it is the log's. */
  readonly timeStated: boolean;
}

export interface Rollup<D extends Dimensions = Dimensions, M extends Measures = Measures> {
  readonly kind: 'rollup';
  /** Shared rollups have a name of their own; others are named by their source. */
  readonly name: string | null;
  /** Raised when what is counted changes its meaning: state of another revision is not taken over. */
  readonly revision: number;
  readonly by: D;
  /** Keys (of the open dimensions) per bucket and tenant; the rest adds up in `other`. */
  readonly max: number;
  readonly measures: M;
  /** Keeps buckets of 1 s for the newest 10 min. */
  readonly seconds: boolean;
  /** Keys that a bound leaves out last, by their first open dimension. */
  readonly pinned: ReadonlySet<string | null>;
  readonly from: readonly Counter<RollupRow<D, M>>[];
}

/** A register: the newest stated value. `V` is what it holds. */
export interface Register<V> {
  readonly kind: 'register';
  /** Decides between values of the same instant before ids do; the higher wins. */
  readonly rank: number;
  readonly value?: V;
}
export type Registers = Readonly<Record<string, Register<unknown>>>;
export type RegisterValue<R> = R extends Register<infer V> ? V : never;

export interface Table<F extends Registers = Registers> {
  readonly kind: 'table';
  /** Rows per tenant. */
  readonly max: number;
  /** A field counts for this long after its event, ms. */
  readonly keepMs: number;
  readonly fields: F;
}

export interface Timeline<V extends string = string> {
  readonly kind: 'timeline';
  /** Keys per tenant. */
  readonly max: number;
  /** Reports are kept this long, ms; the state before them is kept too. */
  readonly keepMs: number;
  /** Runs of equal reports per key. */
  readonly newest: number;
  /** Worst first: of several reports of one instant, and of several tenants that report one key, the first of these counts. */
  readonly values: readonly V[];
  /** A value not reported again within `afterMs` becomes `becomes`, except some. */
  readonly silent: { readonly afterMs: number; readonly except: readonly V[]; readonly becomes: V } | null;
}

export interface Log<Entry = unknown> {
  readonly kind: 'log';
  /** Entries per tenant. */
  readonly newest: number;
  readonly entry?: Entry;
}

export type StateKind = Rollup | Table | Timeline | Log;
export type AnyState = Readonly<Record<string, StateKind>>;

export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

/** A dimension that names things: agents, services, types. */
export const key = (): OpenDimension => ({ kind: 'open' });
/** True, false, or not stated. */
export const flag = (): ClosedDimension<boolean | null> => ({ kind: 'closed', values: [true, false, null] });
export const oneOf = <const V extends string>(...values: readonly V[]): ClosedDimension<V> => ({
  kind: 'closed',
  values,
});

function perUnit(meaning: Quantified): number {
  if (meaning.quantum === null) throw new RangeError(`${meaning.kind} has no quantum: it cannot be summed`);
  return Math.round(1 / meaning.quantum);
}
/** Sum and mean over the events that state it. */
export const sum = (meaning: Quantified) => ({ kind: 'sum', perUnit: perUnit(meaning) }) as const;
/** The same as {@link sum}, for values that are read as a mean. */
export const mean = sum;
export const min = () => ({ kind: 'min' }) as const;
export const max = () => ({ kind: 'max' }) as const;
/** Quantiles within 1 %. */
export const quantile = () => ({ kind: 'quantile' }) as const;
/** Different values. */
export const distinct = () => ({ kind: 'distinct' }) as const;

/** Adds up per time bucket and key. See {@link Rollup}. */
export function rollup<const D extends Dimensions, const M extends Measures>(
  spec: {
    readonly name?: string;
    readonly revision?: number;
    readonly by: D;
    readonly max?: number;
    readonly measures: M;
    readonly seconds?: boolean;
    readonly pinned?: Iterable<string | null>;
  },
  from: readonly Counter<RollupRow<D, M>>[] = [],
): Rollup<D, M> {
  return {
    kind: 'rollup',
    name: spec.name ?? null,
    revision: spec.revision ?? 1,
    by: spec.by,
    max: spec.max ?? 10_000,
    measures: spec.measures,
    seconds: spec.seconds ?? false,
    pinned: new Set(spec.pinned ?? []),
    from,
  };
}

/** A field of a table: the newest value stated. */
export const newest = <V>(rank = 0): Register<V> => ({ kind: 'register', rank });

/** Rows by key; each field holds the newest value stated. See {@link Table}. */
export const table = <const F extends Registers>(spec: {
  readonly max: number;
  readonly keepMs: number;
  readonly fields: F;
}): Table<F> => ({ kind: 'table', ...spec });

/** State changes per key. See {@link Timeline}. */
export const timeline = <const V extends string>(spec: {
  readonly max: number;
  readonly keepMs?: number;
  readonly newest?: number;
  readonly values: readonly V[];
  readonly silent?: { readonly afterMs: number; readonly except: readonly NoInfer<V>[]; readonly becomes: NoInfer<V> };
}): Timeline<V> => ({
  kind: 'timeline',
  max: spec.max,
  keepMs: spec.keepMs ?? days(31),
  newest: spec.newest ?? 1_000,
  values: spec.values,
  silent: spec.silent ?? null,
});

/** The newest entries. See {@link Log}. */
export const log = <Entry>(spec: { readonly newest: number }): Log<Entry> => ({ kind: 'log', ...spec });
