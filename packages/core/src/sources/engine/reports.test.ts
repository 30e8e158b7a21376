import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { days, minutes, seconds, type Timeline, timeline } from './kinds.ts';
import { microsOf } from './registers.ts';
import { Reports } from './reports.ts';
import type { Stretch } from './trace.ts';

const values = ['critical', 'warn', 'ok', 'unknown'] as const;
const plain = timeline({ max: 10, values });
const silent = timeline({
  max: 10,
  values,
  silent: { afterMs: minutes(15), except: ['critical'], becomes: 'unknown' },
});
const start = microsOf(Date.UTC(2026, 2, 1));
const never = Number.NEGATIVE_INFINITY;

type Report = readonly [micros: number, value: (typeof values)[number]];
const times = fc.integer({ min: 0, max: 400 }).map((step) => start + step * microsOf(seconds(97)));
const someReports = fc.array(fc.tuple(times, fc.constantFrom('ok', 'ok', 'ok', 'warn', 'critical')), { maxLength: 60 });

/** Everything said plainly, from the set of all reports. */
function expected(reports: readonly Report[], spec: Timeline, cut: number, far: number, changes: number): Stretch[] {
  const worst = new Map<number, Report[1]>();
  for (const [micros, value] of reports) {
    const before = worst.get(micros);
    if (before === undefined || values.indexOf(value) < values.indexOf(before)) worst.set(micros, value);
  }
  const all = [...worst].sort(([a], [b]) => a - b);
  const newestBefore = all.findLast(([micros]) => micros <= cut);
  const known = all.filter((report) => report[0] > cut || (report === newestBefore && report[0] >= far));
  const stretches: Stretch[] = [];
  for (const [micros, value] of known) {
    const last = stretches.at(-1);
    const quiet = spec.silent !== null && value !== 'critical' && micros - (last?.until ?? 0) >= microsOf(minutes(15));
    if (last?.value === value && !quiet) stretches[stretches.length - 1] = { ...last, until: micros };
    else stretches.push({ micros, value, until: micros });
  }
  let runs = 0;
  let from = stretches.length;
  while (from > 0) {
    if (stretches[from]?.value !== stretches[from - 1]?.value) runs += 1;
    if (runs > changes) break;
    from -= 1;
  }
  return stretches.slice(from);
}

test('what is known follows from the set of reports, whatever their order, split, expiry and reading on the way', () => {
  fc.assert(
    fc.property(
      someReports,
      someReports,
      fc.constantFrom(plain, silent),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 20 }),
      (a, b, spec, step, changes, acts) => {
        const cut = start + step * microsOf(seconds(97));
        const far = cut - microsOf(minutes(60));
        const [one, two] = [new Reports(spec), new Reports(spec)];
        for (const [index, [micros, value]] of a.entries()) {
          one.add(micros, value);
          if (acts[index] === 1) one.expire(cut - microsOf(minutes(30)), far - microsOf(minutes(30)));
          if (acts[index] === 2) one.known(cut, far, changes);
        }
        for (const [micros, value] of b) two.add(micros, value);
        two.expire(cut, far);
        one.merge(two);
        assert.deepEqual(one.known(cut, far, changes), expected([...a, ...b], spec, cut, far, changes));
        const copy = Reports.from(spec, one.micros, one.values);
        assert.deepEqual(copy.known(cut, far, changes), one.known(cut, far, changes));
        assert.deepEqual(copy.dump(cut, far, changes), one.dump(cut, far, changes));
      },
    ),
    { numRuns: 2_000, seed: 11 },
  );
});

/** A report each 7 s, a bad spell now and then, and silences. */
function* longStream(count: number): Generator<Report> {
  let micros = start;
  for (let at = 0; at < count; at++) {
    micros += microsOf(at % 900 === 0 ? minutes(40) : seconds(7));
    yield [micros, at % 1_000 < 3 ? 'critical' : at % 400 < 9 ? 'warn' : 'ok'];
  }
}

test('a bound that is reached thins out equal reports and changes no answer', () => {
  for (const spec of [plain, silent]) {
    const [bounded, whole] = [new Reports(spec, 2_000), new Reports(spec, Number.POSITIVE_INFINITY)];
    for (const [micros, value] of longStream(15_000)) {
      bounded.add(micros, value);
      whole.add(micros, value);
      assert.ok(bounded.length <= 2_000);
    }
    assert.deepEqual(bounded.known(never, never, 1_000), whole.known(never, never, 1_000));
  }
});

test('a report that comes after the thinning and contradicts counts for a cell too long at most', () => {
  const bounded = new Reports(plain, 2_000);
  let micros = start;
  for (let at = 0; at < 6_000; at++) bounded.add((micros += microsOf(seconds(10))), 'ok');
  const late = start + microsOf(seconds(14_995));
  bounded.add(late, 'critical');
  const [, critical, after] = bounded.known(never, never, 1_000);
  assert.equal(critical?.micros, late);
  assert.ok((after?.micros ?? Infinity) - late <= microsOf(minutes(5)));
});

test('with more changes than the bound holds, the newest are kept', () => {
  const bounded = new Reports(plain, 2_000);
  for (let at = 0; at < 9_001; at++) bounded.add(start + at, at % 2 === 0 ? 'ok' : 'critical');
  assert.ok(bounded.length >= 1_001 && bounded.length <= 2_000);
  const known = bounded.known(never, never, 1_000);
  assert.equal(known.length, 1_000);
  assert.equal(known.at(-1)?.micros, start + 9_000);
});

test('31 days of a report each 10 s fit', () => {
  const reports = new Reports(silent);
  const step = microsOf(seconds(10));
  for (let micros = start; micros < start + microsOf(days(31)); micros += step) reports.add(micros, 'ok');
  assert.deepEqual(reports.known(never, never, 1_000), [
    { micros: start, value: 'ok', until: start + microsOf(days(31)) - step },
  ]);
});
