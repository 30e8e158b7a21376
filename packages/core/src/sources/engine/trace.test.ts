import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutes, timeline } from './kinds.ts';
import { TimelineStore } from './timeline-store.ts';

const values = ['ok', 'warn', 'critical', 'unknown'] as const;
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
  for (const [index, [minute, value]] of reports.entries()) {
    const micros = at(minute) * 1000;
    store.write(1, 'k', { micros, id: `e${index}`, value, until: micros });
  }
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

test('settling joins equal neighbours and changes no answer', () => {
  for (const given of [spec, silentSpec]) {
    const reports: [number, string][] = [];
    for (let minute = 0; minute < 600; minute += 5) reports.push([minute, minute % 120 < 90 ? 'ok' : 'warn']);
    reports.push([620, 'ok'], [621, 'ok'], [700, 'critical'], [710, 'critical']);
    const raw = storeOf(given, reports);
    const settled = storeOf(given, reports);
    settled.settle(at(705));
    assert.ok((settled.tenants[1]?.rows.get('k')?.length ?? 0) < 20);
    const [a, b] = [raw, settled].map((store) => store.traceOf(everyone, at(800), 'k'));
    for (let minute = 0; minute < 800; minute += 7) {
      assert.equal(b?.at(at(minute)), a?.at(at(minute)), `at ${minute}`);
      assert.deepEqual(b?.runAt(at(minute)), a?.runAt(at(minute)));
      const span = { from: at(minute), to: at(minute + 100) };
      assert.deepEqual(b?.timeIn(span), a?.timeIn(span));
      assert.deepEqual(b?.runs(span), a?.runs(span));
      assert.equal(b?.flaps(span), a?.flaps(span));
    }
    assert.equal(b?.last, a?.last);
  }
});

test('a late report parts a settled run', () => {
  const store = storeOf(spec, [
    [0, 'ok'],
    [10, 'ok'],
    [20, 'ok'],
  ]);
  store.settle(at(30));
  const micros = at(15) * 1000;
  store.write(1, 'k', { micros, id: 'late', value: 'critical', until: micros });
  const trace = store.traceOf(everyone, at(60), 'k');
  assert.equal(trace?.at(at(14)), 'ok');
  assert.equal(trace?.at(at(16)), 'critical');
  assert.equal(trace?.at(at(21)), 'ok');
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
