import assert from 'node:assert/strict';
import test from 'node:test';
import { Ring } from './ring.ts';

test('a ring keeps the newest, newest first, and counts what fell out', () => {
  const ring = new Ring<number>(3);
  for (const item of [1, 2, 3, 4, 5]) ring.push(item);
  assert.deepEqual(
    [0, 1, 2, 3].map((index) => ring.at(index)),
    [5, 4, 3, undefined],
  );
  assert.deepEqual([ring.length, ring.dropped, ring.at(-1)], [3, 2, undefined]);
  ring.clear();
  assert.deepEqual([ring.length, ring.at(0)], [0, undefined]);
  ring.push(9);
  assert.equal(ring.at(0), 9);
});

test('a ring gives its newest back, also when it is full', () => {
  const ring = new Ring<number>(4);
  for (const item of [1, 2, 3, 4, 5, 6]) ring.push(item);
  assert.deepEqual(ring.takeBack(0), []);
  assert.deepEqual(ring.takeBack(2), [5, 6]);
  assert.deepEqual([ring.length, ring.dropped, ring.at(0), ring.at(1)], [2, 2, 4, 3]);
  for (const item of [5, 6, 7]) ring.push(item);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((index) => ring.at(index)),
    [7, 6, 5, 4, undefined],
  );
  assert.deepEqual([ring.takeBack(9), ring.length], [[4, 5, 6, 7], 0]);
});
