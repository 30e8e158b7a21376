import assert from 'node:assert/strict';
import test from 'node:test';
import { axisOf, axisTicks, placeLabels } from './axis.ts';
import { type Bucket, fewer, spreadOfBuckets, type Spread, spreadOfValues } from './spread.ts';

const shares = [0.5, 0.95, 0.99];
const total = (buckets: readonly Bucket[]) => buckets.reduce((sum, { count }) => sum + count, 0);
const ofBuckets = (given: readonly unknown[], scale: 'linear' | 'log' = 'linear') =>
  spreadOfBuckets(given, scale, shares) as Spread;

test('every value is in one bucket with round edges, on both scales', () => {
  const values = Array.from({ length: 10_000 }, (_, index) => 1 + ((index * 7_919) % 4_000) / 3);
  for (const scale of ['linear', 'log'] as const) {
    const { buckets } = spreadOfValues(values, scale, shares);
    assert.equal(total(buckets), values.length);
    assert.ok(buckets.length > 15 && buckets.length <= 46, `${buckets.length}`);
    for (const { from, to, count } of buckets)
      assert.equal(values.filter((value) => value >= from && value < to).length, count);
  }
});

test('quantiles of values are those of the values, not of their buckets', () => {
  const values = Array.from({ length: 101 }, (_, index) => 100 - index);
  assert.deepEqual(
    spreadOfValues(values, 'linear', [0, 0.5, 0.95, 1]).quantiles.map(({ value, how }) => [value, how]),
    [
      [0, 'exact'],
      [50, 'exact'],
      [95, 'exact'],
      [100, 'exact'],
    ],
  );
});

test('what is no finite number is left out and counted; zero and less on a log scale too, and still count for the quantiles', () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, null, '7', -5, 0, 1, 10, 100];
  const { buckets, leftOut, below, total: all, quantiles } = spreadOfValues(values, 'log', [0.5]);
  assert.deepEqual([total(buckets), leftOut, below, all], [3, 4, { to: 0, count: 2 }, 5]);
  assert.equal(quantiles[0]?.value, 1);
});

test('one value, equal values, none, and only such that a log scale has no place for', () => {
  assert.deepEqual(spreadOfValues([7], 'linear', shares).buckets, [{ from: 7, to: 7, count: 1 }]);
  assert.deepEqual(spreadOfValues([7, 7, 7], 'log', shares).buckets, [{ from: 7, to: 7, count: 3 }]);
  assert.deepEqual(spreadOfValues([], 'linear', shares).quantiles, []);
  assert.deepEqual(spreadOfValues([-1, 0], 'log', shares).buckets, []);
});

test('a million values', () => {
  const values = Array.from({ length: 1_000_000 }, (_, index) => (index * 7_919) % 10_007);
  assert.equal(total(spreadOfValues(values, 'linear', shares).buckets), 1_000_000);
});

test('quantiles of buckets are estimated inside of theirs, evenly along the axis', () => {
  const given = [
    { from: 10, to: 100, count: 50 },
    { from: 1, to: 10, count: 50 },
  ];
  assert.deepEqual(
    ofBuckets(given).quantiles.map(({ value }) => Math.round(value)),
    [10, 91, 98],
  );
  assert.deepEqual(spreadOfBuckets(given, 'log', [0.75]), {
    ...ofBuckets(given),
    quantiles: [{ p: 0.75, value: 10 * 10 ** 0.5, how: 'estimate' }],
  });
});

test('a last bucket without an end is not drawn, but said, and so are quantiles in it; a first one from 0 on a log scale too', () => {
  const given = [
    { from: 0, to: 1, count: 60 },
    { from: 1, to: 10, count: 30 },
    { from: 10, to: Number.POSITIVE_INFINITY, count: 10 },
  ];
  const { buckets, quantiles, below, above } = ofBuckets(given, 'log');
  assert.deepEqual(buckets, [{ from: 1, to: 10, count: 30 }]);
  assert.deepEqual(
    [below, above],
    [
      { to: 1, count: 60 },
      { from: 10, count: 10 },
    ],
  );
  assert.deepEqual(
    quantiles.map(({ how }) => how),
    ['below', 'above', 'above'],
  );
  assert.equal(ofBuckets([{ from: 1, to: null, count: 3 }]).above?.count, 3);
});

test('what cannot be a bucket is left out and counted; two that overlap are named', () => {
  const odd = [
    null,
    7,
    { from: 2, to: 1, count: 1 },
    { from: 0, to: 1, count: -1 },
    { from: 0, to: 1, count: Number.NaN },
    { from: 'a', to: 1, count: 1 },
  ];
  assert.deepEqual([ofBuckets(odd).leftOut, ofBuckets(odd).buckets], [6, []]);
  const overlap = spreadOfBuckets(
    [
      { from: 5, to: 9, count: 1 },
      { from: 0, to: 6, count: 1 },
    ],
    'linear',
    shares,
  );
  assert.deepEqual(overlap, { first: { from: 0, to: 6, count: 1 }, second: { from: 5, to: 9, count: 1 } });
});

test('too many buckets are put together without losing a count', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({ from: index, to: index + 1, count: index }));
  const few = fewer(many, 60);
  assert.deepEqual([few.length <= 60, total(few), few[0]?.from, few.at(-1)?.to], [true, total(many), 0, 1_000]);
});

test('ticks are round and inside; one value alone stands in the middle', () => {
  const axis = axisOf([{ from: 1, to: 5_000, count: 1 }], 'log', 300);
  assert.deepEqual(axisTicks(axis, 'log', 4), [1, 10, 100, 1_000]);
  assert.deepEqual(axisTicks(axisOf([{ from: 8, to: 60, count: 1 }], 'log', 300), 'log', 6), [10, 20, 50]);
  assert.deepEqual(
    axisTicks(axisOf([{ from: -3, to: 47, count: 1 }], 'linear', 300), 'linear', 5),
    [0, 10, 20, 30, 40],
  );
  assert.equal(Math.round(axisOf([{ from: 7, to: 7, count: 1 }], 'linear', 300).at(7)), 150);
  assert.equal(Math.round(axisOf([{ from: 7, to: 7, count: 1 }], 'log', 300).at(7)), 150);
});

test('labels never touch: near ones move apart over their places, else one goes a row up; none leaves the plot', () => {
  const place = (...labels: (readonly [x: number, width: number])[]) =>
    placeLabels(
      labels.map(([x, width]) => ({ x, width })),
      300,
    ).map(({ x, row }) => [x, row]);
  assert.deepEqual(place([5, 60], [295, 60]), [
    [30, 0],
    [270, 0],
  ]);
  assert.deepEqual(place([150, 60], [170, 60]), [
    [125, 0],
    [195, 0],
  ]);
  assert.deepEqual(place([5, 60], [10, 60], [295, 60]), [
    [30, 0],
    [30, 1],
    [270, 0],
  ]);
});
