import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutes, timeline } from './kinds.ts';
import { TimelineStore } from './timeline-store.ts';

const values = ['critical', 'warn', 'ok', 'unknown'] as const;
const everyone = { name: '*', ids: null };
const start = Date.UTC(2026, 2, 1);
const at = (minute: number): number => start + minute * 60_000;
const spec = timeline({ max: 10, values });
const silentSpec = timeline({
  max: 10,
  values,
  silent: { afterMs: minutes(15), except: ['critical'], becomes: 'unknown' },
});

function storeOf(given: typeof spec, reports: readonly (readonly [minute: number, value: string])[]): TimelineStore {
  const store = new TimelineStore(given);
  for (const [minute, value] of reports) store.write(1, 'k', at(minute) * 1000, value);
  return store;
}

test('a value counts from its report to the next one; before the first nothing is known', () => {
  const trace = storeOf(spec, [
    [30, 'critical'],
    [10, 'ok'],
    [20, 'ok'],
    [50, 'ok'],
  ]).traceOf(everyone, at(60), 'k');
  assert.equal(trace?.at(at(10)), null);
  assert.equal(trace?.at(at(11)), 'ok');
  assert.equal(trace?.at(at(30)), 'ok');
  assert.equal(trace?.at(at(31)), 'critical');
  assert.deepEqual(trace?.runAt(at(60)), { value: 'ok', from: at(50), to: null });
  assert.deepEqual(Object.fromEntries(trace?.timeIn({ from: at(0), to: at(60) }) ?? []), {
    ok: minutes(30),
    critical: minutes(20),
  });
  assert.equal(trace?.flaps({ from: at(0), to: at(60) }), 2);
  assert.equal(trace?.flaps({ from: at(31), to: at(50) }), 0);
  assert.deepEqual(trace?.runs({ from: at(25), to: at(40) }), [
    { value: 'ok', from: at(10), to: at(30) },
    { value: 'critical', from: at(30), to: at(50) },
  ]);
});

test('silence makes ok unknown, but never critical', () => {
  const ok = storeOf(silentSpec, [
    [0, 'ok'],
    [10, 'warn'],
  ]).traceOf(everyone, at(60), 'k');
  assert.equal(ok?.at(at(24.9)), 'warn');
  assert.equal(ok?.at(at(25)), 'unknown');
  assert.deepEqual(Object.fromEntries(ok?.timeIn({ from: at(0), to: at(60) }) ?? []), {
    ok: minutes(10),
    warn: minutes(15),
    unknown: minutes(35),
  });
  const lost = storeOf(silentSpec, [[0, 'critical']]).traceOf(everyone, at(600), 'k');
  assert.equal(lost?.at(at(600)), 'critical');
});

test('a late report counts until the next one, however long ago that came in', () => {
  const store = storeOf(spec, [
    [0, 'ok'],
    [10, 'ok'],
    [20, 'ok'],
    [2_000, 'ok'],
  ]);
  store.advance(at(2_000));
  store.write(1, 'k', at(15) * 1000, 'critical');
  const trace = store.traceOf(everyone, at(2_060), 'k');
  assert.deepEqual(trace?.runs({ from: at(0), to: at(2_060) }), [
    { value: 'ok', from: at(0), to: at(15) },
    { value: 'critical', from: at(15), to: at(20) },
    { value: 'ok', from: at(20), to: null },
  ]);
});

test('of several reports of one instant the worst counts, in whatever order they come', () => {
  for (const words of [
    ['ok', 'critical', 'warn'],
    ['critical', 'warn', 'ok'],
    ['warn', 'ok', 'critical'],
  ]) {
    const store = storeOf(
      spec,
      words.map((word) => [5, word] as const),
    );
    assert.equal(store.traceOf(everyone, at(60), 'k')?.at(at(6)), 'critical');
    assert.equal(store.traceOf(everyone, at(60), 'k')?.flaps({ from: at(0), to: at(60) }), 0);
  }
});

test('the state at the cut outlives the reports before it', () => {
  const store = storeOf(timeline({ max: 10, keepMs: minutes(100), values }), [
    [0, 'warn'],
    [5, 'ok'],
    [150, 'warn'],
  ]);
  store.advance(at(160));
  const trace = store.traceOf(everyone, at(160), 'k');
  assert.equal(trace?.since, at(5));
  assert.equal(trace?.at(at(100)), 'ok');
  store.advance(at(400));
  assert.equal(store.traceOf(everyone, at(400), 'k'), null);
});
