import type { Random } from '../../lib/random.ts';
import {
  type Field,
  type Fields,
  type Meaning,
  plain,
  type ReadNote,
  type SampleHint,
  type ValuesOf,
} from './meaning.ts';
import { hidden, namesSecret } from './secret-names.ts';
import { maskFields } from './secrets.ts';
import { type Plan, planOf, readByPlan, type Sink } from './plan.ts';
import type { JsonSchema } from './schema.ts';
import { snakeOf } from './twins.ts';

const isBody = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shapeless = { unit: null, quantum: null, range: null } as const;

/** Sets an own property, also one called `__proto__`. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

type Written = readonly (readonly [name: string, wireName: string, field: Field<unknown>])[];
const wireNames = new WeakMap<Fields, Written>();

function writtenOf(fields: Fields): Written {
  const known = wireNames.get(fields);
  if (known !== undefined) return known;
  const written: Written = Object.entries(fields).map(([name, field]) => [name, snakeOf(name), field]);
  wireNames.set(fields, written);
  return written;
}

/** A canonical object as a producer in snake case would send it. */
export function writeFields(fields: Fields, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, wireName, field] of writtenOf(fields)) {
    const value = values[name];
    if (value !== undefined) body[wireName] = field.write(value);
  }
  return body;
}

const schemaOf = (meaning: Meaning<unknown>): JsonSchema => ({ ...meaning.schema(), 'x-meaning': meaning.kind });

export function schemaOfFields(fields: Fields): JsonSchema {
  const entries = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, schemaOf(field)] as const)),
    required: entries.flatMap(([name, { optional }]) => (optional ? [] : [name])),
    additionalProperties: false,
  };
}

/** A value for every field; optional ones are left out now and then. */
export function sampleFields(fields: Fields, random: Random, hint: SampleHint): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.optional && random() < 0.2) continue;
    values[name] = field.sample(random, { ...hint, name });
  }
  return values;
}

/** An object of declared fields. What it holds besides makes the caller keep the original. */
export function record<const F extends Fields>(fields: F, ...aliases: readonly string[]): Field<ValuesOf<F>, false> {
  let plan: Plan | undefined;
  let broken = false;
  let leftover = false;
  const sink: Sink = {
    extra: () => {
      leftover = true;
    },
    problem: (name) => {
      if (fields[name]?.optional === false) broken = true;
    },
  };
  return plain<ValuesOf<F>>(
    {
      kind: 'record',
      ...shapeless,
      format: 'record',
      ...(Object.values(fields).some((field) => field.secret)
        ? { secret: true as const, mask: (value: unknown) => (isBody(value) ? maskFields(fields, value) : hidden) }
        : {}),
      read(value, note) {
        if (!isBody(value)) return undefined;
        plan ??= planOf(fields);
        broken = false;
        leftover = false;
        const values = readByPlan(plan, value, note, sink) as ValuesOf<F>;
        note.leftover = leftover;
        return broken ? undefined : values;
      },
      write: (value) => writeFields(fields, value as Record<string, unknown>),
      schema: () => schemaOfFields(fields),
      sample: (random, hint) => sampleFields(fields, random, hint) as ValuesOf<F>,
    },
    aliases,
  );
}

/** A record that some producers send as a bare word: the word is the value of `name`. */
export function shorthand<T, Optional extends boolean>(
  name: keyof T & string,
  of: Field<T, Optional>,
): Field<T, Optional> {
  return { ...of, read: (value, note) => of.read(typeof value === 'string' ? { [name]: value } : value, note) };
}

/** A list. One entry that cannot be read makes the whole list unreadable: half a list would be a wrong one. */
export function list<T>(of: Meaning<T>, ...aliases: readonly string[]): Field<readonly T[], false> {
  return plain<readonly T[]>(
    {
      kind: 'list',
      ...shapeless,
      format: 'list',
      ...(of.secret
        ? {
            secret: of.secret,
            mask: (value: unknown) =>
              Array.isArray(value) ? value.map((entry) => of.mask?.(entry) ?? hidden) : hidden,
          }
        : {}),
      read(value, note) {
        if (!Array.isArray(value)) return undefined;
        const entries: T[] = [];
        let leftover = false;
        for (const entry of value) {
          note.leftover = false;
          const read = of.read(entry, note);
          if (read === undefined) return undefined;
          leftover ||= note.leftover;
          entries.push(read);
        }
        note.leftover = leftover;
        return entries;
      },
      write: (value) => value.map((entry) => of.write(entry)),
      schema: () => ({ type: 'array', items: schemaOf(of) }),
      sample: (random, hint) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => of.sample(random, hint)),
    },
    aliases,
  );
}

/** Values of one meaning under keys that the producer chooses. */
export function map<T>(of: Meaning<T>, ...aliases: readonly string[]): Field<Readonly<Record<string, T>>, false> {
  return plain<Readonly<Record<string, T>>>(
    {
      kind: 'map',
      ...shapeless,
      format: 'map',
      ...(of.secret
        ? {
            secret: of.secret,
            mask: (value: unknown) =>
              isBody(value)
                ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, of.mask?.(entry) ?? hidden]))
                : hidden,
          }
        : {}),
      read(value, note) {
        if (!isBody(value)) return undefined;
        const values: Record<string, T> = {};
        for (const key in value) {
          const read = of.read(value[key], note);
          if (read === undefined) return undefined;
          setOwn(values, key, read);
        }
        return values;
      },
      write: (value) => value,
      schema: () => ({ type: 'object', additionalProperties: schemaOf(of) }),
      sample: (random, hint) => ({ [hint.words.mapKeys?.at(0) ?? 'first']: of.sample(random, hint) }),
    },
    aliases,
  );
}

/** JSON as the producer sent it, up to the depth that the reader allows. */
export const json = (...aliases: readonly string[]): Field<unknown, false> =>
  plain<unknown>(
    {
      kind: 'json',
      ...shapeless,
      format: 'json',
      read(value: unknown, note: ReadNote) {
        look(value, note.depth - 1, note);
        return value;
      },
      write: (value) => value,
      schema: () => ({}),
      sample: (_, hint) => ({ from: hint.name }),
    },
    aliases,
  );

/**
 * Walks a value that is kept as it is: too deep a nesting and numbers that lost digits are noted, and what goes by the name of a secret
 * is taken out of it.
 */
export function look(value: unknown, depth: number, note: ReadNote): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) note.unsafe = true;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth <= 0) {
    note.tooDeep = true;
    return;
  }
  if (Array.isArray(value)) for (const entry of value) look(entry, depth - 1, note);
  else {
    const body = value as Record<string, unknown>;
    for (const key in body) {
      const inner = kept(key, body[key], depth - 1, note);
      // Never said of `__proto__`, whose own value may only be read so.
      if (inner !== body[key]) body[key] = inner;
    }
  }
}

/** A value as it may be kept under its name. */
export function kept(key: string, value: unknown, depth: number, note: ReadNote): unknown {
  if (note.masked !== undefined && namesSecret(key, value)) {
    note.masked = true;
    return hidden;
  }
  look(value, depth, note);
  return value;
}
