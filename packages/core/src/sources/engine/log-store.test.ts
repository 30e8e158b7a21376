import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareEntries, type LogEntry, LogStore } from './log-store.ts';

const tenants = { name: 'all', ids: null };
const entryAt = (micros: number, partition: number, offset: number): LogEntry => ({
  micros,
  topic: 'events',
  partition,
  offset,
  entry: { of: `${partition}/${offset}` },
});
const stored = (order: readonly LogEntry[], newest: number): string[] => {
  const store = new LogStore({ kind: 'log', newest } as LogStore['spec'], newest);
  for (const entry of order) store.write(0, entry);
  return store.newestOf(tenants, newest).map(({ position }) => position);
};

test('a log keeps the newest entries, newest first, in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.infiniteStream(fc.nat()),
      (times, newest, chance) => {
        const entries = times.map((micros, index) => entryAt(micros, index % 3, index));
        const shuffled = entries
          .map((entry) => [chance.next().value as number, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry);
        const wanted = entries
          .toSorted((a, b) => compareEntries(b, a))
          .slice(0, newest)
          .map(({ partition, offset }) => `events/${partition}/${offset}`);
        assert.deepEqual(stored(shuffled, newest), wanted);
      },
    ),
  );
});

test('partitions that are read one after the other give what reading them side by side gives', () => {
  const entries = Array.from({ length: 5_000 }, (_, index) => entryAt(index, index % 8, index));
  const oneByOne = [...Map.groupBy(entries, ({ partition }) => partition).values()].flat();
  assert.deepEqual(stored(oneByOne, 100), stored(entries, 100));
});
