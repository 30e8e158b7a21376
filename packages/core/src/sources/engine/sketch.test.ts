import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QuantileSketch } from './sketch.ts';

/** Values that spread over some decades. */
const values = Array.from({ length: 500 }, (_, index) => 0.01 * 1.03 ** ((index * 193) % 500));

test('a quantile is within 1 % of the value of nearest rank, for few values and for many', () => {
  for (const count of [1, 2, 3, 10, 20, 24, 25, 26, 100, 140, 500]) {
    const sketch = new QuantileSketch();
    const some = values.slice(0, count);
    for (const value of some) sketch.add(value);
    const sorted = some.toSorted((a, b) => a - b);
    for (const share of [0, 0.5, 0.95, 1]) {
      // Whole numbers, so that the product is exact.
      const rank = Math.max(1, Math.ceil((Math.round(share * 100) * count) / 100));
      const want = sorted[rank - 1] as number;
      const got = sketch.quantile(share) as number;
      assert.ok(Math.abs(got - want) <= 0.0100001 * want, `${share} of ${count}: ${got}, not ${want}`);
    }
  }
});

test('parts add up to the sketch of the whole, whatever their sizes', () => {
  const whole = new QuantileSketch();
  for (const value of values) whole.add(value);
  for (const cut of [0, 1, 20, 24, 25, 480, 500]) {
    const merged = new QuantileSketch();
    for (const part of [values.slice(0, cut), values.slice(cut)]) {
      const sketch = new QuantileSketch();
      for (const value of part) sketch.add(value);
      merged.merge(sketch.pack());
    }
    assert.deepEqual(merged.pack(), whole.pack());
    assert.equal(merged.quantile(0.95), whole.quantile(0.95));
  }
});

test('a sketch without values has no quantile; zero is a value', () => {
  const sketch = new QuantileSketch();
  assert.equal(sketch.quantile(0.95), null);
  sketch.add(0);
  assert.equal(sketch.quantile(0.95), 0);
});
