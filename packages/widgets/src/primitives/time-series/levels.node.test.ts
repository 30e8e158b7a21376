import assert from 'node:assert/strict';
import test from 'node:test';
import { levels } from './levels.ts';

test('levels are round, begin at 0 and are at most as many as asked for, give or take one', () => {
  assert.deepEqual(levels(208, 4), [0, 50, 100, 150, 200]);
  assert.deepEqual(levels(0.0087, 4), [0, 0.0025, 0.005, 0.0075, 0.01]);
  assert.deepEqual(levels(1_480, 3), [0, 500, 1_000, 1_500]);
});
test('a picture without amounts still has a scale', () => {
  assert.deepEqual(levels(0, 4), [0, 1]);
  assert.deepEqual(levels(Number.NaN, 4), [0, 1]);
});
