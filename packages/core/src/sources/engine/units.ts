import { hashText } from './hash.ts';
import type { StateKind } from './kinds.ts';
import { LogStore } from './log-store.ts';
import type { LogReader, RollupReader, TableReader, TimelineReader } from './readers.ts';
import { RollupView, type TenantSet } from './rollup-read.ts';
import { RollupStore } from './rollup-store.ts';
import type { CellSlice } from './slice.ts';
import type { ViewTime } from './source-api.ts';
import { TableStore } from './table-store.ts';
import { TimelineStore } from './timeline-store.ts';

/** Bounds that are lower than those of the declarations; for tests and small machines. */
export interface Bounds {
  /** Tenants told apart. */
  readonly tenants?: number;
  /** Keys of rollups. */
  readonly keys?: number;
  /** Rows of tables and keys of timelines. */
  readonly rows?: number;
  /** Entries of logs. */
  readonly entries?: number;
  /** Changes per key of timelines. */
  readonly changes?: number;
}

/** The event that is being reduced, as its writers need it. One object, overwritten for each event. */
export interface Current {
  tenant: number;
  /** Event time, ms. */
  time: number;
  micros: number;
  id: string;
  topic: string;
  partition: number;
  offset: number | string;
}

/** Log time of the first record that a state has counted. States that began together share one. */
export interface Since {
  value: number | null;
}

export type Store = RollupStore | TableStore | TimelineStore | LogStore;

/** One state with its name: what is counted once, saved once, and read by views. */
export interface Unit {
  readonly name: string;
  readonly spec: StateKind;
  /** Of its definition: bytes of another hash are never read into it. */
  readonly hash: string;
  store: Store;
  view: RollupView | null;
  since: Since;
}

export function makeUnit(name: string, spec: StateKind, revision: number, bounds: Bounds, since: Since): Unit {
  const store = makeStore(spec, bounds);
  return {
    name,
    spec,
    hash: hashText(shapeOf(spec, revision)).toString(36),
    store,
    view: store instanceof RollupStore ? new RollupView(store) : null,
    since,
  };
}

function makeStore(spec: StateKind, bounds: Bounds): Store {
  switch (spec.kind) {
    case 'rollup':
      return new RollupStore(spec, Math.min(spec.max, bounds.keys ?? spec.max));
    case 'table':
      return new TableStore(spec, Math.min(spec.max, bounds.rows ?? spec.max));
    case 'timeline':
      return new TimelineStore(
        spec,
        Math.min(spec.max, bounds.rows ?? spec.max),
        Math.min(spec.newest, bounds.changes ?? spec.newest),
      );
    default:
      return new LogStore(spec, Math.min(spec.newest, bounds.entries ?? spec.newest));
  }
}

/**
 * Everything of a declaration that decides what its state means, as text. Code is not part of it (a build may rename it):
 * who changes what a reducer writes raises the revision of its rollup, or the version of its source.
 */
function shapeOf(spec: StateKind, revision: number): string {
  if (spec.kind !== 'rollup') return JSON.stringify([spec, revision]);
  const { from, pinned, ...rest } = spec;
  return JSON.stringify([rest, [...pinned], from.map(({ type }) => type), revision]);
}

/** The write-only handle of a unit. */
export function writerOf(unit: Unit, current: Current): (...args: never[]) => void {
  const { store } = unit;
  if (store instanceof RollupStore) {
    return (row: Readonly<Record<string, unknown>>) =>
      (unit.store as RollupStore).write(current.tenant, current.time, row);
  }
  if (store instanceof TableStore) {
    return (key: string, fields: Readonly<Record<string, unknown>>) =>
      (unit.store as TableStore).write(current.tenant, key, current, fields);
  }
  if (store instanceof TimelineStore) {
    return (key: string, value: string) => {
      (unit.store as TimelineStore).write(current.tenant, key, current.micros, value);
    };
  }
  return (entry: unknown) => {
    const { tenant, micros, topic, partition, offset } = current;
    (unit.store as LogStore).write(tenant, { micros, topic, partition, offset, entry });
  };
}

/** What a view read, for its meta. */
export interface Reading {
  readonly slices: Map<Unit, CellSlice[]>;
  readonly units: Set<Unit>;
}

/** The read handle of a unit for some tenants at some time. */
export function readerOf(
  unit: Unit,
  tenants: TenantSet,
  time: Pick<ViewTime, 'now'>,
  reading: Reading,
): RollupReader<never, never> | TableReader<never> | TimelineReader<never> | LogReader<unknown> {
  const { store } = unit;
  if (store instanceof RollupStore) {
    return {
      over(span) {
        const slice = (unit.view as RollupView).over(span, tenants);
        const read = reading.slices.get(unit);
        if (read === undefined) reading.slices.set(unit, [slice]);
        else read.push(slice);
        return slice as never;
      },
    };
  }
  reading.units.add(unit);
  if (store instanceof TableStore) {
    return {
      rows: () => store.rowsOf(tenants, time.now) as never,
      get: (key) => store.rowOf(tenants, time.now, key) as never,
      getOf: (tenant, key) => store.rowOf({ name: `${tenant}`, ids: new Set([tenant]) }, time.now, key) as never,
    };
  }
  if (store instanceof TimelineStore) {
    return {
      traces: () => store.tracesOf(tenants, time.now) as never,
      get: (key) => store.traceOf(tenants, time.now, key) as never,
    };
  }
  return { newest: (limit) => store.newestOf(tenants, limit) };
}

/** Keys that bounds left out of what was read, by state. */
export function evictedIn(reading: Reading, tenants: TenantSet): Readonly<Record<string, number>> {
  const evicted: Record<string, number> = {};
  for (const [unit, slices] of reading.slices) {
    const most = slices.reduce((max, slice) => Math.max(max, slice.evicted), 0);
    if (most > 0) evicted[unit.name] = most;
  }
  for (const { name, store } of reading.units) {
    const count = store instanceof TableStore || store instanceof TimelineStore ? store.evictedOf(tenants) : 0;
    if (count > 0) evicted[name] = count;
  }
  return evicted;
}

/** Whether a sum that was read left the range of exact whole numbers. */
export function overflowedIn(reading: Reading): boolean {
  for (const slices of reading.slices.values()) if (slices.some(({ overflowed }) => overflowed)) return true;
  return false;
}

/** Canonical content of a unit, as of a horizon. */
export function dumpUnit(unit: Unit, nameOf: (tenant: number) => string, horizon: number): unknown {
  const { store } = unit;
  if (store instanceof RollupStore) return dumpRollup(unit, store, nameOf);
  if (store instanceof LogStore) return store.dump(nameOf);
  return store.dump(nameOf, horizon);
}

function dumpRollup(unit: Unit, store: RollupStore, nameOf: (tenant: number) => string): unknown {
  const totals = store.totals
    .map((total, tenant) => [nameOf(tenant), total ?? 0] as const)
    .filter(([, total]) => total > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const buckets: Record<string, unknown> = {};
  for (const [level, { tier, cut }] of store.tiers.entries()) {
    const starts = new Set<number>();
    for (const state of store.tiers.slice(0, level + 1)) {
      for (const start of state.buckets.keys()) starts.add(Math.floor(start / tier.widthMs) * tier.widthMs);
    }
    for (const start of [...starts].sort((a, b) => a - b)) {
      if (start < cut) continue;
      for (const [tenant, total] of store.totals.entries()) {
        if (total === undefined || total === 0) continue;
        const only = { name: `${tenant}`, ids: new Set([tenant]) };
        const slice = (unit.view as RollupView).contentOf(level, start, only);
        if (slice.total.count > 0) buckets[`${tier.name} ${start} ${nameOf(tenant)}`] = slice.dump();
      }
    }
  }
  return { totals, buckets: Object.fromEntries(Object.entries(buckets).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
