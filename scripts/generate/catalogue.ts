// What the generators read: every definition with its name in code, what its fields are in words, and who uses it.
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnyDefinition, JsonSchema } from '@streamglass/core/events';
import { meaningWords } from '@streamglass/core/events';
import { allSources } from '@streamglass/core/sources';
import { fieldDocs } from './field-docs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'packages/core/src/events';

/** A field with everything that is known of it; nested ones follow their parent, with a dotted path. */
export interface FieldEntry {
  readonly path: string;
  readonly schema: JsonSchema;
  readonly optional: boolean;
  /** The doc comment above the field in its definition; null: it has none. */
  readonly docs: string | null;
  /** In words, with range, choices and unit: `share from 0 to 1`. */
  readonly is: string;
  /** Other names on the wire, in the order in which they are tried. */
  readonly aliases: readonly string[];
}

export interface Entry {
  readonly definition: AnyDefinition;
  /** Its export: `agentRoutingCompleted`. */
  readonly name: string;
  /** Its folder, which is the entry of the package that exports it. */
  readonly domain: string;
  readonly fields: readonly FieldEntry[];
  /** Sources that count it by name. */
  readonly sources: readonly string[];
}

const isDefinition = (value: unknown): value is AnyDefinition =>
  typeof value === 'object' && value !== null && 'payload' in value && 'type' in value;

const number = (value: number): string =>
  Math.abs(value) >= 1e9 && Number.isInteger(Math.log10(Math.abs(value)))
    ? `1e${Math.log10(Math.abs(value))}`
    : String(value);
/** Bounds that only keep sums exact say nothing to people. */
const isTelling = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < 1e5;

export function inWords(schema: JsonSchema): string {
  const kind = schema['x-meaning'] as keyof typeof meaningWords | undefined;
  if (schema.enum !== undefined) return `one of ${schema.enum.map((word) => `\`${word}\``).join(', ')}`;
  if (schema.items !== undefined) return `list, each: ${inWords(schema.items)}`;
  if (typeof schema.additionalProperties === 'object')
    return `${meaningWords.map}, each: ${inWords(schema.additionalProperties)}`;
  const words = kind === undefined ? plainWords(schema) : meaningWords[kind];
  const { minimum, maximum, 'x-unit': unit } = schema;
  const bounded =
    kind !== 'ratio' && kind !== 'percent' && isTelling(minimum) && isTelling(maximum)
      ? ` from ${number(minimum)} to ${number(maximum)}`
      : '';
  const signed = minimum !== undefined && minimum < 0 && bounded === '' ? ', may be below 0' : '';
  const stated = unit !== undefined && (kind === undefined || kind === 'units' || kind === 'score') ? ` (${unit})` : '';
  return `${words}${bounded}${stated}${signed}`;
}

const plainWords = ({ type, properties, const: only }: JsonSchema): string =>
  properties ? 'object' : only !== undefined ? `\`${only}\`` : type === 'boolean' ? 'yes or no' : (type ?? 'JSON');

/** Objects within the value, at whatever depth of lists and maps. */
function inner(schema: JsonSchema): JsonSchema | null {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return inner(schema.items);
  return typeof schema.additionalProperties === 'object' ? inner(schema.additionalProperties) : null;
}

function fieldsOf(
  schema: JsonSchema,
  docs: ReadonlyMap<string, string>,
  aliasesOf: (path: string) => readonly string[],
  prefix = '',
): FieldEntry[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, own]) => {
    const path = `${prefix}${name}`;
    const below = inner(own);
    const entry: FieldEntry = {
      path,
      schema: own,
      optional: !(schema.required ?? []).includes(name),
      docs: docs.get(path) ?? null,
      is: inWords(own),
      aliases: aliasesOf(path),
    };
    return [entry, ...(below === null ? [] : fieldsOf(below, docs, aliasesOf, `${path}.`))];
  });
}

const shownAlias = (path: string, scale: number): string => {
  if (scale === 1) return path;
  const unit = { 1000: 's', 86_400_000: 'days', 0.01: '%', 0.001: 'ms' }[scale] ?? `× ${scale}`;
  return `${path} (${unit})`;
};

/** Which sources name a type; `*` for those that take every event. */
function sourceTypes(): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    allSources.map(({ contract, uses, state, on }) => {
      const rollups = [...Object.values(uses), ...Object.values(state).filter((spec) => spec.kind === 'rollup')];
      const counted = rollups.flatMap(({ from }) => from.map(({ type }) => type));
      return [contract.source, new Set([...on.map(({ type }) => type), ...counted])] as const;
    }),
  );
}

/** Every event, by domain and type. */
export async function readCatalogue(): Promise<readonly Entry[]> {
  const files = globSync(`${folder}/*/index.ts`, { cwd: root }).toSorted();
  const docs = fieldDocs(globSync(`${folder}/*/*.ts`, { cwd: root }).map((file) => `${root}/${file}`));
  const types = sourceTypes();
  const entries: Entry[] = [];
  for (const file of files) {
    const module = (await import(`${root}/${file}`)) as Readonly<Record<string, unknown>>;
    for (const [name, definition] of Object.entries(module)) {
      if (!isDefinition(definition)) continue;
      const aliases = (path: string) =>
        (definition.payload[path]?.aliases ?? []).map((alias) => shownAlias(alias.path, alias.scale));
      entries.push({
        definition,
        name,
        domain: basename(dirname(file)),
        fields: fieldsOf(definition.schema.json, docs.get(definition.type) ?? new Map(), aliases),
        sources: [...types].flatMap(([source, of]) => (of.has(definition.type) ? [source] : [])),
      });
    }
  }
  return entries.toSorted((a, b) => compare(a.domain, b.domain) || compare(a.definition.type, b.definition.type));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sources that take every event, whatever its type. */
export const takeEverything = (): readonly string[] =>
  [...sourceTypes()].flatMap(([source, types]) => (types.has('*') ? [source] : []));
