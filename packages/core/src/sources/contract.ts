/**
 * The vocabulary of view contracts: what a view answers, as plain data. Panes import contracts only; how a number is
 * computed stands in the source beside it and reaches panes through `describe`.
 *
 * A view answers one JSON object. Each of its fields is a value, a record of values, or rows: a set keyed by one field
 * and totally ordered by fields, so that a patch can say "upsert" and "remove" and every client sorts alike.
 * Everything is nullable unless it is marked `always`: absent is `null`, never 0 and never left out.
 */

/** How a value is measured; decides unit, number format and JSON type. Percent is 0..100, ratio 0..1. */
export type Measure =
  | 'text'
  | 'identifier'
  | 'url'
  | 'flag'
  | 'choice'
  | 'json'
  | 'count'
  | 'ratio'
  | 'percent'
  | 'perMinute'
  | 'perSecond'
  | 'milliseconds'
  | 'seconds'
  | 'hours'
  | 'instant'
  | 'bytes'
  | 'usd'
  | 'tokens'
  | 'units';

export interface ValueField<T = unknown> {
  readonly kind: 'value';
  readonly measure: Measure;
  readonly label: string;
  /** For `identifier`: what it names (`agent`, `service`, …), so that a selection means something in another pane. */
  readonly of?: string;
  readonly choices?: readonly string[];
  /** Never null. */
  readonly always?: true;
  /** Type only. */
  readonly type?: T;
}

export type Fields = Readonly<Record<string, Field>>;

export interface RecordField<F extends Fields = Fields> {
  readonly kind: 'record';
  readonly label: string;
  readonly fields: F;
  readonly always?: true;
}

export interface RowsField<F extends Fields = Fields> {
  readonly kind: 'rows';
  readonly label: string;
  /** The field that names a row; a string or a number, unique in the set, never null. */
  readonly key: string;
  /** Total order: fields in turn, nulls last, ties broken by the key ascending. */
  readonly order: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  readonly fields: F;
}

export type Field = ValueField | RecordField | RowsField;

export type FieldData<F> =
  F extends RowsField<infer R>
    ? readonly FieldsData<R>[]
    : F extends RecordField<infer R>
      ? F extends { readonly always: true }
        ? FieldsData<R>
        : FieldsData<R> | null
      : F extends ValueField<infer T>
        ? F extends { readonly always: true }
          ? T
          : T | null
        : never;
export type FieldsData<F> = { readonly [K in keyof F]: FieldData<F[K]> };

/** What a parameter accepts. `range`: `15m`, `24h`, `7d`, `today`, or an ISO interval; `zone`: an IANA name. */
export interface Param {
  readonly kind: 'range' | 'zone' | 'limit' | 'choice' | 'text';
  readonly default: string | number | null;
  readonly max?: number;
  readonly choices?: readonly string[];
}

export interface ViewContract<
  F extends Fields = Fields,
  P extends Readonly<Record<string, Param>> = Readonly<Record<string, Param>>,
> {
  readonly label: string;
  readonly params: P;
  readonly fields: F;
}

export interface SourceContract<
  V extends Readonly<Record<string, ViewContract>> = Readonly<Record<string, ViewContract>>,
> {
  readonly source: string;
  readonly label: string;
  /** Raised when a field is renamed, removed or changes its meaning; adding one does not raise it. */
  readonly version: number;
  readonly views: V;
}

/** The JSON that view `K` of contract `C` answers. */
export type ViewData<C extends SourceContract, K extends keyof C['views']> = FieldsData<C['views'][K]['fields']>;
/** One row of the rows field `F` of view `K`. */
export type ViewRow<C extends SourceContract, K extends keyof C['views'], F extends keyof C['views'][K]['fields']> =
  C['views'][K]['fields'][F] extends RowsField<infer R> ? FieldsData<R> : never;
/** Parameters of view `K`; each may be left out. */
export type ViewParams<C extends SourceContract, K extends keyof C['views']> = {
  readonly [P in keyof C['views'][K]['params']]?: C['views'][K]['params'][P]['kind'] extends 'limit' ? number : string;
};

type Always<F> = F & { readonly always: true };

const value = <T>(measure: Measure, label: string): ValueField<T> => ({ kind: 'value', measure, label });
export const text = (label: string) => value<string>('text', label);
export const url = (label: string) => value<string>('url', label);
export const flag = (label: string) => value<boolean>('flag', label);
export const json = <T>(label: string) => value<T>('json', label);
export const instant = (label: string) => value<number>('instant', label);
export const number = (
  measure: Exclude<Measure, 'text' | 'identifier' | 'url' | 'flag' | 'choice' | 'json' | 'instant'>,
  label: string,
) => value<number>(measure, label);
export const identifier = (label: string, of?: string): ValueField<string> =>
  of === undefined ? value('identifier', label) : { ...value<string>('identifier', label), of };
export const choice = <const C extends readonly string[]>(choices: C, label: string): ValueField<C[number]> => ({
  ...value<C[number]>('choice', label),
  choices,
});
export const record = <const F extends Fields>(label: string, fields: F): RecordField<F> => ({
  kind: 'record',
  label,
  fields,
});
export const rows = <const F extends Fields>(
  label: string,
  key: keyof F & string,
  order: readonly (readonly [keyof F & string, 'asc' | 'desc'])[],
  fields: F,
): RowsField<F> => ({ kind: 'rows', label, key, order, fields });
/** The field is never null. */
export const always = <F extends ValueField | RecordField>(field: F): Always<F> => ({ ...field, always: true });

/** Time range; the default stands in the parameter. */
export const range = (preset: string) => ({ kind: 'range', default: preset }) as const;
export const zone = () => ({ kind: 'zone', default: 'UTC' }) as const;
export const limit = (preset: number, max: number) => ({ kind: 'limit', default: preset, max }) as const;

export const defineViews = <const V extends Readonly<Record<string, ViewContract>>>(
  source: string,
  label: string,
  version: number,
  views: V,
): SourceContract<V> => ({ source, label, version, views });

/** Severity of a part of the platform; `unknown` counts as neither up nor down. */
export const severities = ['ok', 'warn', 'critical', 'unknown'] as const;
export type Severity = (typeof severities)[number];
