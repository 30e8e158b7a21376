import { otherTenant } from './cell-keys.ts';
import { firstKeys, KeyBound } from './key-bound.ts';
import { joinedTrace } from './joined-trace.ts';
import type { Timeline } from './kinds.ts';
import type { Trace } from './readers.ts';
import { compareText, microsOf } from './registers.ts';
import type { TenantSet } from './rollup-read.ts';
import { compareReports, type Report, traceOf } from './trace.ts';

interface TenantTraces {
  readonly rows: Map<string, Report[]>;
  readonly bound: KeyBound;
}

/**
 * State of one timeline: per key all reports of `keepMs` and the newest one before them, which is the state at the cut; at
 * most `newest`. Runs of equal reports become one entry only by `settle`, and only behind a horizon: joining parts never
 * does that, because a report from another part may still lie between two equal ones.
 */
export class TimelineStore {
  readonly spec: Timeline;
  readonly max: number;
  readonly newest: number;
  readonly tenants: (TenantTraces | undefined)[] = [];

  constructor(spec: Timeline, max = spec.max, newest = spec.newest) {
    this.spec = spec;
    this.max = max;
    this.newest = newest;
  }

  /** Rows of a tenant, made when there are none. */
  of(tenant: number): TenantTraces {
    let own = this.tenants[tenant];
    if (own === undefined) this.tenants[tenant] = own = { rows: new Map(), bound: new KeyBound(this.max) };
    return own;
  }

  write(tenant: number, key: string, report: Report): void {
    const { rows, bound } = this.of(tenant);
    let reports = rows.get(key);
    if (reports === undefined) {
      if (!bound.admits(key, this.#expiry(report.micros))) return;
      rows.set(key, (reports = []));
    }
    insert(reports, report);
    if (reports.length > 2 * this.newest) reports.splice(0, reports.length - this.newest);
    if (rows.size > 2 * this.max) bound.apply(rows, (own) => this.#expiry(lastOf(own)));
  }

  /** Beyond twice `keepMs` not even the state at the cut depends on it. */
  #expiry(micros: number): number {
    return micros + 2 * this.spec.keepMs * 1000;
  }

  advance(horizonMs: number): void {
    for (const own of this.tenants) {
      if (own === undefined) continue;
      for (const [key, reports] of own.rows) {
        const gone = expired(reports, horizonMs, this.spec.keepMs);
        if (gone > 0) reports.splice(0, gone);
        if (reports.length === 0) own.rows.delete(key);
      }
      own.bound.advance(microsOf(horizonMs));
    }
  }

  /** Joins equal neighbours that both lie before the horizon and have no silence between them. */
  settle(horizonMs: number): void {
    const before = microsOf(horizonMs);
    for (const own of this.tenants) {
      for (const reports of own?.rows.values() ?? []) settleReports(reports, before, this.spec);
    }
  }

  forgetTenants(gone: ReadonlySet<number>): void {
    for (const tenant of gone) {
      const own = this.tenants[tenant];
      if (own === undefined) continue;
      this.#addAll(otherTenant, own);
      this.tenants[tenant] = undefined;
    }
  }

  merge(other: TimelineStore, tenantFor: (tenant: number) => number): void {
    for (const [tenant, own] of other.tenants.entries()) if (own !== undefined) this.#addAll(tenantFor(tenant), own);
  }

  #addAll(tenant: number, from: TenantTraces): void {
    const to = this.of(tenant);
    to.bound.merge(from.bound);
    for (const [key, reports] of from.rows) {
      const own = to.rows.get(key);
      if (own === undefined) to.rows.set(key, reports.slice());
      else {
        for (const report of reports) insert(own, report);
        if (own.length > 2 * this.newest) own.splice(0, own.length - this.newest);
      }
    }
    if (to.bound.threshold < Number.POSITIVE_INFINITY) {
      for (const [key, own] of to.rows) if (!to.bound.admits(key, this.#expiry(lastOf(own)))) to.rows.delete(key);
    }
    to.bound.apply(to.rows, (own) => this.#expiry(lastOf(own)));
  }

  /** Traces as they are at `nowMs`, joined over tenants. */
  tracesOf(tenants: TenantSet, nowMs: number): readonly Trace<string>[] {
    const keys = new Set<string>();
    for (const own of this.#seen(tenants)) for (const key of own.rows.keys()) keys.add(key);
    const traces: Trace<string>[] = [];
    for (const key of firstKeys([...keys], this.max)) {
      const trace = this.traceOf(tenants, nowMs, key);
      if (trace !== null) traces.push(trace);
    }
    return traces;
  }

  traceOf(tenants: TenantSet, nowMs: number, key: string): Trace<string> | null {
    const all: (readonly Report[])[] = [];
    for (const own of this.#seen(tenants)) {
      const visible = this.#visible(own.rows.get(key) ?? [], nowMs);
      if (visible.length > 0) all.push(visible);
    }
    if (all.length > 1) return joinedTrace(key, all, this.spec);
    return all[0] === undefined ? null : traceOf(key, all[0], this.spec);
  }

  #visible(reports: readonly Report[], nowMs: number): readonly Report[] {
    const gone = Math.max(expired(reports, nowMs, this.spec.keepMs), reports.length - this.newest);
    return gone > 0 ? reports.slice(gone) : reports;
  }

  *#seen(tenants: TenantSet): Iterable<TenantTraces> {
    for (const [tenant, own] of this.tenants.entries()) {
      if (own !== undefined && (tenants.ids === null || tenants.ids.has(tenant))) yield own;
    }
  }

  evictedOf(tenants: TenantSet): number {
    let evicted = 0;
    for (const { rows, bound } of this.#seen(tenants)) evicted += bound.evicted(rows.size);
    return evicted;
  }

  dump(nameOf: (tenant: number) => string, horizonMs: number): unknown {
    const all: [string, unknown][] = [];
    for (const [tenant, own] of this.tenants.entries()) {
      for (const [key, reports] of own?.rows ?? []) {
        const visible = this.#visible(reports, horizonMs);
        if (visible.length === 0) continue;
        all.push([
          JSON.stringify([nameOf(tenant), key]),
          visible.map(({ micros, id, value, until }) => [micros, id, value, until]),
        ]);
      }
    }
    return all.sort(([a], [b]) => compareText(a, b));
  }
}

const lastOf = (reports: readonly Report[]): number => reports.at(-1)?.micros ?? Number.NEGATIVE_INFINITY;

/** How many of the oldest reports no longer count at `nowMs`. The newest one at or before the cut still does. */
function expired(reports: readonly Report[], nowMs: number, keepMs: number): number {
  const cut = microsOf(nowMs - keepMs);
  const far = microsOf(nowMs - 2 * keepMs);
  let after = 0;
  while (after < reports.length && (reports[after] as Report).micros <= cut) after += 1;
  if (after === 0) return 0;
  return (reports[after - 1] as Report).until < far ? after : after - 1;
}

/** Puts a report in its place, mostly the end. The same report twice is one. */
function insert(reports: Report[], report: Report): void {
  let at = reports.length;
  while (at > 0 && compareReports(reports[at - 1] as Report, report) > 0) at -= 1;
  const before = reports[at - 1];
  if (before !== undefined && compareReports(before, report) === 0) {
    if (report.until > before.until) reports[at - 1] = report;
    return;
  }
  if (before === undefined || before.until <= report.micros) {
    reports.splice(at, 0, report);
    return;
  }
  // It falls into a settled run: equal, it adds nothing; else it parts the run. The reports within are no longer known.
  if (before.value === report.value) {
    if (report.until > before.until) reports[at - 1] = { ...before, until: report.until };
    return;
  }
  reports.splice(at - 1, 1, { ...before, until: report.micros }, report, { ...before, micros: before.until });
}

function settleReports(reports: Report[], before: number, { silent }: Timeline): void {
  let kept = 0;
  for (let at = 0; at < reports.length; at++) {
    const report = reports[at] as Report;
    const last = reports[kept - 1];
    const joins =
      last !== undefined &&
      report.micros < before &&
      last.value === report.value &&
      (silent === null || silent.except.includes(last.value) || report.micros - last.until < silent.afterMs * 1000);
    if (joins) reports[kept - 1] = { ...last, until: report.until };
    else reports[kept++] = report;
  }
  reports.length = kept;
}
