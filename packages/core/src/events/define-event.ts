import { type Clock, systemClock } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import { type Random, systemRandom } from '../lib/random.ts';
import { wholeMicros } from '../lib/time.ts';
import type { Payloads } from '../payloads/index.ts';
import type { EventEnvelope, Origin } from './envelope.ts';
import { uuidFrom } from './ids.ts';
import type { Fields, Meaning, ValuesOf } from './meanings/meaning.ts';
import { hidden } from './meanings/secret-names.ts';
import { maskFields } from './meanings/secrets.ts';
import { type PayloadSchema, payloadSchema, type SchemaIssue } from './meanings/schema.ts';
import { schemaOfFields } from './meanings/structures.ts';
import { domainOf, schemaRefOf } from './type-name.ts';

/**
 * How far an event is known. `observed`: a real producer sends it under this name · `analog`: a real schema of the same
 * thing under another name · `mock`: only a mock sends it · `inferred`: no schema at all, fields follow from siblings ·
 * `proposed`: not even a name is known; ours follows the others.
 */
export type Known = 'observed' | 'analog' | 'mock' | 'inferred' | 'proposed';

/** What a definition says. The doc comment above it says what the event is in code; `docs` says it in the catalogue. */
export interface EventSpec<Type extends string, F extends Fields> {
  readonly type: Type;
  /** What happened, in one sentence. */
  readonly docs: string;
  readonly known: Known;
  /** Who sends it, so that an empty pane can say who would fill it. */
  readonly producers: readonly string[];
  /** What its records are keyed by: an attribute of the envelope, or a field of the payload. */
  readonly key: 'correlationId' | 'tenantId' | 'subject' | (keyof F & string);
  readonly payload: F;
  /** Topics and type names that mean the same, and only those. */
  readonly legacy?: readonly string[];
  /** The field that says how long it took. */
  readonly duration?: keyof F & string;
  /**
   * What no field claims may be secret: `extra` keeps its name and no value, and no problem quotes what stood there.
   */
  readonly sealed?: true;
}

/** What `create` takes; the rest is filled in. */
export interface NewEvent<Payload> {
  readonly payload: Payload;
  readonly source: string;
  readonly id?: string;
  /** ms since the epoch; left out: now. */
  readonly time?: number;
  readonly subject?: string;
  /** Left out: `default`. */
  readonly tenantId?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly schemaRef?: string;
  /** Left out: `real`. */
  readonly origin?: Origin;
}

/**
 * The payload of a type. For events of the catalogue the generated interface, whose members carry their docs to an editor;
 * a type test holds it equal to what follows from the fields, which is what it is for any other event.
 */
export type PayloadOf<Type extends string, F extends Fields> = Type extends keyof Payloads
  ? Payloads[Type]
  : ValuesOf<F>;

export interface EventDefinition<Type extends string = string, F extends Fields = Fields> extends EventSpec<Type, F> {
  /** `agent` of `omninode.agent.…`, `onex` of `onex.…`. */
  readonly domain: string;
  readonly legacy: readonly string[];
  /** Schema of the canonical payload; built when first asked for. */
  readonly schema: PayloadSchema<PayloadOf<Type, F>>;
  /**
   * Makes an event: fills in what is left out, masks what is secret and rounds numbers to their quantum.
   * Throws `bad-event` that names the field when the payload does not fit.
   */
  create(
    init: NewEvent<PayloadOf<Type, F>>,
    by?: { readonly clock?: Clock; readonly random?: Random },
  ): EventEnvelope<Type, PayloadOf<Type, F>>;
}

/** Any definition, whatever its fields. */
export type AnyDefinition = Pick<
  EventDefinition,
  'type' | 'docs' | 'known' | 'producers' | 'domain' | 'legacy' | 'payload' | 'duration' | 'sealed'
> & { readonly key: string; readonly schema: PayloadSchema<unknown> };

/** The event that a definition describes. */
export type EventFor<D> = D extends { readonly type: infer T extends string; readonly payload: infer F extends Fields }
  ? EventEnvelope<T, PayloadOf<T, F>>
  : never;

/** Defines an event: one file, one definition. Schema, decoder, docs and simulator follow from it. */
export function defineEvent<const Type extends string, const F extends Fields>(
  spec: EventSpec<Type, F>,
): EventDefinition<Type, F> {
  let schema: PayloadSchema<PayloadOf<Type, F>> | undefined;
  const definition: EventDefinition<Type, F> = {
    ...spec,
    domain: domainOf(spec.type),
    legacy: spec.legacy ?? [],
    get schema() {
      schema ??= payloadSchema<PayloadOf<Type, F>>(schemaOfFields(spec.payload));
      return schema;
    },
    create(init, { clock = systemClock, random = systemRandom } = {}) {
      const payload = maskFields(spec.payload, withoutUndefined(init.payload));
      const checked = definition.schema.safeParse(payload);
      if (!checked.success) throw badEvent(spec, payload, checked.error.issues[0]);
      const event: Writable<EventEnvelope<Type, PayloadOf<Type, F>>> = {
        id: init.id ?? uuidFrom(random),
        type: spec.type,
        time: wholeMicros(init.time ?? clock.now()),
        source: init.source,
        tenantId: init.tenantId ?? 'default',
        schemaRef: init.schemaRef ?? schemaRefOf(spec.type),
        origin: init.origin ?? 'real',
        payload: rounded(spec.payload, checked.data),
      };
      if (init.subject !== undefined) event.subject = init.subject;
      if (init.correlationId !== undefined) event.correlationId = init.correlationId;
      if (init.causationId !== undefined) event.causationId = init.causationId;
      return event;
    },
  };
  return definition;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Narrows an event to what a definition describes. */
export function isEvent<Type extends string, F extends Fields>(
  definition: { readonly type: Type; readonly payload: F },
  event: { readonly type: string; readonly known?: boolean },
): event is EventEnvelope<Type, PayloadOf<Type, F>> {
  return event.type === definition.type && event.known !== false;
}

/** `{ a: undefined }` means the same as `{}`. */
function withoutUndefined(payload: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload as object).filter(([, value]) => value !== undefined));
}

/** Whole multiples of each quantum, at every depth: what a decoder would make of it. */
function rounded<P>(fields: Fields, payload: P): P {
  const note = { leftover: false, unsafe: false, depth: 64, tooDeep: false };
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(payload as object)) {
    const field = fields[name] as Meaning<unknown>;
    values[name] = field.read(field.write(value), note) ?? value;
  }
  return values as P;
}

function badEvent(
  { type, sealed }: Pick<AnyDefinition, 'type' | 'sealed'>,
  payload: unknown,
  issue: SchemaIssue | undefined,
): StreamglassError {
  const path = ['payload', ...(issue?.path ?? [])].join('.');
  let value: unknown = payload;
  for (const step of issue?.path ?? []) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
  return new StreamglassError(
    'bad-event',
    `${type}: ${path} is ${sealed && value !== undefined ? hidden : (JSON.stringify(value) ?? 'missing')}`,
    {
      hint: issue?.message ?? 'see the fields of the definition',
    },
  );
}
