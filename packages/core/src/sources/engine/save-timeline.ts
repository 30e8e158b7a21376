import type { ByteReader, ByteWriter } from './bytes.ts';
import { Reports } from './reports.ts';
import { type BoundJson, boundOf, setBound } from './save-rows.ts';
import type { TimelineStore } from './timeline-store.ts';

/** Keys with how many reports each has, by tenant. */
type Head = readonly (readonly [
  tenant: number,
  bound: BoundJson,
  keys: readonly (readonly [key: string, length: number])[],
])[];

/** Reports of all keys as two columns, after a head that says whose they are. */
export function saveTimeline({ tenants }: TimelineStore, to: ByteWriter): void {
  const all: Reports[] = [];
  const head: Head = tenants.flatMap((own, tenant) => {
    if (own === undefined) return [];
    all.push(...own.rows.values());
    return [[tenant, boundOf(own.bound), [...own.rows].map(([key, { length }]) => [key, length] as const)] as const];
  });
  const length = all.reduce((sum, reports) => sum + reports.length, 0);
  const micros = new Float64Array(length);
  const values = new Uint8Array(length);
  let at = 0;
  for (const reports of all) {
    micros.set(reports.micros, at);
    values.set(reports.values, at);
    at += reports.length;
  }
  to.json(head);
  to.raw(micros);
  to.raw(values);
}

/** Fills an empty store. */
export function loadTimeline(store: TimelineStore, from: ByteReader): void {
  const head = from.json() as Head;
  const micros = from.float64();
  const values = from.uint8();
  let at = 0;
  for (const [tenant, bound, keys] of head) {
    const { bound: own, rows } = store.of(tenant);
    setBound(own, bound);
    for (const [key, length] of keys) {
      const end = at + length;
      rows.set(key, Reports.from(store.spec, micros.subarray(at, end), values.subarray(at, end)));
      at = end;
    }
  }
}
