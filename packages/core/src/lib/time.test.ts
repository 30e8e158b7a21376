import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTime, parseTime, timeFromNumber } from './time.ts';

const at = Date.UTC(2026, 1, 1, 21, 0, 3, 120);

test('reads RFC 3339 with Z, offsets and fractions', () => {
  assert.equal(parseTime('2026-02-01T21:00:03.120Z'), at);
  assert.equal(parseTime('2026-02-01T21:00:03.12z'), at);
  assert.equal(parseTime('2026-02-01 22:00:03.120+01:00'), at);
  assert.equal(parseTime('2026-02-01T15:30:03.120-0530'), at);
  assert.equal(parseTime('2026-02-01T23:00:03,120+02'), at);
  assert.equal(parseTime('2026-02-01T21:00Z'), Date.UTC(2026, 1, 1, 21));
  assert.equal(parseTime('2026-02-01'), Date.UTC(2026, 1, 1));
});

test('a time without a zone is UTC', () => {
  assert.equal(parseTime('2026-02-01T21:00:03.120'), at);
});

test('keeps µs and cuts off what is finer', () => {
  assert.equal(parseTime('2026-02-01T21:00:03.120456Z'), at + 0.456);
  assert.equal(parseTime('2026-02-01T21:00:03.1204564Z'), at + 0.456);
  assert.equal(parseTime('2026-02-01T21:00:03.120456789Z'), at + 0.456);
});

test('what is no time is NaN', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-02-01T24:00:00Z',
    '2026-02-01T21:00:03.Z',
  ]) {
    assert.ok(Number.isNaN(parseTime(text)), text);
  }
  for (const text of [
    '2026-02-01T21:00:03Zx',
    '2026-02-01T21:00:03+1',
    '2026-02-01T21:00:03+25:00',
    '2026-02-01Tab:00:03Z',
  ]) {
    assert.ok(Number.isNaN(parseTime(text)), text);
  }
});

test('agrees with Date on every ms between the years 0 and 9999', () => {
  const min = Date.parse('0000-01-01T00:00:00Z');
  const max = Date.parse('9999-12-31T23:59:59.999Z');
  fc.assert(fc.property(fc.integer({ min, max }), (ms) => parseTime(new Date(ms).toISOString()) === ms));
});

test('formatting and reading give the same µs back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e15 }), (micros) => {
      const ms = micros / 1000;
      assert.equal(parseTime(formatTime(ms)), ms);
    }),
  );
});

test('numbers are seconds, ms, µs or ns by their size', () => {
  for (const value of [at / 1000, at, at * 1000, at * 1e6]) assert.equal(timeFromNumber(value), at);
  assert.equal(timeFromNumber(1_700_000_000.123456), 1_700_000_000_123.456);
  assert.ok(Number.isNaN(timeFromNumber(Number.POSITIVE_INFINITY)));
});
