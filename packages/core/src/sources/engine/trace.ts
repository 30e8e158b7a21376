import type { Timeline } from './kinds.ts';
import type { Run, Trace } from './readers.ts';
import { compareText, microsOf, msOf } from './registers.ts';

/** One report, or a settled run of equal ones. Times in whole µs. */
export interface Report {
  readonly micros: number;
  readonly id: string;
  readonly value: string;
  /** The last report of the run; the same as `micros` for a single one. */
  readonly until: number;
}

export const compareReports = (a: Report, b: Report): number =>
  a.micros - b.micros || compareText(a.id, b.id) || compareText(a.value, b.value);

type Span = { readonly from: number; readonly to: number };

/** Reads the reports of one key, in order and at least one. What silence means stands in the spec. */
export function traceOf<V extends string>(key: string, reports: readonly Report[], spec: Timeline<V>): Trace<V> {
  const { silent } = spec;
  const first = reports[0] as Report;
  const last = reports[reports.length - 1] as Report;

  /** Index of the newest report before an instant, −1 when there is none. */
  const before = (instant: number): number => {
    let low = 0;
    let high = reports.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (msOf((reports[middle] as Report).micros) < instant) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  /** When a report stops to count unless another one follows, ms. */
  const silentFrom = ({ value, until }: Report): number =>
    silent === null || silent.except.includes(value as V) ? Number.POSITIVE_INFINITY : msOf(until) + silent.afterMs;

  const runFrom = (index: number): Run<V> => {
    const { value } = reports[index] as Report;
    let start = index;
    while (start > 0 && reports[start - 1]?.value === value) start -= 1;
    let next = index + 1;
    while (next < reports.length && reports[next]?.value === value) next += 1;
    const following = reports[next];
    return {
      value: value as V,
      from: msOf((reports[start] as Report).micros),
      to: following === undefined ? null : msOf(following.micros),
    };
  };

  return {
    key,
    since: msOf(first.micros),
    last: reports.reduce((newest, { until }) => Math.max(newest, msOf(until)), msOf(last.until)),
    at(instant) {
      const report = reports[before(instant)];
      if (report === undefined) return null;
      return silent !== null && instant >= silentFrom(report) ? silent.becomes : (report.value as V);
    },
    runAt(instant) {
      const index = before(instant);
      return index < 0 ? null : runFrom(index);
    },
    runs({ from, to }: Span) {
      const runs: Run<V>[] = [];
      for (let index = Math.max(0, before(from)); index < reports.length; ) {
        const run = runFrom(index);
        if (run.from >= to) break;
        if (run.to === null || (run.to > from && run.to > run.from)) runs.push(run);
        const { value } = run;
        while (index < reports.length && reports[index]?.value === value) index += 1;
      }
      return runs;
    },
    timeIn({ from, to }: Span) {
      // In whole µs: differences of ms with a fraction would not add up.
      const [start, end] = [microsOf(from), microsOf(to)];
      const spent = new Map<V, number>();
      const add = (value: V, begins: number, ends: number): void => {
        const length = Math.min(ends, end) - Math.max(begins, start);
        if (length > 0) spent.set(value, (spent.get(value) ?? 0) + length);
      };
      for (let index = Math.max(0, before(from)); index < reports.length; index++) {
        const { micros, until, value } = reports[index] as Report;
        if (micros >= end) break;
        const next = reports[index + 1]?.micros ?? end;
        const quiet =
          silent === null || silent.except.includes(value as V) ? next : Math.min(next, until + silent.afterMs * 1000);
        add(value as V, micros, quiet);
        if (silent !== null) add(silent.becomes, quiet, next);
      }
      for (const [value, micros] of spent) spent.set(value, msOf(micros));
      return spent;
    },
    flaps({ from, to }: Span) {
      let flaps = 0;
      for (let index = Math.max(1, before(from) + 1); index < reports.length; index++) {
        const report = reports[index] as Report;
        if (msOf(report.micros) >= to) break;
        if (report.value !== reports[index - 1]?.value) flaps += 1;
      }
      return flaps;
    },
  };
}
