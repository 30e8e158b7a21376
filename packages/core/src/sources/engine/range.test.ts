import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamglassError } from '../../lib/errors.ts';
import { dayStart, knowsZone } from './days.ts';
import { canonicalRange, chartBuckets, parseRange, resolveRange } from './range.ts';

const at = (text: string): number => Date.parse(text);
const noon = at('2026-03-10T12:34:56.789Z');
const span = (text: string, seconds = false, zone = 'UTC', asOf = noon) =>
  resolveRange(parseRange(text), asOf, seconds, zone);

test('a range ends with the bucket that holds now, and its step is the finest tier that reaches back', () => {
  assert.deepEqual(span('10m', true), {
    from: at('2026-03-10T12:24:57Z'),
    to: at('2026-03-10T12:34:57Z'),
    step: 1_000,
  });
  assert.equal(span('10m').step, 60_000);
  assert.deepEqual(span('24h', true), {
    from: at('2026-03-09T12:35:00Z'),
    to: at('2026-03-10T12:35:00Z'),
    step: 60_000,
  });
  assert.equal(span('26h').step, 60_000);
  assert.equal(span('27h').step, 900_000);
  assert.equal(span('8d').step, 900_000);
  assert.equal(span('9d').step, 3_600_000);
  assert.equal(span('92d').to, at('2026-03-10T13:00:00Z'));
});

test('today begins at local midnight', () => {
  assert.equal(span('today', false, 'Asia/Kolkata').from, at('2026-03-09T18:30:00Z'));
  assert.equal(span('today').from, at('2026-03-10T00:00:00Z'));
});

test('an interval is widened to whole steps of the tier that still keeps its beginning', () => {
  const found = span('2026-03-10T01:00:30Z/2026-03-10T02:00:01Z');
  assert.deepEqual(found, { from: at('2026-03-10T01:00:00Z'), to: at('2026-03-10T02:01:00Z'), step: 60_000 });
  const old = span('2026-03-04T01:07:00Z/2026-03-04T02:00:00Z');
  assert.deepEqual(old, { from: at('2026-03-04T01:00:00Z'), to: at('2026-03-04T02:00:00Z'), step: 900_000 });
});

test('what is no range is refused with the text and the cure', () => {
  for (const text of ['', '24', '0h', '93d', 'yesterday', '2026-03-10/2026-03-09', '24h ago', 'a/b']) {
    assert.throws(
      () => parseRange(text),
      (error: unknown) =>
        error instanceof StreamglassError &&
        error.code === 'bad-params' &&
        error.message.includes(JSON.stringify(text)) &&
        error.hint !== undefined,
    );
  }
  assert.equal(canonicalRange(' 24h '), '24h');
  assert.equal(canonicalRange('2026-03-10T00:00Z/2026-03-11'), '2026-03-10T00:00:00.000Z/2026-03-11T00:00:00.000Z');
});

test('chart buckets cover the range once, and say which are clipped or not over', () => {
  const { widthMs, buckets } = chartBuckets(span('24h'), 120);
  assert.equal(widthMs, 900_000);
  assert.equal(buckets.length, 97);
  assert.equal(buckets[0]?.from, at('2026-03-09T12:35:00Z'));
  assert.deepEqual(
    buckets.map(({ partial }) => partial),
    [true, ...Array.from({ length: 95 }, () => false), true],
  );
  assert.equal(
    buckets.reduce((sum, { from, to }) => sum + to - from, 0),
    86_400_000,
  );
  assert.equal(chartBuckets(span('92d'), 120).widthMs, 86_400_000);
});

test('local days follow the clock changes of their zone', () => {
  const spring = dayStart('Europe/Berlin', at('2026-03-29T12:00:00Z'));
  assert.deepEqual(spring, { at: at('2026-03-28T23:00:00Z'), next: at('2026-03-29T22:00:00Z'), date: '2026-03-29' });
  const autumn = dayStart('America/New_York', at('2026-11-01T12:00:00Z'));
  assert.equal(autumn.next - autumn.at, 25 * 3_600_000);
  assert.equal(dayStart('Pacific/Kiritimati', at('2026-01-01T10:00:00Z')).date, '2026-01-02');
  assert.equal(dayStart('Pacific/Pago_Pago', at('2026-01-01T10:00:00Z')).date, '2025-12-31');
  assert.equal(knowsZone('Europe/Berlin'), true);
  assert.equal(knowsZone('Mars/Olympus'), false);
});
