import { otherTenant } from './cell-keys.ts';
import { firstKeys, KeyBound } from './key-bound.ts';
import { joinedTrace } from './joined-trace.ts';
import type { Timeline } from './kinds.ts';
import type { Trace } from './readers.ts';
import { compareText, microsOf } from './registers.ts';
import { Reports } from './reports.ts';
import type { TenantSet } from './rollup-read.ts';
import { type Stretch, traceOf } from './trace.ts';

interface TenantTraces {
  readonly rows: Map<string, Reports>;
  readonly bound: KeyBound;
}

/**
 * State of one timeline: per key the reports of `keepMs` and the newest one before them, which is the state at the cut;
 * of these the newest `newest` runs of equal values.
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

  /** `micros` is when it was reported. */
  write(tenant: number, key: string, micros: number, value: string): void {
    const { rows, bound } = this.of(tenant);
    let reports = rows.get(key);
    if (reports === undefined) {
      if (!bound.admits(key, this.#expiry(micros))) return;
      rows.set(key, (reports = new Reports(this.spec)));
    }
    reports.add(micros, value);
    if (rows.size > 2 * this.max) bound.apply(rows, ({ last }) => this.#expiry(last));
  }

  /** Beyond twice `keepMs` not even the state at the cut depends on it. */
  #expiry(micros: number): number {
    return micros + 2 * this.spec.keepMs * 1000;
  }
  #cut(nowMs: number): readonly [cut: number, far: number] {
    return [microsOf(nowMs - this.spec.keepMs), microsOf(nowMs - 2 * this.spec.keepMs)];
  }

  advance(horizonMs: number): void {
    const [cut, far] = this.#cut(horizonMs);
    for (const own of this.tenants) {
      if (own === undefined) continue;
      for (const [key, reports] of own.rows) {
        reports.expire(cut, far);
        if (reports.length === 0) own.rows.delete(key);
      }
      own.bound.advance(microsOf(horizonMs));
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
    const { rows, bound } = this.of(tenant);
    bound.merge(from.bound);
    for (const [key, reports] of from.rows) {
      const own = rows.get(key);
      if (own === undefined) rows.set(key, Reports.from(this.spec, reports.micros, reports.values));
      else own.merge(reports);
    }
    if (bound.threshold < Number.POSITIVE_INFINITY) {
      for (const [key, { last }] of rows) if (!bound.admits(key, this.#expiry(last))) rows.delete(key);
    }
    bound.apply(rows, ({ last }) => this.#expiry(last));
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
    const [cut, far] = this.#cut(nowMs);
    const all: (readonly Stretch[])[] = [];
    for (const own of this.#seen(tenants)) {
      const known = own.rows.get(key)?.known(cut, far, this.newest) ?? [];
      if (known.length > 0) all.push(known);
    }
    if (all.length > 1) return joinedTrace(key, all, this.spec);
    return all[0] === undefined ? null : traceOf(key, all[0], this.spec);
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
    const [cut, far] = this.#cut(horizonMs);
    const all: [string, unknown][] = [];
    for (const [tenant, own] of this.tenants.entries()) {
      for (const [key, reports] of own?.rows ?? []) {
        const known = reports.dump(cut, far, this.newest);
        if (known.length > 0) all.push([JSON.stringify([nameOf(tenant), key]), known]);
      }
    }
    return all.sort(([a], [b]) => compareText(a, b));
  }
}
