import * as z from 'zod/mini';
import { metaSchema } from './meta.ts';
import { opSchema, rowsLayoutSchema } from './ops.ts';

/**
 * Server to client. Frames of a shared computation carry its channel `ch` instead of the client's `id`, so that one
 * encoded frame serves every subscriber; `snapshot` and `resumed` bind an `id` to a channel.
 */
const id = z.number();
const ch = z.number();
const data = z.record(z.string(), z.unknown());

export const welcomeSchema = z.object({
  op: z.literal('welcome'),
  session: z.string(),
  server: z.object({ name: z.string(), version: z.string() }),
  /** The server sends `heartbeat` this often; silence for twice as long is a dead connection. */
  heartbeatMs: z.number(),
  limits: z.object({ subscriptions: z.number(), frameBytes: z.number(), credit: z.number() }),
  /** Who the token names; null without authentication. A cache is bound to it. */
  subject: z.nullable(z.string()),
  tenants: z.array(z.string()),
  /** Token expiry, ms; null: never. */
  expiresAt: z.nullable(z.number()),
});

/** The whole data of a view. `why` says whether this is a first answer or heals a break. */
export const snapshotSchema = z.object({
  op: z.literal('snapshot'),
  id,
  ch,
  why: z.enum(['new', 'resync', 'epoch-changed', 'out-of-reach', 'rate-changed']),
  epoch: z.string(),
  seq: z.number(),
  /** Events accepted so far into this source for the viewer's tenants, before any filter. */
  counted: z.number(),
  asOf: z.number(),
  /** Layout of each field of `data` that holds rows: patches name rows by this key, and the client sorts by this order. */
  rows: z.record(z.string(), rowsLayoutSchema),
  data,
  meta: metaSchema,
});
/** The patches that the client missed follow on `ch`, from its own seq. */
export const resumedSchema = z.object({ op: z.literal('resumed'), id, ch, epoch: z.string(), seq: z.number() });
/** `prev` is the seq it builds on; `counted` minus the last counted is what was folded in between. */
export const patchSchema = z.object({
  op: z.literal('patch'),
  ch,
  prev: z.number(),
  seq: z.number(),
  counted: z.number(),
  asOf: z.number(),
  ops: z.array(opSchema),
  /** Top-level fields of meta that changed. */
  meta: z.optional(z.partial(metaSchema)),
});
/** Nothing changed but the time up to which that is known. */
export const tickSchema = z.object({ op: z.literal('tick'), ch, asOf: z.number(), counted: z.number() });
/** Digest of the canonical data at `seq`, about every 30 s and on `verify`. */
export const checkSchema = z.object({ op: z.literal('check'), ch, seq: z.number(), digest: z.string() });

export const fieldDescriptionSchema = z.object({
  /** `field`, or `rows.field`. */
  path: z.string(),
  label: z.string(),
  measure: z.string(),
  /** One sentence: what it is. */
  definition: z.string(),
  /** How it is computed, as a formula in words and symbols. */
  formula: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  inputs: z.array(z.string()),
});
export const describedSchema = z.object({
  op: z.literal('described'),
  id,
  view: z.string(),
  lang: z.string(),
  definition: z.string(),
  label: z.string(),
  fields: z.array(fieldDescriptionSchema),
});
export const resultSchema = z.object({
  op: z.literal('result'),
  id,
  counted: z.number(),
  asOf: z.number(),
  data,
  meta: metaSchema,
});

export const wireEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  time: z.number(),
  source: z.string(),
  subject: z.optional(z.string()),
  tenantId: z.string(),
  correlationId: z.optional(z.string()),
  causationId: z.optional(z.string()),
  schemaRef: z.optional(z.string()),
  origin: z.enum(['real', 'recorded', 'simulated']),
  /** Whether the type is in the catalogue. */
  known: z.boolean(),
  payload: z.unknown(),
  extra: z.optional(z.record(z.string(), z.unknown())),
  position: z.object({ topic: z.string(), partition: z.number(), offset: z.string() }),
  logTime: z.number(),
});
/** How a tail begins: from now, from where its token left off, or with a gap that is out of reach. Never a silent loss. */
export const tailingSchema = z.object({
  op: z.literal('tailing'),
  id,
  how: z.enum(['live', 'resumed', 'gap']),
  /** Log time span and number of records that can no longer be had, when `how` is `gap`. */
  gap: z.nullable(
    z.object({ from: z.nullable(z.number()), to: z.nullable(z.number()), records: z.nullable(z.number()) }),
  ),
});
export const eventsSchema = z.object({
  op: z.literal('events'),
  id,
  events: z.array(wireEventSchema),
  /** Matching events since the last frame that were not sent for want of credit. */
  withheld: z.number(),
  /** Signed position to resume from; at most once a second. */
  token: z.optional(z.string()),
});

/** As of when each source is known, and how far ingest is behind the log. Same frame for everyone. */
export const heartbeatSchema = z.object({
  op: z.literal('heartbeat'),
  now: z.number(),
  asOf: z.number(),
  /** Records not yet read; null: unknown. */
  lag: z.nullable(z.number()),
  ingest: z.enum(['live', 'catching-up', 'waiting', 'ended']),
  waitingFor: z.nullable(z.string()),
});
export const tokenExpiringSchema = z.object({ op: z.literal('token-expiring'), expiresAt: z.number() });
/** Answers `token`. */
export const tokenAcceptedSchema = z.object({ op: z.literal('token-accepted'), expiresAt: z.nullable(z.number()) });
export const pongSchema = z.object({ op: z.literal('pong'), nonce: z.optional(z.number()), now: z.number() });
/** About one request (`id`) or the connection. After an error on the connection a close code follows. */
export const errorSchema = z.object({
  op: z.literal('error'),
  id: z.optional(z.number()),
  code: z.string(),
  message: z.string(),
  hint: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
});

export const downSchema = z.discriminatedUnion('op', [
  welcomeSchema,
  snapshotSchema,
  resumedSchema,
  patchSchema,
  tickSchema,
  checkSchema,
  describedSchema,
  resultSchema,
  tailingSchema,
  eventsSchema,
  heartbeatSchema,
  tokenExpiringSchema,
  tokenAcceptedSchema,
  pongSchema,
  errorSchema,
]);
export type Down = z.infer<typeof downSchema>;
export type Welcome = z.infer<typeof welcomeSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Patch = z.infer<typeof patchSchema>;
export type Tick = z.infer<typeof tickSchema>;
export type Heartbeat = z.infer<typeof heartbeatSchema>;
export type WireEvent = z.infer<typeof wireEventSchema>;
export type Described = z.infer<typeof describedSchema>;
export type FieldDescription = z.infer<typeof fieldDescriptionSchema>;
export type ErrorFrame = z.infer<typeof errorSchema>;
