import assert from 'node:assert/strict';
import test from 'node:test';
import { levels, logLevels } from './levels.ts';

test('levels are round, begin at 0 and are at most as many as asked for, give or take one', () => {
  assert.deepEqual(levels(208, 4), [0, 50, 100, 150, 200]);
  assert.deepEqual(levels(0.0087, 4), [0, 0.0025, 0.005, 0.0075, 0.01]);
  assert.deepEqual(levels(1_480, 3), [0, 500, 1_000, 1_500]);
});
test('a picture without amounts still has a scale', () => {
  assert.deepEqual(levels(0, 4), [0, 1]);
  assert.deepEqual(levels(Number.NaN, 4), [0, 1]);
  assert.deepEqual(levels(Number.NEGATIVE_INFINITY, 4, Number.POSITIVE_INFINITY), [0, 1]);
});
test('what is below 0 is on the scale, and 0 is one of its levels', () => {
  assert.deepEqual(levels(80, 4, -35), [-50, 0, 50, 100]);
  assert.deepEqual(levels(0, 4, -100), [-100, -75, -50, -25, 0]);
  for (const low of [-1, -7.3, -2_000]) assert.ok(levels(12, 4, low).includes(0));
});
test('a scale that begins above 0 begins at a round level under the lowest', () => {
  assert.deepEqual(levels(104, 4, 97), [96, 98, 100, 102, 104]);
  assert.ok((levels(1.2, 4, 1.05)[0] ?? 9) <= 1.05);
});
test('logarithmic levels are powers of ten, with 2 and 5 where they are few', () => {
  assert.deepEqual(logLevels(1, 9_000, 4), [1, 10, 100, 1_000, 10_000]);
  assert.deepEqual(logLevels(2, 8, 4), [1, 2, 5, 10]);
  assert.ok(logLevels(0.001, 1e12, 4).length <= 6);
  assert.deepEqual(logLevels(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 4), [1, 10]);
});
