import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DistinctCount } from './distinct.ts';
import { QuantileSketch } from './sketch.ts';

const values = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e10, noNaN: true })), {
  minLength: 1,
  maxLength: 300,
});

test('a quantile is the ⌈q n⌉-th smallest value within 1 %', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0, 0.5, 0.95, 1), (all, share) => {
      const sketch = new QuantileSketch();
      for (const value of all) sketch.add(value);
      // Whole numbers, so that the product is exact.
      const rank = Math.max(1, Math.ceil((Math.round(share * 100) * all.length) / 100));
      const exact = all.toSorted((a, b) => a - b)[rank - 1] as number;
      const found = sketch.quantile(share) as number;
      assert.ok(Math.abs(found - exact) <= exact * 0.01 + 1e-9, `${found} for ${exact}`);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('sketches of parts add up to the sketch of the whole, in any order', () => {
  fc.assert(
    fc.property(values, fc.nat(300), (all, cut) => {
      const whole = new QuantileSketch();
      for (const value of all) whole.add(value);
      const merged = new QuantileSketch();
      for (const part of [all.slice(cut), all.slice(0, cut)]) {
        const own = new QuantileSketch();
        for (const value of part) own.add(value);
        merged.merge(own.pack());
      }
      assert.deepEqual(merged.pack(), whole.pack());
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a sketch without values has no quantile, and values beyond its range are clamped', () => {
  const sketch = new QuantileSketch();
  assert.equal(sketch.quantile(0.5), null);
  sketch.add(1e30);
  assert.ok(Math.abs((sketch.quantile(0.5) as number) - 1e12) <= 2e10);
});

const names = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => `value-${from + at}`);
const counted = (all: readonly string[]): DistinctCount => {
  const distinct = new DistinctCount();
  for (const name of all) distinct.add(name);
  return distinct;
};

test('distinct values are exact up to 1,000', () => {
  assert.equal(counted([]).count, 0);
  assert.equal(counted([...names(1_000), ...names(1_000)]).count, 1_000);
});

test('more distinct values are estimated within 5 %, three times the standard error', () => {
  for (const count of [1_001, 5_000, 12_000, 100_000]) {
    const found = counted(names(count)).count;
    assert.ok(Math.abs(found - count) <= count * 0.05, `${found} for ${count}`);
  }
});

test('distinct counts of parts join to that of the whole, whichever of them is exact', () => {
  for (const [a, b] of [
    [600, 300],
    [600, 600],
    [3_000, 10],
    [10, 3_000],
    [2_000, 2_000],
  ] as const) {
    const whole = counted([...names(a), ...names(b, 200)]);
    const merged = counted(names(a));
    merged.merge(counted(names(b, 200)).pack());
    assert.deepEqual(merged.pack(), whole.pack());
    assert.equal(merged.count, whole.count);
  }
});
