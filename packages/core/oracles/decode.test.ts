/** The decoder of core and the SQL that reads records without it agree on every record: event, reject or tombstone, and what it says. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDecoder } from '../src/events/index.ts';
import type { WireFormat } from '../src/events/encode.ts';
import { createSimulator, disturb, toRecords } from '../src/simulate/index.ts';
import { makeRecords } from './make-records.ts';
import { Oracle } from './oracle.ts';
import { type LogRecord, readRecords } from './records.ts';

const samples = process.env['SAMPLES_DIR'] ?? new URL('../../../../shared/samples', import.meta.url).pathname;
const missing = existsSync(samples) ? false : `no samples at ${samples} (set SAMPLES_DIR)`;
const to = Date.UTC(2026, 2, 10, 12);

/** What core's decoder makes of a record, in the words of the oracle. */
function byDecoder(records: readonly LogRecord[]) {
  const decoder = createDecoder();
  const outcomes = new Map<string, unknown>();
  for (const record of records) {
    const decoded = decoder.decode(record);
    const position = `${record.topic}/${record.partition}/${record.offset}`;
    if (decoded.kind !== 'event') outcomes.set(position, { outcome: decoded.kind });
    else {
      const { type, id, tenantId, source, time, correlationId } = decoded.event;
      const said = {
        type,
        id,
        tenant: tenantId,
        source,
        time_us: Math.round(time * 1000),
        correlation: correlationId ?? null,
      };
      outcomes.set(position, { outcome: 'event', ...said });
    }
  }
  return outcomes;
}

async function agree(records: readonly LogRecord[]) {
  const oracle = await Oracle.open(records);
  try {
    const decoded = byDecoder(records);
    const differences: unknown[] = [];
    for (const { position, outcome, reason, ...said } of await oracle.outcomes()) {
      const { type, id, tenant, source, time_us, correlation } = said;
      const read = outcome === 'accepted' || outcome === 'repeated';
      const want = read ? { outcome: 'event', type, id, tenant, source, time_us, correlation } : { outcome };
      const got = decoded.get(position);
      if (JSON.stringify(got) !== JSON.stringify(want))
        differences.push({ position, decoder: got, oracle: { ...want, reason } });
    }
    assert.deepEqual(differences.slice(0, 5), [], `${differences.length} of ${records.length} records differ`);
  } finally {
    oracle.close();
  }
}

for (const seed of [1, 2]) {
  test(`records of many shapes and poison decode alike (seed ${seed})`, () =>
    agree(makeRecords({ seed, count: 3000, from: to - 3_600_000, to, poison: 0.1, odd: 0.4 })));
}

const formats: readonly WireFormat[] = ['onex', 'cloudevents'];
for (const format of formats) {
  test(`simulated records decode alike (${format})`, () => {
    const simulator = createSimulator({ seed: 3, rate: 8, tenants: ['default', 'acme'], format, opening: true });
    const how = { seed: 4, repeats: 0.03, disorder: 0.05, late: 0.01, poison: 0.03, tombstones: 0.01 };
    return agree([...toRecords(disturb(simulator.events(to - 150_000, to), how), { seed: 5 })]);
  });
}

test('the recorded session decodes alike', { skip: missing }, () => agree(readRecords(`${samples}/recordings.jsonl`)));

test('samples of producers decode alike, each as the body of a record', { skip: missing }, () => {
  const bodies = readdirSync(samples)
    .filter((name) => name.endsWith('.jsonl') && name !== 'recordings.jsonl')
    .flatMap((name) => readFileSync(`${samples}/${name}`, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line): { event: string; sample: unknown } => JSON.parse(line));
  return agree(
    bodies.map(({ event, sample }, offset) => ({
      topic: event,
      partition: 0,
      offset: String(offset),
      timestamp: to,
      key: null,
      value: new TextEncoder().encode(JSON.stringify(sample)),
      headers: [],
    })),
  );
});
