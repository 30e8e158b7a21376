/**
 * Seeded records that are nearly right, for tests of decoders: an event of the catalogue or none, in any of the wire shapes, then
 * spoilt in its keys, its values, its text or its bytes.
 */
import { catalog } from '../events/catalog.ts';
import { toCloudEvent, toOnexEnvelope } from '../events/encode.ts';
import type { Decoded } from '../events/decode/decoder.ts';
import type { EventEnvelope, RawRecord } from '../events/envelope.ts';
import { setOwn } from '../events/meanings/structures.ts';
import { type Random, seededRandom } from '../lib/random.ts';
import { sampleEvent } from './sample.ts';

type Body = Record<string, unknown>;
const bytes = new TextEncoder();
const now = Date.UTC(2026, 1, 1, 12);

const below = (random: Random, end: number): number => Math.floor(random() * end);
const pick = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)] as T;

/** How producers wrap a body in envelope A; the first leaves it so. */
const wrappers: readonly ((a: Body, random: Random) => Body)[] = [
  (a) => a,
  ({ payload, event_id, timestamp, tenant_id }) => ({
    ...(payload as Body),
    event_id,
    created_at: timestamp,
    tenant_id,
  }),
  ({ event_type, event_id, timestamp, payload }) => ({
    id: event_id,
    type: event_type,
    version: '1.0',
    timestamp,
    data: payload,
  }),
  ({ event_id, timestamp, source, ...a }) => ({
    envelope_id: event_id,
    envelope_timestamp: timestamp,
    source_node_id: 'n',
    source_service: source,
    ...a,
  }),
  ({ payload, ...a }) => ({ ...a, node_id: 'n', data: payload }),
  (a) => ({ ...a, source: { service: a.source, instance_id: 'i' }, metadata: { tenant_id: a.tenant_id } }),
  (a) => ({ ...a, payload: JSON.stringify(a.payload) }),
  (a, random) => ({
    relativeMs: below(random, 10_000),
    topic: `dev.${a.event_type}`,
    partition: 0,
    offset: '1',
    value: a,
  }),
  (a) => ({ original_topic: a.event_type, original_envelope: a, error_timestamp: now / 1000 }),
  (a) => ({
    original_topic: a.event_type,
    original_message: JSON.stringify(a),
    original_partition: 1,
    original_offset: 5,
  }),
  (a) => ({ original_topic: a.event_type, original_message: { key: null, value: JSON.stringify(a), offset: 1 } }),
];

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  '',
  ' ',
  '0',
  '-1',
  'NaN',
  'Infinity',
  '1e999',
  '0x10',
  0,
  -0,
  -1,
  0.1,
  1.5,
  101,
  1e300,
  2 ** 53,
  -(2 ** 63),
  [],
  {},
  [null],
  [{}],
  '__proto__',
  'constructor',
  '2026-02-30T00:00:00Z',
  '9999-99-99',
  '1970-01-01',
  1e11,
  1e14,
  '17000000000000000000',
  '\u0000',
  '\ud800',
  '🙂'.repeat(300),
  'x'.repeat(513),
  'a/b/c password: hunter2',
  { service: '__proto__' },
  { value: 1, offset: 2 },
  { toString: 1, valueOf: null },
  deep(63),
  deep(70),
  '{"a":',
  '[1]',
];
const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'payload',
  'data',
  'type',
  'specversion',
  'event_type',
  'node_id',
  'relativeMs',
  'topic',
  'value',
  'original_topic',
  'original_data',
  'original_message',
  'metadata',
  'source',
  'timestamp',
  'ts',
  'tenant_id',
  'correlation_id',
  'id',
  '$envelope',
  '$type',
  '',
];

/** A copy in which some keys are gone, renamed or hold something else. */
function spoil(random: Random, value: unknown, share: number): unknown {
  if (random() < share) return pick(random, oddValues);
  if (Array.isArray(value)) return value.map((entry) => spoil(random, entry, share));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Body = {};
  for (const [key, inner] of Object.entries(value)) {
    if (random() < share / 2) continue;
    setOwn(copy, random() < share ? pick(random, oddKeys) : key, spoil(random, inner, share));
  }
  if (random() < share) setOwn(copy, pick(random, oddKeys), pick(random, oddValues));
  return copy;
}

function spoilText(random: Random, text: string): string {
  const at = below(random, text.length);
  const die = random();
  if (die < 0.3) return text.slice(0, at);
  if (die < 0.5) return text.slice(0, at) + text.slice(below(random, text.length));
  if (die < 0.7)
    return (
      text.slice(0, at) +
      pick(random, ['"', '\\', '{', '}', '[', ',', ':', '\u0000', '\ufeff', '9'.repeat(40), '\\ud800']) +
      text.slice(at)
    );
  return text.replace(/\d+/, '9007199254740993');
}

function spoilBytes(random: Random, value: Uint8Array): Uint8Array {
  for (let count = 1 + below(random, 4); count > 0 && value.length > 0; count--)
    value[below(random, value.length)] = below(random, 256);
  return value;
}

const headerNames = [
  'ce_specversion',
  'ce_type',
  'ce_id',
  'ce_time',
  'content-type',
  'x-event-type',
  'x-tenant',
  'x-source',
  'x-traceparent',
  'x-schema-hash',
  'message_id',
  'timestamp',
  '__proto__',
];
const headerValues = [
  '',
  '1.0',
  'application/json',
  'application/avro',
  'omninode.token.consumed.v1',
  'x',
  `00-${'0'.repeat(32)}-0000000000000000-01`,
  'registry://a',
  '2026-02-01',
  '\ufffd',
];
const topics = [
  'events',
  '.dlq',
  'a.dlq',
  'agent-actions',
  'dev.omninode.agent.routing.completed.v1',
  'x.onex.',
  '.omninode.',
  'coder.events',
  'v1',
];

/** The event that {@link mutatedRecord} of the same seed begins with. */
export function seededEvent(seed: number): EventEnvelope<string, unknown> {
  const random = seededRandom(seed);
  return sampleEvent(pick(random, catalog.definitions), random, now);
}

/** A record, the same one for the same seed. About one in three is not spoilt at all. */
export function mutatedRecord(seed: number): RawRecord {
  const random = seededRandom(seed ^ 0x5bd1e995);
  const event = seededEvent(seed);
  const body = random() < 0.15 ? toCloudEvent(event) : pick(random, wrappers)(toOnexEnvelope(event), random);
  const die = random();
  let text = JSON.stringify(die < 0.35 ? spoil(random, body, random() * 0.2) : body) ?? 'null';
  if (die >= 0.35 && die < 0.5) text = spoilText(random, text);
  const value = bytes.encode(text);
  const headers: [string, Uint8Array | null][] = [];
  if (random() < 0.2)
    for (let count = below(random, 4); count >= 0; count--)
      headers.push([pick(random, headerNames), random() < 0.1 ? null : bytes.encode(pick(random, headerValues))]);
  return {
    topic: random() < 0.5 ? event.type : pick(random, topics),
    partition: 0,
    offset: String(seed >>> 0),
    timestamp: random() < 0.02 ? pick(random, [-1, Number.NaN, 0]) : now + 1000,
    key: null,
    value: random() < 0.01 ? null : die >= 0.5 && die < 0.6 ? spoilBytes(random, value) : value,
    headers,
  };
}

/** What is wrong with how a record was read; null: nothing. */
export function complaintOf(record: RawRecord, decoded: Decoded): string | null {
  if ('polluted' in {} || Object.keys(Object.prototype).length > 0) return 'Object.prototype was changed';
  if (decoded.kind === 'tombstone') return record.value === null ? null : 'a value was taken for a tombstone';
  if (decoded.kind === 'rejected') {
    const { code, path, got, want, cure } = decoded.reject;
    return [code, path, got, want, cure].every((word) => typeof word === 'string' && word !== '' && word.length < 1000)
      ? null
      : 'a reject without words';
  }
  const { event, known } = decoded;
  if ([event.id, event.type, event.tenantId, event.source].some((word) => typeof word !== 'string' || word === ''))
    return 'an empty name';
  if (!Number.isFinite(event.time)) return 'no time';
  for (const object of [event.extra, known ? event.payload : null]) {
    if (object !== null && object !== undefined && Object.getPrototypeOf(object) !== Object.prototype)
      return 'a foreign prototype';
  }
  const definition = known ? catalog.find(event.type) : undefined;
  if (definition !== undefined && !definition.schema.safeParse(event.payload).success)
    return 'a payload that its own schema refuses';
  return null;
}
