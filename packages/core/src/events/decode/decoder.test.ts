import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventEnvelope, RawRecord } from '../envelope.ts';
import { createDecoder, type DecoderOptions } from './decoder.ts';

const bytes = new TextEncoder();
const logTime = Date.UTC(2026, 1, 1, 21, 0, 30);
const iso = '2026-02-01T21:00:03.120456Z';
const time = Date.UTC(2026, 1, 1, 21, 0, 3, 120) + 0.456;
type Wire = Partial<Omit<RawRecord, 'headers'>> & { readonly headers?: Readonly<Record<string, string>> };

function decoded(body: unknown, { headers = {}, ...wire }: Wire = {}, options: DecoderOptions = {}) {
  const value = bytes.encode(typeof body === 'string' ? body : JSON.stringify(body));
  const record = {
    topic: 'omninode.agent.v1',
    partition: 2,
    offset: '41',
    timestamp: logTime,
    key: null,
    value,
    ...wire,
  };
  const pairs = Object.entries(headers).map(([name, text]) => [name, bytes.encode(text)] as const);
  return createDecoder(options).decode({ ...record, headers: pairs });
}
function event(body: unknown, wire?: Wire, options?: DecoderOptions): EventEnvelope<string, unknown> {
  const result = decoded(body, wire, options);
  assert.ok(result.kind === 'event', JSON.stringify(result));
  return result.event;
}
const repairsOf = (body: unknown, wire?: Wire): string[] => {
  const result = decoded(body, wire);
  assert.ok(result.kind === 'event', JSON.stringify(result));
  return result.repairs.map(({ code }) => code);
};

const without = (body: object, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

const a = {
  event_type: 'omninode.agent.routing.completed.v1',
  event_id: 'evt-1',
  timestamp: iso,
  tenant_id: 'acme',
  namespace: 'omninode',
  source: 'omniclaude',
  correlation_id: 'corr-1',
  causation_id: 'evt-0',
  schema_ref: 'registry://omninode/agent/routing_completed/v1',
  payload: { selected_agent: 'test-writer', confidence_score: 0.91, routing_time_ms: 46, routing_strategy: 'fuzzy' },
};
const ofA = {
  id: 'evt-1',
  type: 'omninode.agent.routing.completed.v1',
  time,
  source: 'omniclaude',
  tenantId: 'acme',
  correlationId: 'corr-1',
  causationId: 'evt-0',
  schemaRef: 'registry://omninode/agent/routing_completed/v1',
  origin: 'real',
  payload: { selectedAgent: 'test-writer', confidence: 0.91, routingTimeMs: 46, routingStrategy: 'fuzzy' },
  position: { topic: 'omninode.agent.v1', partition: 2, offset: '41' },
  logTime,
};

test('shape A: every attribute in its place, nothing repaired, nothing left over', () => {
  assert.deepEqual(decoded(a), { kind: 'event', event: ofA, known: true, repairs: [] });
});

test('shape A of routing: `service` for `source`, a version, a null cause', () => {
  const rest = without(a, 'source', 'causation_id');
  const want = without(ofA, 'causationId');
  assert.deepEqual(event({ ...rest, service: 'omniclaude', version: 'v1', causation_id: null }), want);
});

test('shape A in camel case reads alike', () => {
  const camel = {
    eventType: a.event_type,
    eventId: 'evt-1',
    timestamp: iso,
    tenantId: 'acme',
    source: 'omniclaude',
    correlationId: 'corr-1',
    causationId: 'evt-0',
    schemaRef: a.schema_ref,
    payload: { selectedAgent: 'test-writer', confidenceScore: 0.91, routingTimeMs: 46, routingStrategy: 'fuzzy' },
  };
  assert.deepEqual(event(camel), ofA);
});

test('shape B: source is an object, tenant in metadata; what has no place is kept', () => {
  const rest = without(a, 'source', 'tenant_id');
  const b = {
    ...rest,
    version: '1.0.0',
    source: { service: 'omniarchon', instance_id: 'i-7' },
    metadata: { tenant_id: 'acme', trace_id: 'abc' },
  };
  assert.deepEqual(event(b), {
    ...ofA,
    source: 'omniarchon',
    extra: { $envelope: { version: '1.0.0', source: b.source, metadata: b.metadata } },
  });
});

test('other envelopes with a payload: their names for id, time and source', () => {
  const payload = { selected_agent: 'x' };
  const c = event({
    envelope_id: 'e-1',
    event_type: a.event_type,
    event_timestamp: iso,
    source_node_id: 'node-3',
    payload,
  });
  assert.deepEqual([c.id, c.time, c.source], ['e-1', time, 'node-3']);
  const g = event({
    envelope_id: 'e-2',
    envelope_timestamp: iso,
    source_tool: 'tool',
    event_type: a.event_type,
    payload,
  });
  assert.deepEqual([g.id, g.time, g.source], ['e-2', time, 'tool']);
  const h = event({ event_id: 'e-3', event_type: a.event_type, node_id: 'node-4', timestamp: iso, data: payload });
  assert.deepEqual([h.id, h.source, h.payload], ['e-3', 'node-4', { selectedAgent: 'x' }]);
});

test('shape E: no envelope, the body is the payload and the topic names the type', () => {
  const body = {
    selected_agent: 'code-explorer',
    confidence: 0.92,
    routing_reason: 'asked',
    correlation_id: 'c-1',
    timestamp: iso,
    project: 'x',
  };
  const e = event(body, { topic: 'agent-routing-decisions' });
  assert.equal(e.type, 'omninode.agent.routing.completed.v1');
  assert.deepEqual(e.payload, { selectedAgent: 'code-explorer', confidence: 0.92, reasoning: 'asked' });
  assert.deepEqual(
    [e.id, e.time, e.correlationId, e.tenantId, e.source],
    ['agent-routing-decisions-2-41', time, 'c-1', 'default', 'unknown'],
  );
  assert.deepEqual(e.extra, { project: 'x' });
  assert.deepEqual(repairsOf(body, { topic: 'agent-routing-decisions' }), [
    'id-missing',
    'tenant-missing',
    'source-missing',
  ]);
});

test('shape J: a class name for a type gives way to a versioned topic, without its environment', () => {
  const body = {
    event_type: 'EpicRunUpdated',
    session_id: 's',
    emitted_at: iso,
    schema_version: '1.0.0',
    duration_ms: 3,
  };
  const j = event(body, { topic: 'dev.onex.evt.omniclaude.epic-run-updated.v1' });
  assert.deepEqual([j.type, j.time], ['onex.evt.omniclaude.epic-run-updated.v1', time]);
  assert.deepEqual(j.payload, body);
  assert.ok('known' in j && j.known === false);
});

test('shape K: the recorded body is read by its own shape, and says it is a recording', () => {
  const value = { selected_agent: 'code-explorer', confidence: 0.9, correlation_id: 'c', timestamp: iso };
  const k = {
    timestamp: '2026-02-01T21:00:04Z',
    relativeMs: 3000,
    topic: 'agent-routing-decisions',
    partition: 0,
    offset: '3',
    key: null,
    value,
  };
  const flat = event(k);
  assert.deepEqual([flat.type, flat.time, flat.origin], ['omninode.agent.routing.completed.v1', time, 'recorded']);
  assert.deepEqual(flat.position, ofA.position);
  const { value: _, ...line } = { ...k, topic: 'any' };
  const extra = { $envelope: { $recording: line } };
  assert.deepEqual(event({ ...k, topic: 'any', value: a }), { ...ofA, origin: 'recorded', extra });
  const untimed = without(value, 'timestamp');
  assert.equal(event({ ...k, value: untimed }).time, Date.UTC(2026, 1, 1, 21, 0, 4));
});

test('coder.events: camel case, data, source with or without instance, correlation in metadata', () => {
  const body = {
    id: 'd-1',
    type: 'dashboard.analytics.metric.recorded',
    version: '1.0',
    timestamp: iso,
    tenantId: 'acme',
    source: { service: 'dashboard-analytics' },
    data: { metricName: 'views', value: 3 },
    metadata: { correlationId: 'c-9', userId: 'u' },
  };
  const coder = event(body, { topic: 'coder.events' });
  assert.deepEqual([coder.id, coder.type, coder.time, coder.tenantId], ['d-1', body.type, time, 'acme']);
  assert.deepEqual([coder.source, coder.correlationId], ['dashboard-analytics', 'c-9']);
  assert.deepEqual(coder.payload, body.data);
  assert.deepEqual(coder.extra, { $envelope: { metadata: body.metadata } });
  assert.equal(event({ ...body, source: 'plain' }).source, 'plain');
});

const cloud = {
  specversion: '1.0',
  type: a.event_type,
  id: 'evt-1',
  source: 'omniclaude',
  time: iso,
  tenantid: 'acme',
  correlationid: 'corr-1',
  causationid: 'evt-0',
  dataschema: a.schema_ref,
};

test('CloudEvents, structured mode', () => {
  assert.deepEqual(event({ ...cloud, datacontenttype: 'application/json', data: a.payload }), ofA);
  const more = event({ ...cloud, subject: 'run/7', traceparent: '00-1', data: a.payload });
  assert.deepEqual([more.subject, more.extra], ['run/7', { $envelope: { traceparent: '00-1' } }]);
});

test('CloudEvents, binary mode: attributes in ce_ headers, the value is the data', () => {
  const headers = Object.fromEntries(Object.entries(cloud).map(([name, value]) => [`ce_${name}`, value]));
  assert.deepEqual(
    event(a.payload, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } }),
    ofA,
  );
  assert.deepEqual(event(a.payload, { headers }), ofA);
  const avro = decoded('x', { headers: { ...headers, 'content-type': 'application/avro' } });
  assert.ok(avro.kind === 'rejected' && avro.reject.code === 'unsupported-content');
});

test('headers fill in what the body lacks', () => {
  const headers = {
    'x-event-type': a.event_type,
    'x-tenant': 'acme',
    'x-source': 'omniclaude',
    'x-correlation-id': 'corr-1',
    'x-causation-id': 'evt-0',
  };
  const { event_id, timestamp, schema_ref, payload } = a;
  assert.deepEqual(event({ event_id, timestamp, schema_ref, payload }, { headers }), ofA);
  const newer = { event_type: a.event_type, message_id: 'm-1', correlation_id: 'c-2', source: 'dev.group' };
  const bare = event({ timestamp, payload }, { headers: newer });
  assert.deepEqual([bare.id, bare.correlationId, bare.source], ['m-1', 'c-2', 'dev.group']);
});

test('the type is found under every prefix that topics carry', () => {
  const typeOn = (topic: string, options?: DecoderOptions): string =>
    event({ timestamp: iso, agent_name: 'x', user_request: 'y', selected_agent: 'z' }, { topic }, options).type;
  assert.equal(typeOn('omninode.agent.execution.started.v1'), 'omninode.agent.execution.started.v1');
  assert.equal(typeOn('acme.omninode.agent.execution.started.v1'), 'omninode.agent.execution.started.v1');
  assert.equal(typeOn('dev.omninode_bridge.onex.evt.node-restart.v1'), 'onex.evt.node-restart.v1');
  assert.equal(
    typeOn('dev.archon-intelligence.tree.index-project-completed.v1'),
    'omninode.metadata.tree.stamping.completed.v1',
  );
  assert.equal(
    typeOn('dev.archon-intelligence.tree.discover-completed.v1'),
    'archon-intelligence.tree.discover-completed.v1',
  );
  assert.equal(typeOn('prod.agent-routing-decisions'), 'omninode.agent.routing.completed.v1');
  assert.equal(typeOn('eu.shop.order.placed.v1', { topicPrefixes: ['eu.shop'] }), 'order.placed.v1');
  assert.equal(typeOn('order.placed.v1'), 'order.placed.v1');
});

test('a stated type goes before the topic that carries several', () => {
  assert.equal(event(a, { topic: 'default-tenant.omninode.agent.v1' }).type, a.event_type);
  assert.equal(event({ ...a, event_type: 'CREATED' }, { topic: 'intelligence.requests' }).type, 'CREATED');
});

test('the same type on two topics is one type', () => {
  assert.equal(event(a, { topic: 'one' }).type, event(a, { topic: 'two' }).type);
});

test('times: unix seconds, ms, text of digits; missing, unreadable and future ones become the time of the log', () => {
  const at = (timestamp: unknown): [number, string[]] => [
    event({ ...a, timestamp }).time,
    repairsOf({ ...a, timestamp }),
  ];
  assert.deepEqual(at(time / 1000), [time, []]);
  assert.deepEqual(at(time), [time, []]);
  assert.deepEqual(at(String(Math.floor(time))), [Math.floor(time), []]);
  assert.deepEqual(at(null), [logTime, ['time-missing']]);
  assert.deepEqual(at('yesterday'), [logTime, ['time-unreadable']]);
  assert.deepEqual(at({}), [logTime, ['time-unreadable']]);
  assert.deepEqual(at(new Date(logTime + 300_000).toISOString()), [logTime + 300_000, []]);
  assert.deepEqual(at(new Date(logTime + 300_001).toISOString()), [logTime, ['time-future']]);
  assert.deepEqual(at('1999-12-31T23:59:59Z'), [Date.UTC(1999, 11, 31, 23, 59, 59), []]);
});

test('an unreadable time is kept, and the next best name may still say it', () => {
  const tried = event({ ...a, timestamp: 'soon', created_at: iso });
  assert.deepEqual([tried.time, tried.extra], [time, { $envelope: { timestamp: 'soon' } }]);
});

test('without any time, in a log without times, there is no event', () => {
  const result = decoded({ ...a, timestamp: null }, { timestamp: -1 });
  assert.ok(result.kind === 'rejected' && result.reject.code === 'missing-field');
  const want = without(ofA, 'logTime');
  assert.deepEqual(event(a, { timestamp: -1 }), want);
});

test('origin: a header, the envelope, what the decoder is set to', () => {
  assert.equal(event({ ...a, origin: 'simulated' }).origin, 'simulated');
  assert.equal(event(a, { headers: { 'x-streamglass-origin': 'simulated' } }).origin, 'simulated');
  assert.equal(event(a, {}, { origin: 'recorded' }).origin, 'recorded');
  assert.equal(event({ ...a, origin: 'mars' }).origin, 'real');
});

test('ids are opaque: any text, numbers by their digits, the position when there is none', () => {
  assert.equal(event({ ...a, event_id: 'golden-…' }).id, 'golden-…');
  assert.equal(event({ ...a, event_id: 77 }).id, '77');
  assert.equal(event({ ...a, event_id: {} }).id, 'omninode.agent.v1-2-41');
  assert.equal(event(JSON.stringify(a).replace('"evt-1"', '9007199254740993')).id, '9007199254740993');
});

test('the same names and values in fields: aliases, nested bodies, other units, decimal text', () => {
  const run = (payload: unknown): unknown =>
    event({ ...a, event_type: 'omninode.agent.execution.completed.v1', payload }).payload;
  assert.deepEqual(
    run({ agent_id: 'a', metrics: { tokens_used: 12, tool_calls: 3 }, cost: '0.0125', duration_seconds: 1.5 }),
    {
      agentName: 'a',
      tokensUsed: 12,
      toolCalls: 3,
      costUsd: 0.0125,
      durationMs: 1500,
    },
  );
  assert.deepEqual(run({ agent: 'b', agent_name: 'a', tokens_used: '7', costUsd: 1e-10 }), {
    agentName: 'a',
    tokensUsed: 7,
    costUsd: 0,
  });
});

test('what lost to a better name or was read only in part is kept', () => {
  const payload = { agent: 'b', metrics: { tokens_used: 1, retries: 3 }, agent_name: 'a', nothing: null };
  const { extra } = event({ ...a, event_type: 'omninode.agent.execution.completed.v1', payload });
  assert.deepEqual(extra, { agent: 'b', metrics: { tokens_used: 1, retries: 3 }, nothing: null });
});

test('an optional field that cannot be read is left out, said, and kept as it was', () => {
  const payload = { selected_agent: 'x', confidence: 7, routing_time_ms: 'fast' };
  const result = decoded({ ...a, payload });
  assert.ok(result.kind === 'event');
  assert.deepEqual(result.event.payload, { selectedAgent: 'x' });
  assert.deepEqual(result.event.extra, { confidence: 7, routing_time_ms: 'fast' });
  assert.deepEqual(
    result.repairs.map(({ code, path }) => [code, path]),
    [
      ['out-of-range', '$.payload.confidence'],
      ['wrong-type', '$.payload.routing_time_ms'],
    ],
  );
});

test('a payload that is JSON in a string is read', () => {
  assert.deepEqual(event({ ...a, payload: JSON.stringify(a.payload) }).payload, ofA.payload);
  assert.deepEqual(repairsOf({ ...a, payload: JSON.stringify(a.payload) }), ['payload-text']);
});

test('an unknown type flows, with the payload that its producer sent', () => {
  const result = decoded({ ...a, event_type: 'acme.order.placed.v1', payload: { a: [1, { b: null }] } });
  assert.ok(result.kind === 'event' && !result.known);
  assert.deepEqual([result.event.type, result.event.payload], ['acme.order.placed.v1', { a: [1, { b: null }] }]);
});
