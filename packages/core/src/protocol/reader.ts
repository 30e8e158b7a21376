import type { Down } from './down.ts';
import { isObject } from './json.ts';

/**
 * The client's reader of frames: hand checks instead of zod, which would cost a page more bytes than the rest of the
 * client. A property test holds it equal to the schemas: it takes every valid frame, and refuses whatever the schema
 * refuses.
 */
type Check = (value: unknown) => boolean;

const text = (value: unknown): value is string => typeof value === 'string';
const number: Check = Number.isFinite;
const flag: Check = (value) => typeof value === 'boolean';
/** Anything, but there. */
const some: Check = (value) => value !== undefined;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf = (words: string): Check => {
  const known = words.split(' ');
  return (value) => known.includes(value as string);
};
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.keys(fields).every((name) => (fields[name] as Check)(value[name]));
const partial = (fields: Readonly<Record<string, Check>>) =>
  object(Object.fromEntries(Object.entries(fields).map(([name, check]) => [name, optional(check)])));

const data = record(() => true);
const ingest = oneOf('live catching-up waiting ended');
const meta = {
  range: orNull(object({ from: number, to: number, step: number })),
  since: orNull(number),
  ingest,
  waitingFor: orNull(text),
  origin: oneOf('real recorded simulated mixed none'),
  inputs: list(
    object({ type: text, producers: list(text), count: number, lastTime: orNull(number), topics: list(text) }),
  ),
  evicted: record(number),
  late: number,
  gaps: list(object({ from: number, to: number, records: number })),
  slowest: orNull(object({ topic: text, partition: number, behind: orNull(number), since: number })),
  definition: text,
  notes: list(text),
};
const ops: Readonly<Record<string, Check>> = {
  set: object({ value: some }),
  unset: () => true,
  upsert: object({ rows: list(data) }),
  remove: object({ keys: list((key) => text(key) || number(key)) }),
};
/** By what `op` says; it may be anything, also an object that is no text and no key. */
const byOp =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && text(value.op) && Object.hasOwn(checks, value.op) && (checks[value.op] as Check)(value);
const knownOp = byOp(ops);
const op: Check = (value) => knownOp(value) && text((value as { readonly path?: unknown }).path);
const layout = object({
  key: text,
  order: list((by) => Array.isArray(by) && by.length === 2 && text(by[0]) && (by[1] === 'asc' || by[1] === 'desc')),
});
const position = object({ topic: text, partition: number, offset: text });
const event = object({
  id: text,
  type: text,
  time: number,
  source: text,
  subject: optional(text),
  tenantId: text,
  correlationId: optional(text),
  causationId: optional(text),
  schemaRef: optional(text),
  origin: oneOf('real recorded simulated'),
  known: flag,
  payload: some,
  extra: optional(data),
  position,
  logTime: number,
});
const answer = { counted: number, asOf: number, data, meta: object(meta) };
const gap = object({ from: orNull(number), to: orNull(number), records: orNull(number) });

const frames: Readonly<Record<string, Check>> = {
  welcome: object({
    session: text,
    server: object({ name: text, version: text }),
    heartbeatMs: number,
    limits: object({ subscriptions: number, frameBytes: number, credit: number }),
    subject: orNull(text),
    tenants: list(text),
    expiresAt: orNull(number),
  }),
  snapshot: object({
    ...answer,
    id: number,
    ch: number,
    why: oneOf('new resync epoch-changed out-of-reach rate-changed'),
    epoch: text,
    seq: number,
    rows: record(layout),
  }),
  resumed: object({ id: number, ch: number, epoch: text, seq: number }),
  patch: object({
    ch: number,
    prev: number,
    seq: number,
    counted: number,
    asOf: number,
    ops: list(op),
    meta: optional(partial(meta)),
  }),
  tick: object({ ch: number, asOf: number, counted: number }),
  check: object({ ch: number, seq: number, digest: text }),
  described: object({
    id: number,
    view: text,
    lang: text,
    definition: text,
    label: text,
    fields: list(
      object({
        path: text,
        label: text,
        measure: text,
        definition: text,
        formula: orNull(text),
        unit: orNull(text),
        inputs: list(text),
      }),
    ),
  }),
  result: object({ ...answer, id: number }),
  tailing: object({ id: number, how: oneOf('live resumed gap'), gap: orNull(gap) }),
  events: object({ id: number, events: list(event), withheld: number, token: optional(text) }),
  heartbeat: object({ now: number, asOf: number, lag: orNull(number), ingest, waitingFor: orNull(text) }),
  'token-expiring': object({ expiresAt: number }),
  'token-accepted': object({ expiresAt: orNull(number) }),
  pong: object({ nonce: optional(number), now: number }),
  error: object({
    id: optional(number),
    code: text,
    message: text,
    hint: optional(text),
    retryAfterMs: optional(number),
  }),
};

const isDown = byOp(frames);

/** Reads a frame of the server; null when it is none, or of a kind that this client does not know. */
export function readDown(frame: string): Down | null {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return null;
  }
  return isDown(value) ? (value as Down) : null;
}
