import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawRecord } from '../envelope.ts';
import { createDecoder, type Decoded, type DecoderOptions } from './decoder.ts';

const bytes = new TextEncoder();
const logTime = Date.UTC(2026, 1, 1);
const decode = (value: Uint8Array | string | null, options?: DecoderOptions): Decoded => {
  const record = { topic: 't', partition: 0, offset: '1', timestamp: logTime, key: null, headers: [] };
  return createDecoder(options).decode({ ...record, value: typeof value === 'string' ? bytes.encode(value) : value });
};
const codeOf = (result: Decoded): string => (result.kind === 'rejected' ? result.reject.code : result.kind);
const known = (payload: string, type = 'omninode.agent.execution.completed.v1'): string =>
  `{"event_type":"${type}","event_id":"e","timestamp":"2026-01-31T00:00:00Z","tenant_id":"d","source":"s","payload":${payload}}`;

test('each kind of unreadable value has its own code, and says what it saw and what to do', () => {
  const cases: readonly (readonly [string, Uint8Array | string])[] = [
    ['empty-value', new Uint8Array(0)],
    ['invalid-utf8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
    ['invalid-json', '{"event_type":'],
    ['invalid-json', 'NaN'],
    ['not-an-object', '[1]'],
    ['not-an-object', '"word"'],
    ['not-an-object', 'null'],
    ['not-an-object', '7'],
    ['missing-field', known('{}')],
    ['missing-field', known('{"agent_name":null}')],
    ['wrong-type', known('{"agent_name":{}}')],
    ['wrong-type', known('{"agent_name":""}')],
    ['wrong-type', known('"words"')],
    ['wrong-type', known('[1]')],
    ['out-of-range', known('{"agent_name":"a","confidence_score":2}', 'omninode.agent.confidence.scored.v1')],
  ];
  for (const [code, value] of cases) {
    const result = decode(value);
    assert.ok(result.kind === 'rejected', `${code}: ${JSON.stringify(result)}`);
    assert.equal(result.reject.code, code);
    for (const part of [result.reject.path, result.reject.got, result.reject.want, result.reject.cure])
      assert.notEqual(part, '');
  }
});

test('null is a tombstone', () => {
  assert.equal(decode(null).kind, 'tombstone');
});

test('a byte order mark is no reason to refuse', () => {
  assert.equal(decode(`\uFEFF${known('{"agent_name":"a"}')}`).kind, 'event');
});

test('a record of 5 MB is read; what is larger than the limit is refused unread', () => {
  const large = known(`{"agent_name":"a","blob":"${'x'.repeat(5_000_000)}"}`);
  assert.equal(decode(large).kind, 'event');
  assert.equal(codeOf(decode(large, { maxBytes: 1_000_000 })), 'too-large');
});

test('deep nesting is refused wherever it stands, and breaks nothing', () => {
  const nest = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  for (const levels of [65, 5_000, 200_000]) {
    assert.equal(codeOf(decode(known(`{"agent_name":"a","x":${nest(levels)}}`))), 'too-deep');
    assert.equal(codeOf(decode(known(nest(levels), 'acme.x.v1'))), 'too-deep');
    assert.equal(codeOf(decode(`{"x":${nest(levels)}}`)), 'too-deep');
    assert.equal(codeOf(decode(known('{"agent_name":"a"}').replace('{', `{"x":${nest(levels)},`))), 'too-deep');
    assert.equal(
      codeOf(decode(known(`{"node_id":"n","metadata":${nest(levels)}}`, 'onex.node.announce.v1'))),
      'too-deep',
    );
  }
  assert.equal(decode(known(`{"agent_name":"a","x":${nest(60)}}`)).kind, 'event');
});

test('keys that mean something to JavaScript are keys like others', () => {
  const nasty =
    '"__proto__":{"polluted":1,"agent_name":"p"},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1';
  for (const text of [
    known(`{"agent_name":"a",${nasty}}`),
    known(`{${nasty}}`, 'acme.x.v1'),
    known('{"agent_name":"a"}').replace('{', `{${nasty},`),
    known('{"agent_name":"a"}', '__proto__'),
    known('{"agent_name":"a"}', 'constructor'),
    `{${nasty}}`,
    '{"__proto__":{"payload":{},"event_type":"omninode.agent.execution.completed.v1"}}',
  ]) {
    const result = decode(text);
    assert.ok(result.kind === 'event', JSON.stringify(result));
    assert.equal(Object.getPrototypeOf(result.event.payload), Object.prototype);
    assert.equal(Object.getPrototypeOf(result.event.extra ?? {}), Object.prototype);
    assert.equal('polluted' in (result.event.extra ?? {}), false);
  }
  const kept = decode(known(`{"agent_name":"a",${nasty}}`));
  assert.ok(kept.kind === 'event');
  assert.deepEqual(Object.keys(kept.event.extra ?? {}), ['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
  assert.equal('polluted' in {}, false);
});

test('whole numbers beyond 2^53: digits survive as text in ids and in what is kept, a number field says so', () => {
  const big = '9007199254740993';
  const run = decode(
    known(`{"agent_name":${big},"tokens_used":${big},"other":[${big},-${big}],"s":"a \\"${big}\\" \\\\"}`),
  );
  assert.ok(run.kind === 'event');
  assert.deepEqual(run.event.payload, { agentName: big });
  assert.deepEqual(run.event.extra, { tokens_used: big, other: [big, `-${big}`], s: `a "${big}" \\` });
  assert.deepEqual(
    run.repairs.map(({ code }) => code),
    ['number-too-large'],
  );
  const unknown = decode(known(`{"n":${big},"f":1e999,"ok":9007199254740991,"e":1e3}`, 'acme.x.v1'));
  assert.ok(unknown.kind === 'event');
  assert.deepEqual(unknown.event.payload, { n: big, f: '1e999', ok: 9007199254740991, e: 1000 });
  assert.equal(
    codeOf(decode(known(`{"account_id":"a","amount":${big}}`, 'omninode.token.consumed.v1'))),
    'number-too-large',
  );
});

test('ancient times stay, impossible ones do not', () => {
  const timeOf = (text: string): number => {
    const result = decode(known('{"agent_name":"a"}').replace('2026-01-31T00:00:00Z', text));
    assert.ok(result.kind === 'event');
    return result.event.time;
  };
  assert.equal(timeOf('0001-01-01T00:00:00Z'), Date.parse('0001-01-01T00:00:00Z'));
  assert.equal(timeOf('2026-02-30T00:00:00Z'), logTime);
});

test('names may be long, but not endless', () => {
  assert.equal(codeOf(decode(known(`{"agent_name":"${'x'.repeat(512)}"}`))), 'event');
  assert.equal(codeOf(decode(known(`{"agent_name":"${'x'.repeat(513)}"}`))), 'wrong-type');
});

test('10,001 unknown types and topics later, names are still found', () => {
  const decoder = createDecoder();
  for (let index = 0; index <= 10_001; index++) {
    const topic = `acme.thing-${index}.done.v1`;
    const result = decoder.decode({
      topic,
      partition: 0,
      offset: '0',
      timestamp: 1,
      key: null,
      headers: [],
      value: bytes.encode('{}'),
    });
    assert.ok(result.kind === 'event' && result.event.type === topic);
  }
});

/** Values that are nearly an event: right keys, any values. */
const keys = [
  'event_type',
  'event_id',
  'timestamp',
  'payload',
  'data',
  'type',
  'specversion',
  'source',
  'tenant_id',
  'relativeMs',
  'topic',
  'value',
];
const types = ['omninode.agent.execution.completed.v1', 'onex.node.announce.v1', 'omninode.token.consumed.v1', 'x'];
const nearly = fc.dictionary(
  fc.constantFrom(...keys),
  fc.oneof(
    fc.constantFrom(...types),
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('agent_name', 'node_id', 'metrics', 'service', '__proto__'), fc.jsonValue()),
  ),
);
const headers = fc.array(
  fc.tuple(
    fc.constantFrom('ce_specversion', 'ce_type', 'ce_time', 'x-tenant', 'content-type', 'x-streamglass-origin'),
    fc.option(fc.uint8Array()),
  ),
  { maxLength: 4 },
);

test('whatever comes, the answer is an event, a reject or a tombstone, never an exception', () => {
  const { decode: read } = createDecoder();
  const value = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => bytes.encode(text)),
    nearly.map((body) => bytes.encode(JSON.stringify(body))),
    fc.constant(null),
  );
  const record = { topic: 't', partition: 0, offset: '1', timestamp: logTime, key: null };
  fc.assert(
    fc.property(value, headers, fc.constantFrom(logTime, -1, Number.NaN), (bytesOf, pairs, timestamp) => {
      const raw: RawRecord = { ...record, timestamp, value: bytesOf, headers: pairs };
      const result = read(raw);
      if (result.kind !== 'event') return;
      const { event } = result;
      assert.ok(
        event.id.length > 0 && event.type.length > 0 && event.tenantId.length > 0 && Number.isFinite(event.time),
      );
      assert.deepEqual(read(raw), result, 'reading twice gives the same');
    }),
    { numRuns: 1_000 },
  );
});
