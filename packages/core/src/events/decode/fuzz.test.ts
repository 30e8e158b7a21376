/** Spoilt records, 20,000 of the million that `npm run fuzz` reads, and texts that would be slow if anything read them more than once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complaintOf, mutatedRecord } from '../../simulate/mutations.ts';
import { createDecoder } from './decoder.ts';

test('20,000 spoilt records: each is an event, a reject or a tombstone, whole and alike when read again', () => {
  const { decode } = createDecoder();
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const record = mutatedRecord(seed);
      const decoded = decode(record);
      outcomes.set(decoded.kind, (outcomes.get(decoded.kind) ?? 0) + 1);
      assert.equal(complaintOf(record, decoded), null);
      if (seed % 16 === 0) assert.deepEqual(decode(record), decoded);
    }),
    { numRuns: 20_000 },
  );
  assert.deepEqual([...outcomes.keys()].sort(), ['event', 'rejected', 'tombstone']);
});

const bytes = new TextEncoder();
const failed = (message: string): string =>
  JSON.stringify({
    event_type: 'omninode.vault.secret.read.failed.v1',
    payload: { secret_path: 'a/b', error_message: message },
  });
const known = (payload: object): string =>
  JSON.stringify({ event_type: 'omninode.agent.execution.completed.v1', payload });
const entries = (count: number, value: (index: number) => unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value(index)]));

/** Texts whose length grows with `n`. */
const slowOnes: Readonly<Record<string, (n: number) => string>> = {
  'words to mask: slashes': (n) => failed('/'.repeat(n * 8)),
  'words to mask: announcements': (n) => failed('password: '.repeat(n)),
  'words to mask: signs': (n) => failed('=:'.repeat(n * 4)),
  'words to mask: dots at the end': (n) => failed(`${'.'.repeat(n * 8)}x`),
  'a time that is none': (n) => JSON.stringify({ timestamp: `2026-02-01T00:00:00.${'0'.repeat(n * 8)}x`, payload: {} }),
  'a number that is none': (n) => known({ agent_name: 'a', duration_ms: `${'1'.repeat(n * 8)}e` }),
  'numbers beyond 2^53': (n) => `{"payload":{"a":[${'9007199254740993,'.repeat(n)}1]},"event_type":"x"}`,
  'escaped quotes beside such a number': (n) => `{"payload":{"s":"${'\\\\\\"'.repeat(n)}","n":9007199254740993}}`,
  'keys nobody claims': (n) => known({ agent_name: 'a', ...entries(n, (index) => index) }),
  'keys of an envelope': (n) => JSON.stringify({ ...entries(n, (index) => index), payload: { a: 1 } }),
  'a flat body': (n) => JSON.stringify(entries(n, (index) => [index])),
  'a long list': (n) => JSON.stringify({ event_type: 'x.y', payload: { list: Array.from({ length: n }, () => ({})) } }),
  brackets: (n) => '['.repeat(n) + ']'.repeat(n),
  'a dead letter in text': (n) =>
    JSON.stringify({ original_topic: 't', original_data: known({ agent_name: 'a', ...entries(n, () => '"') }) }),
  'a type of dots': (n) => JSON.stringify({ event_type: '.omninode'.repeat(n), payload: {} }),
};

// What is linear measures up to 140 here, because objects of many keys and garbage cost more a piece; JSON.parse alone shows the
// same. What is quadratic would be a thousand.
test('thirty-two times the size takes no more than three hundred times as long, whatever it is made of', () => {
  const { decode } = createDecoder();
  const n = 1000;
  const record = { topic: 't', partition: 0, offset: '1', timestamp: 1_770_000_000_000, key: null, headers: [] };
  /** Of the best of a few rounds, so that a busy machine does not count. */
  const bestOf = (text: string): number => {
    const raw = { ...record, value: bytes.encode(text) };
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 7; round++) {
      const before = performance.now();
      decode(raw);
      best = Math.min(best, performance.now() - before);
    }
    return best;
  };
  const slow: string[] = [];
  for (const [name, make] of Object.entries(slowOnes)) {
    bestOf(make(n));
    const small = bestOf(make(n));
    const large = bestOf(make(n * 32));
    // Below 0.02 ms a clock tells noise from noise.
    if (large > 300 * Math.max(small, 0.02)) slow.push(`${name}: ${small.toFixed(2)} ms, ${large.toFixed(2)} ms`);
  }
  assert.deepEqual(slow, []);
});

test('a topic, a header or a trace of any length is read in one pass', () => {
  const { decode } = createDecoder();
  const value = bytes.encode('{"payload":{}}');
  const read = (length: number): number => {
    const long = bytes.encode(`00-${'0'.repeat(length)}`);
    const headers = [
      ['x-traceparent', long],
      ['x-tenant', long],
      ['timestamp', long],
      ['ce_type', long],
    ] as const;
    const before = performance.now();
    const raw = {
      topic: `a${'.b'.repeat(length)}.dlq`,
      partition: 0,
      offset: '1',
      timestamp: 1,
      key: null,
      headers,
      value,
    };
    assert.equal(decode(raw).kind, 'event');
    return performance.now() - before;
  };
  const best = (length: number): number => Math.min(...Array.from({ length: 7 }, () => read(length)));
  best(5000);
  assert.ok(best(160_000) <= 300 * Math.max(best(5000), 0.02));
});
