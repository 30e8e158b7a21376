import { otherTenant } from './cell-keys.ts';
import type { Log } from './kinds.ts';
import type { LogRow } from './readers.ts';
import { asText, compareText, msOf } from './registers.ts';
import type { TenantSet } from './rollup-read.ts';

/** Where an event stood. Offsets beyond 2^53 are text. */
export interface Place {
  /** With the incarnation when it is not the first: `topic#1`. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number | string;
}
export interface LogEntry extends Place {
  readonly micros: number;
  readonly entry: unknown;
}

/** Newer is later in time, then topic, partition, offset. */
export function compareEntries(a: LogEntry, b: LogEntry): number {
  return (
    a.micros - b.micros ||
    compareText(a.topic, b.topic) ||
    a.partition - b.partition ||
    compareOffsets(a.offset, b.offset)
  );
}
function compareOffsets(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Where an entry goes: behind all that are not newer. Mostly that is the end. */
function placeOf(entries: readonly LogEntry[], entry: LogEntry): number {
  let [low, high] = [0, entries.length];
  const last = entries[high - 1];
  if (last === undefined || compareEntries(last, entry) <= 0) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEntries(entries[middle] as LogEntry, entry) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** State of one log: per tenant the newest entries, oldest first. */
export class LogStore {
  readonly spec: Log;
  readonly newest: number;
  readonly tenants: (LogEntry[] | undefined)[] = [];

  constructor(spec: Log, newest = spec.newest) {
    this.spec = spec;
    this.newest = newest;
  }

  write(tenant: number, entry: LogEntry): void {
    let entries = this.tenants[tenant];
    if (entries === undefined) this.tenants[tenant] = entries = [];
    this.#insert(entries, entry);
  }

  #insert(entries: LogEntry[], entry: LogEntry): void {
    const { length } = entries;
    // Older than all that count: nearly every entry while a log is caught up with one partition after the other.
    const oldest = entries[length - this.newest];
    if (oldest !== undefined && compareEntries(oldest, entry) > 0) return;
    const at = placeOf(entries, entry);
    if (at === length) entries.push(entry);
    else entries.splice(at, 0, entry);
    if (entries.length > 2 * this.newest) entries.splice(0, entries.length - this.newest);
  }

  forgetTenants(gone: ReadonlySet<number>): void {
    for (const tenant of gone) {
      for (const entry of this.tenants[tenant] ?? []) this.write(otherTenant, entry);
      this.tenants[tenant] = undefined;
    }
  }

  merge(other: LogStore, tenantFor: (tenant: number) => number): void {
    for (const [tenant, entries] of other.tenants.entries()) {
      if (entries === undefined) continue;
      for (const entry of entries) this.write(tenantFor(tenant), entry);
    }
  }

  /** Newest first. */
  newestOf(tenants: TenantSet, limit: number): LogRow<unknown>[] {
    const rows: { readonly tenant: number; readonly found: LogEntry }[] = [];
    const wanted = Math.min(limit, this.newest);
    for (const [tenant, entries] of this.tenants.entries()) {
      if (entries === undefined || (tenants.ids !== null && !tenants.ids.has(tenant))) continue;
      for (const found of entries.slice(-wanted)) rows.push({ tenant, found });
    }
    rows.sort((a, b) => compareEntries(b.found, a.found));
    return rows.slice(0, wanted).map(({ tenant, found }) => ({
      entry: found.entry,
      time: msOf(found.micros),
      position: `${found.topic}/${found.partition}/${found.offset}`,
      tenant,
    }));
  }

  dump(nameOf: (tenant: number) => string): unknown {
    const all: [string, unknown][] = [];
    for (const [tenant, entries] of this.tenants.entries()) {
      if (entries === undefined) continue;
      const newest = entries.slice(-this.newest);
      all.push([
        nameOf(tenant),
        newest.map(({ micros, topic, partition, offset, entry }) => [
          micros,
          topic,
          partition,
          `${offset}`,
          asText(entry),
        ]),
      ]);
    }
    return all.sort(([a], [b]) => compareText(a, b));
  }
}
