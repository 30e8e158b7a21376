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

const record = { topic: 't', partition: 0, offset: '1', timestamp: 1_770_000_000_000, key: null, headers: [] };
/** CPU time of this thread, ms: who else uses the machine does not count. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
/** The CPU clock ticks a hundred times a second or so: as many rounds as fill some ticks. */
const enoughMs = 60;
/** CPU time of one run, ms, after some to get warm. */
function costOf(run: () => unknown): number {
  run();
  const before = cpuMs();
  for (let rounds = 1; ; rounds++) {
    run();
    const spent = cpuMs() - before;
    if (spent >= enoughMs) return spent / rounds;
  }
}
/**
 * Whether `times` the size takes more than ten times as long as that. What is linear measures up to five times, because objects
 * of many keys and garbage cost more a piece (JSON.parse alone shows the same); what is quadratic would be `times` times. It
 * is slow only if it is so every time.
 */
function grows(run: (n: number) => () => unknown, n: number, times: number): string | null {
  let seen = '';
  for (let attempt = 0; attempt < 4; attempt++) {
    const small = costOf(run(n));
    const large = costOf(run(n * times));
    if (large <= 10 * times * small) return null;
    seen += ` ${small.toFixed(3)} → ${large.toFixed(2)} ms`;
  }
  return seen;
}

test('thirty-two times the size takes about as much longer, whatever it is made of', () => {
  const { decode } = createDecoder();
  const slow: string[] = [];
  for (const [name, make] of Object.entries(slowOnes)) {
    const how = grows(
      (n) => {
        const raw = { ...record, value: bytes.encode(make(n)) };
        return () => decode(raw);
      },
      1_000,
      32,
    );
    if (how !== null) slow.push(`${name}:${how}`);
  }
  assert.deepEqual(slow, []);
});

test('a topic, a header or a trace of any length is read in one pass', () => {
  const { decode } = createDecoder();
  const value = bytes.encode('{"payload":{}}');
  const how = grows(
    (length) => {
      const long = bytes.encode(`00-${'0'.repeat(length)}`);
      const headers = ['x-traceparent', 'x-tenant', 'timestamp', 'ce_type'].map((name) => [name, long] as const);
      const raw = { ...record, topic: `a${'.b'.repeat(length)}.dlq`, timestamp: 1, headers, value };
      return () => assert.equal(decode(raw).kind, 'event');
    },
    5_000,
    32,
  );
  assert.equal(how, null);
});
