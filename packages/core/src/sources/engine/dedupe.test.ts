import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Dedupe } from './dedupe.ts';

/** Offsets with gaps, few ids: steps and ids. */
const log = fc.array(
  fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 60 })), fc.nat(8)),
  {
    maxLength: 200,
  },
);

/** The rule as it is written: at most `window` offsets after the newest sighting, repeat or not. */
function byRule(entries: readonly (readonly [number, number])[], window: number): boolean[] {
  const newest = new Map<number, number>();
  return entries.map(([offset, id]) => {
    const seen = newest.get(id);
    newest.set(id, offset);
    return seen !== undefined && offset - seen <= window;
  });
}

const offsetsOf = (steps: readonly (readonly [number, number])[]): [number, number][] => {
  let offset = 0;
  return steps.map(([step, id]) => [(offset += step), id]);
};

test('a record is a repeat iff the newest sighting of its id lies at most `window` offsets back', () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 25 }), (steps, window) => {
      const entries = offsetsOf(steps);
      const dedupe = new Dedupe(window);
      const found = entries.map(([offset, id]) => dedupe.isRepeat('t', 's', `${id}`, offset));
      assert.deepEqual(found, byRule(entries, window));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a checkpoint anywhere changes nothing', () => {
  fc.assert(
    fc.property(log, fc.integer({ min: 1, max: 25 }), fc.nat(200), (steps, window, at) => {
      const entries = offsetsOf(steps);
      let dedupe = new Dedupe(window);
      const found = entries.map(([offset, id], index) => {
        if (index === at) {
          const { hashes, offsets } = dedupe.save(offset);
          dedupe = new Dedupe(window);
          dedupe.load(hashes, offsets);
        }
        return dedupe.isRepeat('t', 's', `${id}`, offset);
      });
      assert.deepEqual(found, byRule(entries, window));
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('tenant, source and id all tell records apart', () => {
  const dedupe = new Dedupe(10);
  assert.equal(dedupe.isRepeat('a', 'b', 'c', 0), false);
  assert.equal(dedupe.isRepeat('ab', '', 'c', 1), false);
  assert.equal(dedupe.isRepeat('a', 'bc', '', 2), false);
  assert.equal(dedupe.isRepeat('a', 'b', 'c', 3), true);
});

test('many ids within the window are all remembered', () => {
  const dedupe = new Dedupe(100_000);
  for (let offset = 0; offset < 100_000; offset++)
    assert.equal(dedupe.isRepeat('t', 's', `id-${offset}`, offset), false);
  for (let at = 0; at < 100_000; at += 997) assert.equal(dedupe.isRepeat('t', 's', `id-${at}`, 100_000), at >= 0);
});
