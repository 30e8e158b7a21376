import assert from 'node:assert/strict';
import test from 'node:test';
import { timeTicks, zoneOffset } from './ticks.ts';

const iso = (ticks: ReturnType<typeof timeTicks>): string[] =>
  ticks.map(({ time }) => new Date(time).toISOString().slice(0, 16));

test('a day in UTC has ticks every six hours, midnight marked', () => {
  const ticks = timeTicks(Date.UTC(2026, 2, 11, 14, 32), Date.UTC(2026, 2, 12, 14, 32), 'UTC', 4);
  assert.deepEqual(iso(ticks), ['2026-03-11T18:00', '2026-03-12T00:00', '2026-03-12T06:00', '2026-03-12T12:00']);
  assert.deepEqual(
    ticks.map(({ date }) => date),
    [false, true, false, false],
  );
});

test('weeks begin on Monday', () => {
  const ticks = timeTicks(Date.UTC(2026, 1, 11), Date.UTC(2026, 2, 13), 'UTC', 5);
  assert.deepEqual(iso(ticks), ['2026-02-16T00:00', '2026-02-23T00:00', '2026-03-02T00:00', '2026-03-09T00:00']);
});

test('ticks fall on local midnights on both sides of a change of clocks', () => {
  const ticks = timeTicks(Date.UTC(2026, 2, 27, 12), Date.UTC(2026, 2, 31, 12), 'Europe/Berlin', 4);
  assert.deepEqual(iso(ticks), ['2026-03-27T23:00', '2026-03-28T23:00', '2026-03-29T22:00', '2026-03-30T22:00']);
});

test('half-hour zones have round local hours', () => {
  assert.equal(zoneOffset(Date.UTC(2026, 0, 1), 'Asia/Kolkata'), 5.5 * 3_600_000);
  const [first] = timeTicks(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 3), 'Asia/Kolkata', 3);
  assert.equal(new Date(first?.time ?? 0).toISOString().slice(11, 16), '00:30');
});
