import type { KeyBound } from './key-bound.ts';
import { type LogEntry, LogStore } from './log-store.ts';
import type { Held } from './registers.ts';
import type { TableStore } from './table-store.ts';

/** JSON has no infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
export type BoundJson = readonly [threshold: number | null, until: number | null];
export const boundOf = ({ threshold, until }: KeyBound): BoundJson => [finite(threshold), finite(until)];
export function setBound(bound: KeyBound, [threshold, until]: BoundJson): void {
  bound.threshold = threshold ?? Number.POSITIVE_INFINITY;
  bound.until = until ?? Number.NEGATIVE_INFINITY;
}

type HeldJson = readonly [micros: number, rank: number, id: string, value: unknown];
type EntryJson = readonly [micros: number, topic: string, partition: number, offset: number | string, entry: unknown];
type Rows<Row> = readonly (readonly [tenant: number, bound: BoundJson, rows: readonly (readonly [string, Row])[]])[];
type Lines = readonly (readonly [tenant: number, entries: readonly EntryJson[]])[];

/** Tables and logs as JSON: text is most of what they hold. */
export function saveRows(store: TableStore | LogStore): unknown {
  if (store instanceof LogStore) {
    return store.tenants.flatMap((entries, tenant) =>
      entries === undefined
        ? []
        : [
            [
              tenant,
              entries.map((line): EntryJson => [line.micros, line.topic, line.partition, line.offset, line.entry]),
            ],
          ],
    );
  }
  const json = (held: Held | undefined): HeldJson | null =>
    held === undefined ? null : [held.micros, held.rank, held.id, held.value];
  return store.tenants.flatMap((own, tenant) =>
    own === undefined
      ? []
      : [[tenant, boundOf(own.bound), [...own.rows].map(([key, row]) => [key, Array.from(row, json)])]],
  );
}

/** Fills an empty store. */
export function loadRows(store: TableStore | LogStore, saved: unknown): void {
  if (store instanceof LogStore) {
    for (const [tenant, entries] of saved as Lines) {
      store.tenants[tenant] = entries.map(
        ([micros, topic, partition, offset, entry]): LogEntry => ({ micros, topic, partition, offset, entry }),
      );
    }
    return;
  }
  for (const [tenant, bound, rows] of saved as Rows<readonly (HeldJson | null)[]>) {
    const own = store.of(tenant);
    setBound(own.bound, bound);
    for (const [key, row] of rows) {
      own.rows.set(
        key,
        row.map((held) =>
          held === null ? undefined : { micros: held[0], rank: held[1], id: held[2], value: held[3] },
        ),
      );
    }
  }
}
