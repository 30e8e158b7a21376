import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalog } from '../catalog.ts';
import { createDecoder } from './decoder.ts';

interface Sample {
  readonly event: string;
  readonly kind: string;
  readonly sample: Readonly<Record<string, unknown>>;
}

const root = join(import.meta.dirname, '../../../../..');
const folder = process.env.SAMPLES_DIR ?? join(root, '../shared/samples');
const skip = existsSync(folder) ? false : `no samples in ${folder}; set SAMPLES_DIR`;
const samples: Sample[] = skip
  ? []
  : readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as Sample);
const bytes = new TextEncoder();
const { decode } = createDecoder();
const record = { partition: 0, offset: '5', timestamp: Date.UTC(2026, 6, 1), key: null, headers: [] };
/** `omninode.agent.routing.requested.v1 (full envelope)` is a type and a remark. */
const topicOf = (sample: Sample): string => sample.event.split(' ')[0] as string;

test('every sample is an event; those of the catalogue are known, the others flow as unknown', { skip }, () => {
  let known = 0;
  for (const sample of samples) {
    const topic = topicOf(sample);
    const result = decode({ ...record, topic, value: bytes.encode(JSON.stringify(sample.sample)) });
    assert.ok(result.kind === 'event', `${sample.event}: ${JSON.stringify(result)}`);
    const want = catalog.find(topic) ?? catalog.find(topic.replace(/^dev\./, ''));
    assert.equal(result.known, want !== undefined, sample.event);
    if (want === undefined) continue;
    known += 1;
    assert.equal(result.event.type, want.type);
    const checked = want.schema.safeParse(result.event.payload);
    assert.ok(checked.success, `${sample.event}: ${JSON.stringify(checked.error?.issues)}`);
    const odd = result.repairs.filter(({ code }) => !code.endsWith('-missing'));
    assert.deepEqual(odd, [], sample.event);
  }
  assert.ok(known > 0);
});

test('a recorded body alone, on the topic it was recorded from, is the same event but for its origin', { skip }, () => {
  for (const sample of samples.filter(({ kind }) => kind === 'recorded-format')) {
    const { topic, value } = sample.sample as { topic: string; value: unknown };
    const whole = decode({ ...record, topic, value: bytes.encode(JSON.stringify(sample.sample)) });
    const alone = decode({ ...record, topic, value: bytes.encode(JSON.stringify(value)) });
    assert.ok(whole.kind === 'event' && alone.kind === 'event');
    assert.deepEqual({ ...whole.event, origin: 'real' }, alone.event);
  }
});

test('samples that were changed at random never break the decoder', { skip }, () => {
  const texts = samples.map((sample) => [topicOf(sample), JSON.stringify(sample.sample)] as const);
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 5 }),
      ([topic, text], changes) => {
        const value = bytes.encode(text);
        for (const [at, byte] of changes) value[at % value.length] = byte;
        assert.ok(['event', 'rejected'].includes(decode({ ...record, topic, value }).kind));
      },
    ),
    { numRuns: 1_000 },
  );
});
