import type { EventEnvelope } from '../../events/envelope.ts';
import type { FieldsData, RecordField, RowsField, SourceContract } from '../contract.ts';
import type {
  AnyState,
  Counter,
  EventContext,
  Log,
  Registers,
  RegisterValue,
  Rollup,
  RollupRow,
  StateKind,
  Table,
  Timeline,
} from './kinds.ts';
import type { Span } from './range.ts';
import type { LogReader, RollupReader, TableReader, TimelineReader } from './readers.ts';
import type { ViewArguments } from './types.ts';

/**
 * What a source file is written with. Reducers get write-only handles: they cannot see what is there, so state cannot
 * depend on the order of arrival. Views get read handles, and nothing to write with.
 */

/** How a reducer writes one kind of state. */
export type Writer<S extends StateKind> =
  S extends Rollup<infer D, infer M>
    ? (row: RollupRow<D, M>) => void
    : S extends Table<infer F>
      ? (key: string, fields: { readonly [K in keyof F]?: RegisterValue<F[K]> | null | undefined }) => void
      : S extends Timeline<infer V>
        ? (key: string, value: V) => void
        : S extends Log<infer Entry>
          ? (entry: Entry) => void
          : never;
/** How a view reads one kind of state. */
export type Reader<S extends StateKind> =
  S extends Rollup<infer D, infer M>
    ? RollupReader<D, M>
    : S extends Table<infer F extends Registers>
      ? TableReader<F>
      : S extends Timeline<infer V>
        ? TimelineReader<V>
        : S extends Log<infer Entry>
          ? LogReader<Entry>
          : never;
export type Writers<S extends AnyState> = { readonly [K in keyof S]: Writer<S[K]> };
export type Readers<S extends AnyState> = { readonly [K in keyof S]: Reader<S[K]> };

/** What a source does on one kind of event. */
export interface Reaction<W> {
  /** `*`: every event. */
  readonly type: string;
  readonly producers: readonly string[];
  readonly reduce: (event: EventEnvelope<string, never>, to: W, context: EventContext) => void;
}

/** Anything that names an event type and knows its events: an event definition. */
export interface Named {
  readonly type: string;
  readonly producers: readonly string[];
}

/** Time of a view: its range, or for a view without one the minute that ends with what is known. */
export interface ViewTime extends Span {
  /** Now, as far as the answer is concerned: nothing expires after it that counted before. */
  readonly now: number;
  /** IANA zone; UTC when the view has no such parameter. */
  readonly zone: string;
  /** Adds a note to the answer's meta. */
  note(code: string): void;
  /** The newest span of a length, as a range of that length would have it; for rules over a fixed window. */
  last(lengthMs: number): Span;
}

/** What a field is, for `describe`. */
export type Definition =
  | string
  | {
      /** One sentence. */
      readonly is: string;
      /** How it is computed, in words and symbols. */
      readonly formula?: string;
      /** Left out: the unit of its measure. */
      readonly unit?: string;
      /** Event types; left out: those of the view. */
      readonly inputs?: readonly string[];
    };
/** Every field of a view, `rows.field` for fields within. A missing one does not compile. */
export type FieldPath<F> = {
  [K in keyof F & string]: F[K] extends RowsField<infer R> | RecordField<infer R> ? K | `${K}.${FieldPath<R>}` : K;
}[keyof F & string];
export type Definitions<F> = { readonly [P in FieldPath<F>]: Definition };

export interface View<R = never, Data = Readonly<Record<string, unknown>>> {
  /** What feeds the view; left out: all that feeds the source. */
  readonly inputs?: readonly Named[];
  /** `field` → what it is. */
  readonly definitions: Readonly<Record<string, Definition>>;
  readonly compute: (read: R, params: ViewArguments, time: ViewTime) => Data;
}

type ParamValues<P> = {
  readonly [K in keyof P]: P[K] extends { readonly kind: 'limit' } ? number : string;
};
/** The views that a contract asks for. */
export type ViewsOf<C extends SourceContract, R> = {
  readonly [K in keyof C['views']]: {
    readonly inputs?: readonly Named[];
    readonly definitions: Definitions<C['views'][K]['fields']>;
    readonly compute: (
      read: R,
      params: ParamValues<C['views'][K]['params']>,
      time: ViewTime,
    ) => FieldsData<C['views'][K]['fields']>;
  };
};

/** A source as the engine takes it; made by {@link defineSource}. */
export interface Source {
  readonly contract: SourceContract;
  readonly uses: Readonly<Record<string, Rollup>>;
  readonly state: AnyState;
  readonly on: readonly Reaction<never>[];
  readonly views: Readonly<Record<string, View>>;
}

/** A named set of event types and what they add up to. Reads like its specification: state, reactions, views. */
export function defineSource<
  C extends SourceContract,
  const S extends AnyState = Readonly<Record<never, never>>,
  const U extends Readonly<Record<string, Rollup>> = Readonly<Record<never, never>>,
>(
  contract: C,
  /** `uses`: rollups shared with other sources, counted once. */
  { uses, state }: { readonly uses?: U; readonly state?: S },
  { on, views }: { readonly on?: readonly Reaction<Writers<S>>[]; readonly views: ViewsOf<C, Readers<S & U>> },
): Source {
  return {
    contract,
    uses: uses ?? {},
    state: state ?? {},
    on: (on ?? []) as readonly Reaction<never>[],
    views: views as Readonly<Record<string, View>>,
  };
}

/** The events that a definition describes. */
type EventsOf<D> = D extends { readonly create: (...args: never[]) => infer Event } ? Event : never;

/** When such an event comes in, write this. */
export function when<D extends Named, W>(
  definition: D,
  reduce: (event: EventsOf<D>, to: W, context: EventContext) => void,
): Reaction<W> {
  return {
    type: definition.type,
    producers: definition.producers,
    reduce: reduce as Reaction<W>['reduce'],
  };
}

/** On every event, known or not, write this. */
export function whenAny<W>(
  reduce: (event: EventEnvelope<string, unknown>, to: W, context: EventContext) => void,
): Reaction<W> {
  return { type: '*', producers: [], reduce: reduce as Reaction<W>['reduce'] };
}

/** Counts such events in a rollup. The row says under which key, and what it adds; `null`: not this one. */
export function count<D extends Named, const Row>(
  definition: D,
  row: (event: EventsOf<D>, context: EventContext) => Row | null,
): Counter<Row> {
  return { type: definition.type, producers: definition.producers, row: row as Counter<Row>['row'] };
}

/** Counts every event, known or not. */
export function countAny<const Row>(
  row: (event: EventEnvelope<string, unknown>, context: EventContext) => Row | null,
): Counter<Row> {
  return { type: '*', producers: [], row: row as Counter<Row>['row'] };
}
