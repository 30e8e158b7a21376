import assert from 'node:assert/strict';
import test from 'node:test';
import type { TimeSeriesData } from './types.ts';
import { usable } from './usable.ts';

const of = (times: readonly number[], values: readonly (number | null)[], more: Partial<TimeSeriesData> = {}) => {
  const data: TimeSeriesData = {
    times,
    coverage: times.map(() => 'received'),
    open: false,
    summary: '',
    series: [{ key: 'a', label: 'a', color: 'ink', values }],
    ...more,
  };
  return { given: data, ...usable(data, data.series) };
};

test('what is well is passed on as it is', () => {
  const { given, data, series } = of([1, 2, 2, 3], [1, null, 2, -3]);
  assert.equal(data, given);
  assert.equal(series[0], given.series[0]);
});
test('NaN, infinities and holes are not known; a short series is not known at its end', () => {
  assert.deepEqual(of([1, 2, 3], [Number.NaN, Number.POSITIVE_INFINITY, 2]).series[0]?.values, [null, null, 2]);
  assert.deepEqual(of([1, 2, 3], [1]).series[0]?.values, [1, null, null]);
  assert.deepEqual(of([1], [1, 2]).series[0]?.values, [1]);
});
test('times out of order are sorted with all that belongs to them; points without a time are left out', () => {
  const { data, series } = of([30, 10, Number.NaN, 20], [3, 1, 9, 2], {
    coverage: ['lost', 'received', 'missing', 'filling'],
    gaps: [{ from: 0, to: 0, lines: ['lost'] }],
  });
  assert.deepEqual(data.times, [10, 20, 30]);
  assert.deepEqual(series[0]?.values, [1, 2, 3]);
  assert.deepEqual(data.coverage, ['received', 'filling', 'lost']);
  assert.deepEqual(data.gaps, [{ from: 2, to: 2, lines: ['lost'] }]);
});
test('a logarithmic axis has no place for 0 and less, and says how many it refused', () => {
  const { given } = of([1, 2, 3], [0, -4, 7]);
  const { series, refused } = usable(given, given.series, true);
  assert.deepEqual(series[0]?.values, [null, null, 7]);
  assert.equal(refused, 2);
});
