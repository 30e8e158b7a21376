import { otherTenant } from './cell-keys.ts';
import { firstKeys, KeyBound } from './key-bound.ts';
import type { Table } from './kinds.ts';
import { asText, compareHeld, compareText, type Held, microsOf, type Stamp } from './registers.ts';
import type { TenantSet } from './rollup-read.ts';

/** A register that is written to in place: no two rows that last share one. */
type Mutable = { -readonly [K in keyof Held]: Held[K] };
/** Registers of one row by number of the field. */
type Row = (Mutable | undefined)[];
const copyOf = (row: Row): Row => row.map((held) => (held === undefined ? undefined : { ...held }));
interface TenantRows {
  readonly rows: Map<string, Row>;
  readonly bound: KeyBound;
}

/** State of one table: rows by tenant and key, each field a register that expires by itself. */
export class TableStore {
  readonly spec: Table;
  readonly max: number;
  readonly fields: readonly string[];
  readonly #ranks: readonly number[];
  readonly #places: ReadonlyMap<string, number>;
  readonly tenants: (TenantRows | undefined)[] = [];
  #horizon = Number.NEGATIVE_INFINITY;
  #trimmedAt = Number.NEGATIVE_INFINITY;

  constructor(spec: Table, max = spec.max) {
    this.spec = spec;
    this.max = max;
    this.fields = Object.keys(spec.fields);
    this.#places = new Map(this.fields.map((name, at) => [name, at]));
    this.#ranks = Object.values(spec.fields).map(({ rank }) => rank);
  }

  /** Rows of a tenant, made when there are none. */
  of(tenant: number): TenantRows {
    let own = this.tenants[tenant];
    if (own === undefined) this.tenants[tenant] = own = { rows: new Map(), bound: new KeyBound(this.max) };
    return own;
  }

  /** Sets the fields that are stated; each keeps the newest. */
  write(tenant: number, key: string, stamp: Omit<Stamp, 'rank'>, values: Readonly<Record<string, unknown>>): void {
    const row = this.#row(tenant, key, stamp.micros);
    if (row === null) return;
    for (const name in values) {
      const value = values[name];
      if (value === null || value === undefined) continue;
      const at = this.#places.get(name);
      if (at === undefined) continue;
      const held = row[at];
      if (held === undefined) row[at] = { micros: stamp.micros, rank: this.#ranks[at] as number, id: stamp.id, value };
      else if (held.micros < stamp.micros) {
        held.micros = stamp.micros;
        held.id = stamp.id;
        held.value = value;
      } else if (held.micros === stamp.micros) {
        const next = { micros: stamp.micros, rank: this.#ranks[at] as number, id: stamp.id, value };
        if (compareHeld(next, held) > 0) row[at] = next;
      }
    }
  }

  /** Null: beyond the bound. */
  #row(tenant: number, key: string, micros: number): Row | null {
    const { rows, bound } = this.of(tenant);
    const known = rows.get(key);
    if (known !== undefined) return known;
    if (!bound.admits(key, this.#expiry(micros))) return null;
    if (rows.size >= 2 * this.max) {
      this.#trimAll(rows);
      bound.apply(rows, (row) => this.#expiry(newest(row)));
      if (!bound.admits(key, this.#expiry(micros))) return null;
    }
    const made: Row = this.fields.map(() => undefined);
    rows.set(key, made);
    return made;
  }

  #expiry(micros: number): number {
    return micros + this.spec.keepMs * 1000;
  }

  /** Drops fields that no view can see any more; now and then, because views look at their age anyway. */
  advance(horizonMs: number): void {
    this.#horizon = horizonMs;
    const due = horizonMs - this.#trimmedAt >= this.spec.keepMs / 100;
    if (due) this.#trimmedAt = horizonMs;
    for (const own of this.tenants) {
      if (own === undefined) continue;
      if (due) this.#trimAll(own.rows);
      own.bound.advance(microsOf(horizonMs));
    }
  }

  #trimAll(rows: Map<string, Row>): void {
    const cut = microsOf(this.#horizon - this.spec.keepMs);
    for (const [key, row] of rows) if (!trim(row, cut)) rows.delete(key);
  }

  forgetTenants(gone: ReadonlySet<number>): void {
    for (const tenant of gone) {
      const own = this.tenants[tenant];
      if (own === undefined) continue;
      this.#addAll(otherTenant, own);
      this.tenants[tenant] = undefined;
    }
  }

  merge(other: TableStore, tenantFor: (tenant: number) => number): void {
    for (const [tenant, own] of other.tenants.entries()) if (own !== undefined) this.#addAll(tenantFor(tenant), own);
  }

  #addAll(tenant: number, from: TenantRows): void {
    const to = this.of(tenant);
    to.bound.merge(from.bound);
    for (const [key, row] of from.rows) {
      const own = to.rows.get(key);
      if (own === undefined) to.rows.set(key, copyOf(row));
      else join(own, copyOf(row));
    }
    // Keys that one side left out may be incomplete on the other: none beyond the lower threshold stays.
    if (to.bound.threshold < Number.POSITIVE_INFINITY) {
      for (const [key, row] of to.rows) if (!to.bound.admits(key, this.#expiry(newest(row)))) to.rows.delete(key);
    }
    to.bound.apply(to.rows, (row) => this.#expiry(newest(row)));
  }

  /** Rows as they are at `nowMs`, joined over tenants: `{ key, field: value | null }`. */
  rowsOf(tenants: TenantSet, nowMs: number): Readonly<Record<string, unknown> & { key: string }>[] {
    const joined = this.#joined(tenants);
    const cut = microsOf(nowMs - this.spec.keepMs);
    const seen: Readonly<Record<string, unknown> & { key: string }>[] = [];
    for (const [key, row] of joined) {
      const values = this.#values(key, row, cut);
      if (values !== null) seen.push(values);
    }
    if (seen.length <= this.max) return seen;
    const kept = new Set(
      firstKeys(
        seen.map(({ key }) => key),
        this.max,
      ),
    );
    return seen.filter(({ key }) => kept.has(key));
  }

  rowOf(tenants: TenantSet, nowMs: number, key: string): Readonly<Record<string, unknown> & { key: string }> | null {
    const cut = microsOf(nowMs - this.spec.keepMs);
    let row: Row | undefined;
    for (const [tenant, own] of this.tenants.entries()) {
      if (own === undefined || (tenants.ids !== null && !tenants.ids.has(tenant))) continue;
      const found = own.rows.get(key);
      if (found === undefined) continue;
      if (row === undefined) row = found.slice();
      else join(row, found);
    }
    return row === undefined ? null : this.#values(key, row, cut);
  }

  #values(key: string, row: Row, cut: number): Readonly<Record<string, unknown> & { key: string }> | null {
    const values: Record<string, unknown> & { key: string } = { key };
    let any = false;
    for (let at = 0; at < this.fields.length; at++) {
      const held = row[at];
      const counts = held !== undefined && held.micros >= cut;
      values[this.fields[at] as string] = counts ? held.value : null;
      any ||= counts;
    }
    return any ? values : null;
  }

  #joined(tenants: TenantSet): ReadonlyMap<string, Row> {
    let only: TenantRows | null = null;
    let joined: Map<string, Row> | null = null;
    for (const [tenant, own] of this.tenants.entries()) {
      if (own === undefined || (tenants.ids !== null && !tenants.ids.has(tenant))) continue;
      if (only === null) {
        only = own;
        continue;
      }
      joined ??= new Map([...only.rows].map(([key, row]) => [key, row.slice()]));
      for (const [key, row] of own.rows) {
        const known = joined.get(key);
        if (known === undefined) joined.set(key, row.slice());
        else join(known, row);
      }
    }
    return joined ?? only?.rows ?? new Map();
  }

  evictedOf(tenants: TenantSet): number {
    let evicted = 0;
    for (const [tenant, own] of this.tenants.entries()) {
      if (own === undefined || (tenants.ids !== null && !tenants.ids.has(tenant))) continue;
      evicted += own.bound.evicted(own.rows.size);
    }
    return evicted;
  }

  /** Canonical, without what has expired. */
  dump(nameOf: (tenant: number) => string, horizonMs: number): unknown {
    const cut = microsOf(horizonMs - this.spec.keepMs);
    const all: [string, unknown][] = [];
    for (const [tenant, own] of this.tenants.entries()) {
      for (const [key, row] of own?.rows ?? []) {
        const held = this.fields.flatMap((field, at) => {
          const register = row[at];
          return register === undefined || register.micros < cut
            ? []
            : [[field, register.micros, register.rank, register.id, asText(register.value)]];
        });
        if (held.length > 0) all.push([JSON.stringify([nameOf(tenant), key]), held]);
      }
    }
    return all.sort(([a], [b]) => compareText(a, b));
  }
}

const newest = (row: Row): number =>
  row.reduce((max, held) => Math.max(max, held?.micros ?? max), Number.NEGATIVE_INFINITY);

function join(row: Row, other: Row): void {
  for (let at = 0; at < other.length; at++) {
    const theirs = other[at];
    const own = row[at];
    if (theirs !== undefined && (own === undefined || compareHeld(theirs, own) > 0)) row[at] = theirs;
  }
}

/** Removes registers before the cut; whether any is left. */
function trim(row: Row, cut: number): boolean {
  let any = false;
  for (let at = 0; at < row.length; at++) {
    const held = row[at];
    if (held === undefined) continue;
    if (held.micros < cut) row[at] = undefined;
    else any = true;
  }
  return any;
}
