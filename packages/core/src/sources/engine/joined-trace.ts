/**
 * One key that several tenants report, as one trace: at any instant the worst value that a tenant has, as the spec ranks
 * them. Reports of tenants are not put in one row instead: a tenant's repeated report would then end what another one
 * said last.
 */
import type { Timeline } from './kinds.ts';
import type { Trace } from './readers.ts';
import { type Stretch, traceOf } from './trace.ts';

/** `all` holds the reports of each tenant, in order and at least one. */
export function joinedTrace<V extends string>(
  key: string,
  all: readonly (readonly Stretch[])[],
  spec: Timeline<V>,
): Trace<V> {
  const loud = { ...spec, silent: null };
  const traces = all.map((reports) => traceOf(key, reports, spec));
  const runs = traceOf(key, changesOf(all, spec, false), loud);
  const heard = spec.silent === null ? runs : traceOf(key, changesOf(all, spec, true), loud);
  return {
    key,
    since: Math.min(...traces.map(({ since }) => since)),
    last: Math.max(...traces.map(({ last }) => last)),
    at(instant) {
      const values = traces.flatMap((trace) => trace.at(instant) ?? []);
      return spec.values.find((value) => values.includes(value)) ?? null;
    },
    runAt: runs.runAt,
    runs: runs.runs,
    timeIn: heard.timeIn,
    flaps: (span) => traces.reduce((sum, trace) => sum + trace.flaps(span), 0),
  };
}

interface Change {
  readonly micros: number;
  readonly tenant: number;
  readonly value: string;
}

/** The worst value over time, as reports of its changes. */
function changesOf(all: readonly (readonly Stretch[])[], spec: Timeline, silence: boolean): Stretch[] {
  const changes = all.flatMap((reports, tenant) => [...valuesOf(reports, tenant, spec, silence)]);
  // Stable: what one tenant reports at one instant stays in its order, and the last of it counts.
  changes.sort((a, b) => a.micros - b.micros);
  const current = all.map((): string | null => null);
  const joined: Stretch[] = [];
  for (const [index, { micros, tenant, value }] of changes.entries()) {
    current[tenant] = value;
    if (changes[index + 1]?.micros === micros) continue;
    const worst = spec.values.find((one) => current.includes(one));
    if (worst !== undefined && worst !== joined.at(-1)?.value) joined.push({ micros, value: worst, until: micros });
  }
  return joined;
}

function* valuesOf(reports: readonly Stretch[], tenant: number, spec: Timeline, silence: boolean): Generator<Change> {
  for (const [index, { micros, until, value }] of reports.entries()) {
    yield { micros, tenant, value };
    if (!silence || spec.silent === null || spec.silent.except.includes(value)) continue;
    const quiet = until + spec.silent.afterMs * 1000;
    if (quiet < (reports[index + 1]?.micros ?? Number.POSITIVE_INFINITY)) {
      yield { micros: quiet, tenant, value: spec.silent.becomes };
    }
  }
}
