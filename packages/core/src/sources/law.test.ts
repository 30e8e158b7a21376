import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDecoder, type RawRecord } from '../events/index.ts';
import { type Random, seededRandom } from '../lib/random.ts';
import { makeStream, streamStart } from './engine/test-stream.ts';
import { allSources, createEngine, type Engine, type EngineOptions, restoreEngine, type Source } from './index.ts';

/**
 * Law 1, over every source of the index: split one reading into parts by partition, read them in any order, let time pass and
 * checkpoints fall anywhere; merged, the parts are the whole.
 */
const options = (extra: Partial<EngineOptions>): EngineOptions => ({
  sources: allSources,
  decoder: createDecoder(),
  window: 40,
  ...extra,
});

const typesOf = (source: Source): string[] => [
  ...source.on.map(({ type }) => type),
  ...[...Object.values(source.uses), ...Object.values(source.state)].flatMap((spec) =>
    spec.kind === 'rollup' ? spec.from.map(({ type }) => type) : [],
  ),
];
const types = [...new Set(allSources.flatMap(typesOf)), 'acme.order.placed.v1', 'acme.order.failed.v1'].filter(
  (type) => type !== '*',
);

/** Reads partitions in one of the orders that the log allows. */
function readAll(
  partitions: readonly (readonly RawRecord[])[],
  given: EngineOptions,
  random: Random,
  last: number,
): Engine {
  let engine = createEngine(given);
  const next = partitions.map(() => 0);
  for (;;) {
    const left = partitions.flatMap((partition, at) => ((next[at] as number) < partition.length ? [at] : []));
    if (left.length === 0) return engine;
    const at = left[Math.floor(random() * left.length)] as number;
    engine.read(partitions[at]?.[next[at] as number] as RawRecord);
    next[at] = (next[at] as number) + 1;
    const event = random();
    if (event < 0.03) engine.advance(streamStart + random() * (last - streamStart));
    else if (event < 0.04) engine = restoreEngine(engine.checkpoint(), given);
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** Splits partitions over engines, merges these in any order. */
function readInParts(
  partitions: readonly (readonly RawRecord[])[],
  given: EngineOptions,
  random: Random,
  last: number,
): Engine {
  const parts: (readonly RawRecord[])[][] = [[], [], []];
  for (const partition of partitions) parts[Math.floor(random() * parts.length)]?.push(partition);
  const [first, ...others] = shuffled(parts, random).map((part) => readAll(part, given, random, last));
  for (const other of others) first?.merge(other);
  return first as Engine;
}

const params = [{ range: '5m' }, { range: '24h' }, { range: '7d' }, { range: '90d' }];

/** What viewers see. How a reading went (`late`) is no part of the state. */
function answersOf(engine: Engine): unknown {
  const seen: Record<string, unknown> = {};
  for (const view of engine.views) {
    const ranged = 'range' in engine.normalize(view, {});
    for (const given of ranged ? params : [{}]) {
      for (const tenants of [null, ['tenant-1'], ['tenant-0', 'tenant-2', 'nobody']]) {
        const { data, counted, meta } = engine.answer(view, given, tenants);
        seen[JSON.stringify([view, given, tenants])] = { data, counted, meta: { ...meta, late: 0 } };
      }
    }
  }
  return seen;
}

const shapes = fc.record({
  seed: fc.nat(),
  records: fc.integer({ min: 1, max: 160 }),
  partitions: fc.integer({ min: 1, max: 5 }),
  tenants: fc.constantFrom(1, 3, 6),
  names: fc.constantFrom(3, 25),
});

function holds(shape: Parameters<typeof makeStream>[0], extra: Partial<EngineOptions>): [Engine, Engine] {
  const partitions = makeStream(shape);
  const last = Math.max(...partitions.flat().map(({ timestamp }) => timestamp), streamStart) + 30_000;
  const random = seededRandom(shape.seed + 1);
  const given = options(extra);
  const whole = readAll(partitions, given, random, last);
  const parts = readInParts(partitions, given, random, last);
  whole.advance(last);
  parts.advance(last);
  return [whole, parts];
}

test('Law 1: parts of a reading, merged in any order, are the reading', () => {
  fc.assert(
    fc.property(shapes, fc.boolean(), (shape, tight) => {
      const bounds = tight ? { tenants: 2, keys: 2, entries: 7, changes: 4 } : {};
      const [whole, parts] = holds({ ...shape, types }, { bounds });
      assert.deepEqual(parts.dump(), whole.dump());
      assert.deepEqual(answersOf(parts), answersOf(whole));
    }),
    { numRuns: 40, seed: 20260301 },
  );
});

/**
 * Each partition cut in two where one offset follows the other. Repeats of the first slice are left out of the second: who
 * takes over a partition reads its window of ids again, a slice alone cannot know them.
 */
function cut(partitions: readonly (readonly RawRecord[])[], random: Random): [RawRecord[], RawRecord[]][] {
  return partitions.map((records) => {
    const at = Math.floor(random() * (records.length + 1));
    const head = records.slice(0, at);
    const seen = new Set(head.map(({ value }) => value));
    const tail = records.slice(at).filter(({ value }) => value === null || !seen.has(value));
    const [first, last] = [tail[0], head.at(-1)];
    if (first === undefined || last === undefined) return [head, tail];
    const shift = BigInt(last.offset) + 1n - BigInt(first.offset);
    return [head, tail.map((record) => ({ ...record, offset: String(BigInt(record.offset) + shift) }))];
  });
}

test('Law 1: adjacent slices of partitions, read by different engines, are the reading', () => {
  fc.assert(
    fc.property(shapes, fc.boolean(), fc.boolean(), (shape, tight, backwards) => {
      const partitions = makeStream({ ...shape, types });
      const last = Math.max(...partitions.flat().map(({ timestamp }) => timestamp), streamStart) + 30_000;
      const random = seededRandom(shape.seed + 2);
      const given = options({ bounds: tight ? { tenants: 2, keys: 2, entries: 7, changes: 4 } : {} });
      const slices = cut(partitions, random);
      const whole = readAll(
        slices.map(([head, tail]) => [...head, ...tail]),
        given,
        random,
        last,
      );
      const [a, b] = [0, 1].map((side) =>
        readAll(
          slices.map((both) => both[side] as RawRecord[]),
          given,
          random,
          last,
        ),
      ) as [Engine, Engine];
      const [parts, other] = backwards ? [b, a] : [a, b];
      parts.merge(other);
      whole.advance(last);
      parts.advance(last);
      assert.deepEqual(parts.dump(), whole.dump());
      assert.deepEqual(answersOf(parts), answersOf(whole));
    }),
    { numRuns: 25, seed: 20260302 },
  );
});
