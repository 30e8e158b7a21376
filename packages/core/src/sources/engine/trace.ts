import type { Timeline } from './kinds.ts';
import type { Run, Trace } from './readers.ts';
import { microsOf, msOf } from './registers.ts';

/** Equal reports that follow each other without a silence between them. Times in whole µs. */
export interface Stretch {
  /** The first report. */
  readonly micros: number;
  readonly value: string;
  /** The last report; the same as `micros` for a single one. */
  readonly until: number;
}

type Span = { readonly from: number; readonly to: number };

/** Reads the stretches of one key, in order and at least one. What silence means stands in the spec. */
export function traceOf<V extends string>(key: string, stretches: readonly Stretch[], spec: Timeline<V>): Trace<V> {
  const { silent } = spec;
  const first = stretches[0] as Stretch;
  const last = stretches[stretches.length - 1] as Stretch;

  /** Index of the newest report before an instant, −1 when there is none. */
  const before = (instant: number): number => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (msOf((stretches[middle] as Stretch).micros) < instant) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  /** When a report stops to count unless another one follows, ms. */
  const silentFrom = ({ value, until }: Stretch): number =>
    silent === null || silent.except.includes(value as V) ? Number.POSITIVE_INFINITY : msOf(until) + silent.afterMs;

  const runFrom = (index: number): Run<V> => {
    const { value } = stretches[index] as Stretch;
    let start = index;
    while (start > 0 && stretches[start - 1]?.value === value) start -= 1;
    let next = index + 1;
    while (next < stretches.length && stretches[next]?.value === value) next += 1;
    const following = stretches[next];
    return {
      value: value as V,
      from: msOf((stretches[start] as Stretch).micros),
      to: following === undefined ? null : msOf(following.micros),
    };
  };

  return {
    key,
    since: msOf(first.micros),
    last: msOf(last.until),
    at(instant) {
      const report = stretches[before(instant)];
      if (report === undefined) return null;
      return silent !== null && instant >= silentFrom(report) ? silent.becomes : (report.value as V);
    },
    runAt(instant) {
      const index = before(instant);
      return index < 0 ? null : runFrom(index);
    },
    runs({ from, to }: Span) {
      const runs: Run<V>[] = [];
      for (let index = Math.max(0, before(from)); index < stretches.length; ) {
        const run = runFrom(index);
        if (run.from >= to) break;
        if (run.to === null || (run.to > from && run.to > run.from)) runs.push(run);
        const { value } = run;
        while (index < stretches.length && stretches[index]?.value === value) index += 1;
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
      for (let index = Math.max(0, before(from)); index < stretches.length; index++) {
        const { micros, until, value } = stretches[index] as Stretch;
        if (micros >= end) break;
        const next = stretches[index + 1]?.micros ?? end;
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
      for (let index = Math.max(1, before(from) + 1); index < stretches.length; index++) {
        const report = stretches[index] as Stretch;
        if (msOf(report.micros) >= to) break;
        if (report.value !== stretches[index - 1]?.value) flaps += 1;
      }
      return flaps;
    },
  };
}
