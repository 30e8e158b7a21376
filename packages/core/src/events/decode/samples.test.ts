import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalog } from '../catalog.ts';
import type { Fields } from '../meanings.ts';
import { twinsOf } from '../meanings/twins.ts';
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
    const { value: _, ...line } = sample.sample;
    const { extra, ...event } = whole.event;
    const { $envelope, ...rest } = extra as { $envelope: { $recording: unknown } };
    assert.deepEqual($envelope, { $recording: line });
    const more = Object.keys(rest).length > 0 ? { extra: rest } : {};
    assert.deepEqual({ ...event, origin: 'real', ...more }, alone.event);
  }
});

/** Every word and number in a value; what is masked stands for what it masks. */
function leavesOf(value: unknown, into: Set<unknown> = new Set()): Set<unknown> {
  if (typeof value !== 'object' || value === null) into.add(value);
  else for (const inner of Object.values(value)) leavesOf(inner, into);
  return into;
}
/** Read as it stood, in the unit of the field (s, µs, %), or as a time. */
const waysToSay = (leaf: unknown): unknown[] =>
  typeof leaf === 'number' ? [leaf, leaf * 1000, leaf / 100] : [leaf, Date.parse(String(leaf))];
/** What an envelope always says, and says nothing. */
const defaultsOfA: Readonly<Record<string, unknown>> = { namespace: 'omninode', version: 'v1' };
const isMasked = (fields: Fields, key: string): boolean =>
  Object.entries(fields).some(
    ([name, field]) =>
      field.secret &&
      twinsOf(name)
        .concat(field.aliases.map(({ path }) => path))
        .includes(key),
  );

test('nothing in a sample is lost: each word and number is in the event, or in a field that masks it', { skip }, () => {
  let leaves = 0;
  const lost: string[] = [];
  for (const sample of samples) {
    const topic = topicOf(sample);
    const result = decode({ ...record, topic, value: bytes.encode(JSON.stringify(sample.sample)) });
    assert.ok(result.kind === 'event');
    const found = leavesOf(result.event);
    const fields = catalog.find(result.event.type)?.payload ?? {};
    const look = (body: unknown, path: string): void => {
      for (const [key, value] of Object.entries(body ?? {})) {
        if (isMasked(fields, key) || defaultsOfA[key] === value) continue;
        if (typeof value === 'object') look(value, `${path}.${key}`);
        else {
          leaves += 1;
          if (!waysToSay(value).some((way) => found.has(way))) lost.push(`${sample.event}: ${path}.${key} ${value}`);
        }
      }
    };
    look(sample.sample, '$');
  }
  assert.deepEqual(lost, []);
  assert.ok(leaves > 300, `${leaves} words and numbers`);
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
