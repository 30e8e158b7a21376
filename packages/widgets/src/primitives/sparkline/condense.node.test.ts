import assert from 'node:assert/strict';
import test from 'node:test';
import { condense, extent } from './condense.ts';

test('the extent of a million values, of none, and of nulls', () => {
  const many = Array.from({ length: 1_000_000 }, (_, index) => (index * 7_919) % 1_000);
  assert.deepEqual(extent(many), [0, 999]);
  assert.equal(extent([]), null);
  assert.equal(extent([null, null]), null);
});

test('few values stay as they are', () => {
  const values = [1, null, 3];
  assert.equal(condense(values, 100), values);
});

test('many values keep every peak, the order of least and most, the gaps and the last value', () => {
  const values: (number | null)[] = Array.from({ length: 100_000 }, (_, index) => index % 10);
  values[12_345] = 500;
  values[67_890] = -500;
  values.fill(null, 40_000, 60_000);
  values[99_999] = 4.5;
  const short = condense(values, 100);
  assert.ok(short.length <= 201);
  assert.deepEqual(extent(short), [-500, 500]);
  assert.ok(short.indexOf(500) < short.indexOf(-500));
  assert.deepEqual(short.slice(80, 120), Array(40).fill(null));
  assert.equal(short.at(-1), 4.5);
});
