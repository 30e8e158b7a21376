import type { Random } from '../../lib/random.ts';
import type { JsonSchema } from './schema.ts';

/** What a field is. Everything else (schema, format, how it is made up) follows from it. */
export type MeaningKind =
  | 'ratio'
  | 'percent'
  | 'milliseconds'
  | 'seconds'
  | 'days'
  | 'bytes'
  | 'usd'
  | 'tokens'
  | 'units'
  | 'count'
  | 'perSecond'
  | 'score'
  | 'port'
  | 'latitude'
  | 'longitude'
  | 'instant'
  | 'identifier'
  | 'text'
  | 'url'
  | 'ipAddress'
  | 'secretPath'
  | 'secret'
  | 'redacted'
  | 'flag'
  | 'choice'
  | 'list'
  | 'record'
  | 'map'
  | 'json';

/** Filled in by a reader while it reads one value. Handed down, so that reading allocates nothing of its own. */
export interface ReadNote {
  /** Something in the value was claimed by no field: the caller keeps the original. */
  leftover: boolean;
  /** A number stood there that JSON.parse cannot hold exactly: the caller reads the text once more. */
  unsafe: boolean;
  /** Levels of nesting that are still allowed. */
  depth: number;
  /** The value was nested deeper than allowed. */
  tooDeep: boolean;
  /** Secrets were taken out of values that are kept as they are, by their names. Left out: the values belong to somebody else and are not touched. */
  masked?: boolean;
}

/** What a sample should look like: the name of the field it stands in, and words that fit names. */
export interface SampleHint {
  readonly name: string;
  /** Words by field name; a meaning that finds none makes something up. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Instants lie at or shortly before this one, ms. */
  readonly now: number;
}

export interface Meaning<T> {
  readonly kind: MeaningKind;
  /** `ms`, `USD`, …; null when it is no quantity. */
  readonly unit: string | null;
  /** Values are rounded to whole multiples of it, so that sums do not depend on order. Null: not summed. */
  readonly quantum: number | null;
  /** Smallest and largest value. Null: no bounds. */
  readonly range: readonly [min: number, max: number] | null;
  /** Name of the number format that shows it. */
  readonly format: string;
  /** The words of a choice. */
  readonly choices?: readonly string[];
  /** Holds something secret: the original is never kept. */
  readonly secret?: true;
  /**
   * The value as it may be shown, logged or sent on; stands with `secret`. Takes whatever a caller has, canonical or not,
   * never throws, and leaves alone what is masked already.
   */
  readonly mask?: (value: unknown) => unknown;
  /** Reads what a producer sent. `undefined`: unreadable. Never throws; this is the hot path. */
  read(value: unknown, note: ReadNote): T | undefined;
  /** What a producer would send for the canonical value. */
  write(value: T): unknown;
  /** Schema of the canonical value. Built when first asked for. */
  schema(): JsonSchema;
  /** A believable value. */
  sample(random: Random, hint: SampleHint): T;
}

/** Another name that a field goes by. `scale` turns its unit into the field's. */
export interface Alias {
  /** `metrics.tokens_used` reaches into a nested body; a number is a place in a list. */
  readonly path: string;
  readonly scale: number;
}

/** A meaning with the names that it goes by in the wild. */
export interface Field<T, Optional extends boolean = boolean> extends Meaning<T> {
  readonly optional: Optional;
  readonly aliases: readonly Alias[];
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The canonical object that fields describe. */
export type ValuesOf<F> = {
  readonly [K in keyof F as F[K] extends { readonly optional: false } ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends { readonly optional: false } ? never : K]?: ValueOf<F[K]>;
} extends infer Both
  ? { readonly [K in keyof Both]: Both[K] }
  : never;

/** A field that some known producer leaves out. */
export function optional<T>(field: Field<T>): Field<T, true> {
  return { ...field, optional: true };
}

/** Gives a meaning its names. An alias is a path, or a field of another unit: `seconds('total_seconds')`. */
export function named<T>(
  meaning: Meaning<T>,
  scaleOf: (unit: string | null) => number,
  aliases: readonly (string | Field<number>)[],
): Field<T, false> {
  const own: Alias[] = [];
  for (const alias of aliases) {
    if (typeof alias === 'string') own.push({ path: alias, scale: 1 });
    else own.push(...alias.aliases.map(({ path }) => ({ path, scale: scaleOf(alias.unit) })));
  }
  return { ...meaning, optional: false, aliases: own };
}

/** Names of a meaning without units. */
export function plain<T>(meaning: Meaning<T>, aliases: readonly string[]): Field<T, false> {
  return named(meaning, () => 1, aliases);
}
