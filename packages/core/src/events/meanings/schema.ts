/**
 * Schemas of canonical values as plain data: the part of JSON Schema 2020-12 that meanings need, and a check of a value
 * against it. Small on purpose: it comes with every event that a page imports, where a schema library would be most of
 * what is loaded.
 */
export interface JsonSchema {
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'array';
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly description?: string;
  /** What the value is, in the words of the catalogue. */
  readonly 'x-meaning'?: string;
  readonly 'x-unit'?: string;
  /** What no schema can say. Left out of the schema that is given away. */
  readonly holds?: (value: string) => boolean;
}

/** The first thing that is wrong with a value: where, and what was wanted there. */
export interface SchemaIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const isBody = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wanted(schema: JsonSchema): string {
  const { type = 'anything', minimum, maximum, minLength, maxLength } = schema;
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (type === 'number') return `a number from ${minimum ?? '-∞'} to ${maximum ?? '∞'}`;
  if (minLength !== undefined) return `a text of ${minLength} to ${maxLength ?? '∞'} characters`;
  return type === 'object' || type === 'array' ? `an ${type}` : `a ${type}`;
}

function fits(schema: JsonSchema, value: unknown): boolean {
  switch (schema.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= (schema.minLength ?? 0) &&
        value.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
        (schema.const === undefined || value === schema.const) &&
        (schema.enum === undefined || schema.enum.includes(value)) &&
        (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) &&
        (schema.holds === undefined || schema.holds(value))
      );
    case 'number':
      return (
        Number.isFinite(value) &&
        Number(value) >= (schema.minimum ?? Number.NEGATIVE_INFINITY) &&
        Number(value) <= (schema.maximum ?? Number.POSITIVE_INFINITY)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isBody(value);
    default:
      return true;
  }
}

/** Null when the value fits. */
export function issueIn(
  schema: JsonSchema,
  value: unknown,
  path: readonly (string | number)[] = [],
): SchemaIssue | null {
  if (!fits(schema, value)) return { path, message: `give ${wanted(schema)}` };
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const issue = issueIn(schema.items ?? {}, entry, [...path, index]);
      if (issue !== null) return issue;
    }
  } else if (schema.type === 'object' && isBody(value)) {
    const { properties = {}, additionalProperties = true } = schema;
    for (const name of schema.required ?? []) {
      if (Object.hasOwn(value, name)) continue;
      return { path: [...path, name], message: `give ${wanted(properties[name] ?? {})}` };
    }
    for (const [name, entry] of Object.entries(value)) {
      const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      if (own === false) {
        return { path: [...path, name], message: `leave ${name} out; there are ${Object.keys(properties).join(', ')}` };
      }
      const issue = typeof own === 'object' ? issueIn(own, entry, [...path, name]) : null;
      if (issue !== null) return issue;
    }
  }
  return null;
}

/** A schema that checks. It is a Standard Schema as well, so that forms, routers and validators take it as it is. */
export interface PayloadSchema<T> {
  readonly json: JsonSchema;
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T; readonly error?: never }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'streamglass';
    readonly types?: { readonly input: T; readonly output: T };
    validate(value: unknown): { readonly value: T } | { readonly issues: readonly SchemaIssue[] };
  };
}

export function payloadSchema<T>(json: JsonSchema): PayloadSchema<T> {
  // The schema says so: that is what it is for.
  const isOne = (value: unknown): value is T => issueIn(json, value) === null;
  return {
    json,
    safeParse(value) {
      if (isOne(value)) return { success: true, data: value };
      return { success: false, error: { issues: [issueIn(json, value) as SchemaIssue] } };
    },
    '~standard': {
      version: 1,
      vendor: 'streamglass',
      validate(value) {
        return isOne(value) ? { value } : { issues: [issueIn(json, value) as SchemaIssue] };
      },
    },
  };
}
