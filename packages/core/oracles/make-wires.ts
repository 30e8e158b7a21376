import type { Dice } from './dice.ts';
import type { Fact } from './make-facts.ts';

export interface Envelope extends Fact {
  readonly id: string;
  readonly tenant: string;
  readonly source: string;
  /** ms with µs; null: the producer says none. */
  readonly time: number | null;
}

export const iso = (ms: number) => {
  const us = Math.round(ms * 1000);
  const rest = ((us % 1000) + 1000) % 1000;
  const text = new Date((us - rest) / 1000).toISOString();
  return rest === 0 ? text : text.replace('Z', `${String(rest).padStart(3, '0')}Z`);
};

export type Wire = (event: Envelope) => {
  readonly topic: string;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

const wireA: Wire = (e) => ({
  topic: e.type,
  body: {
    event_type: e.type,
    event_id: e.id,
    timestamp: e.time === null ? undefined : iso(e.time),
    tenant_id: e.tenant,
    namespace: 'omninode',
    source: e.source,
    correlation_id: e.correlation ?? undefined,
    schema_ref: 'registry://omninode/agent/x/v1',
    payload: e.payload,
  },
});
const wireB: Wire = (e) => ({
  topic: e.type,
  body: {
    event_id: e.id,
    event_type: e.type,
    correlation_id: e.correlation,
    timestamp: e.time === null ? undefined : iso(e.time),
    version: '1.0.0',
    source: { service: e.source, instance_id: 'i-1' },
    metadata: { tenant_id: e.tenant },
    payload: e.payload,
  },
});
const wireHeaders: Wire = (e) => ({
  topic: `${e.tenant}.${e.type}`,
  body: { event_id: e.id, timestamp: e.time === null ? undefined : iso(e.time), payload: e.payload },
  headers: {
    'x-event-type': e.type,
    'x-tenant': e.tenant,
    'x-source': e.source,
    ...(e.correlation === null ? {} : { 'x-correlation-id': e.correlation }),
  },
});
const wireRecording: Wire = (e) => ({
  topic: e.type,
  body: {
    timestamp: '2020-01-01T00:00:00Z',
    relativeMs: 5,
    topic: e.type,
    partition: 0,
    offset: '7',
    key: null,
    value: wireA(e).body,
  },
});
const wireCloudEvent: Wire = (e) => ({
  topic: e.type,
  body: {
    specversion: '1.0',
    id: e.id,
    type: e.type,
    source: e.source,
    time: e.time === null ? undefined : iso(e.time),
    tenantid: e.tenant,
    correlationid: e.correlation ?? undefined,
    data: e.payload,
  },
});
const wireCloudBinary: Wire = (e) => ({
  topic: e.type,
  body: e.payload,
  headers: {
    ce_specversion: '1.0',
    ce_id: e.id,
    ce_type: e.type,
    ce_source: e.source,
    ce_tenantid: e.tenant,
    ...(e.time === null ? {} : { ce_time: iso(e.time) }),
    ...(e.correlation === null ? {} : { ce_correlationid: e.correlation }),
    'content-type': 'application/json',
  },
});
const wireCoder: Wire = (e) => ({
  topic: 'coder.events',
  body: {
    id: e.id,
    type: e.type,
    version: '1.0',
    timestamp: e.time === null ? undefined : iso(e.time),
    tenantId: e.tenant,
    source: { service: e.source, instance: 'x' },
    data: e.payload,
    metadata: e.correlation === null ? undefined : { correlationId: e.correlation },
  },
});
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const wireCamel: Wire = (e) => ({
  topic: e.type,
  body: {
    eventType: e.type,
    eventId: e.id,
    emittedAt: e.time === null ? undefined : iso(e.time),
    tenantId: e.tenant,
    sourceService: e.source,
    correlationId: e.correlation ?? undefined,
    payload: Object.fromEntries(Object.entries(e.payload).map(([name, value]) => [camel(name), value])),
  },
});
/** The payload is the body; its type stands in the topic, behind an environment. */
const wireFlat: Wire = (e) => ({
  topic: `dev.${e.type}`,
  body: {
    ...e.payload,
    event_id: e.id,
    ts: e.time === null ? undefined : e.time / 1000,
    tenant_id: e.tenant,
    correlation_id: e.correlation,
    event_type: 'SomethingHappened',
  },
});
const wireText: Wire = (e) => ({
  topic: 'odd',
  body: {
    event_type: `acme.${e.type}`,
    message_id: e.id,
    timestamp: e.time ?? 'soon',
    tenant_id: e.tenant,
    service: e.source,
    payload: JSON.stringify(e.payload),
  },
});
/** A bridge's own envelope: other names for id and time, the node named before the service. */
const wireC2: Wire = (e) => ({
  topic: 'codegen_events_v1',
  body: {
    envelope_id: e.id,
    envelope_timestamp: e.time === null ? undefined : iso(e.time),
    event_type: e.type,
    correlation_id: e.correlation,
    source_node_id: 'node-1',
    source_service: e.source,
    metadata: { tenant_id: e.tenant },
    payload: e.payload,
  },
});
const wireH: Wire = (e) => ({
  topic: 'nodes',
  body: {
    event_type: e.type,
    node_id: e.source,
    metadata: { tenant_id: e.tenant },
    timestamp: e.time === null ? undefined : e.time / 1000,
    event_id: e.id,
    correlation_id: e.correlation,
    data: e.payload,
  },
});
/** Its type is a bare word; the topic that it states is the type. */
const wireI: Wire = (e) => ({
  topic: 'intelligence.events',
  body: { ...(wireA(e).body as object), event_type: 'CREATED', topic: e.type, payload_type: 'X' },
});
/** The time stands in a header only. */
const wireTimeHeader: Wire = (e) => ({
  topic: e.type,
  body: { event_id: e.id, payload: e.payload, tenant_id: e.tenant, source: e.source },
  headers: e.time === null ? {} : { timestamp: iso(e.time), correlation_id: e.correlation ?? '' },
});
const letterOf = (e: Envelope, body: object, original: object): ReturnType<Wire> => ({
  topic: `${e.type}.dlq`,
  body: { original_topic: e.type, ...original, failure_reason: 'x', error_timestamp: 1_700_000_000.5, ...body },
});
const wireLetter: Wire = (e) => letterOf(e, {}, { original_envelope: wireB(e).body });
const wireLetterText: Wire = (e) =>
  letterOf(
    e,
    { original_partition: 1, original_offset: e.id.length, original_timestamp: iso(e.time ?? 0) },
    { original_message: JSON.stringify({ ...e.payload, tenant_id: e.tenant }) },
  );
const wireLetterRecord: Wire = (e) =>
  letterOf(
    e,
    { event_type: 'dlq_message', correlation_id: e.correlation },
    { original_message: { key: null, value: JSON.stringify({ ...e.payload, ts: e.time }), offset: '5', partition: 0 } },
  );
const wireLetterBroken: Wire = (e) => letterOf(e, {}, { original_data: e.source === 'bridge' ? '{"a":' : [e.payload] });
const wireDeadRaw: Wire = (e) => ({ ...wireFlat(e), topic: `dev.${e.type}.dlq` });
export const wires = [
  wireA,
  wireA,
  wireA,
  wireB,
  wireHeaders,
  wireRecording,
  wireCloudEvent,
  wireCloudBinary,
  wireCoder,
];
export const oddWires = [
  ...wires,
  wireCamel,
  wireFlat,
  wireText,
  wireC2,
  wireH,
  wireI,
  wireTimeHeader,
  wireLetter,
  wireLetterText,
  wireLetterRecord,
  wireLetterBroken,
  wireDeadRaw,
];

/** What a careless producer makes of a payload. */
export function carelessly(roll: Dice, payload: Record<string, unknown>): Record<string, unknown> {
  const odd: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(payload)) {
    const key = roll.chance(0.15) ? camel(name) : name;
    const die = roll.next();
    if (die < 0.05) odd[key] = null;
    else if (die < 0.1)
      odd[key] = roll.pick([[], {}, true, '', 'x'.repeat(600), -1, 1e18, 1.5, 'NaN', '12.5', 2 ** 63]);
    else if (die < 0.2 && typeof value === 'number') odd[key] = String(value);
    else if (die < 0.22) continue;
    else odd[key] = value;
    if (roll.chance(0.03)) odd[camel(name)] = roll.pick([7, 'other', null]);
  }
  return odd;
}
