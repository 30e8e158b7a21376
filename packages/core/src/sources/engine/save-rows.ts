import type { KeyBound } from './key-bound.ts';
import { type LogEntry, LogStore } from './log-store.ts';
import type { Held } from './registers.ts';
import { TableStore } from './table-store.ts';
import type { TimelineStore } from './timeline-store.ts';
import type { Report } from './trace.ts';

/** JSON has no infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
type BoundJson = readonly [threshold: number | null, until: number | null];
const boundOf = ({ threshold, until }: KeyBound): BoundJson => [finite(threshold), finite(until)];
function setBound(bound: KeyBound, [threshold, until]: BoundJson): void {
  bound.threshold = threshold ?? Number.POSITIVE_INFINITY;
  bound.until = until ?? Number.NEGATIVE_INFINITY;
}

type HeldJson = readonly [micros: number, rank: number, id: string, value: unknown];
type ReportJson = readonly [micros: number, id: string, value: string, until: number];
type EntryJson = readonly [micros: number, topic: string, partition: number, offset: number | string, entry: unknown];
type Rows<Row> = readonly (readonly [tenant: number, bound: BoundJson, rows: readonly (readonly [string, Row])[]])[];
type Lines = readonly (readonly [tenant: number, entries: readonly EntryJson[]])[];

/** Tables, timelines and logs as JSON: text is most of what they hold. */
export function saveRows(store: TableStore | TimelineStore | LogStore): unknown {
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
  if (store instanceof TableStore) {
    const json = (held: Held | undefined): HeldJson | null =>
      held === undefined ? null : [held.micros, held.rank, held.id, held.value];
    return store.tenants.flatMap((own, tenant) =>
      own === undefined
        ? []
        : [[tenant, boundOf(own.bound), [...own.rows].map(([key, row]) => [key, Array.from(row, json)])]],
    );
  }
  const json = ({ micros, id, value, until }: Report): ReportJson => [micros, id, value, until];
  return store.tenants.flatMap((own, tenant) =>
    own === undefined
      ? []
      : [[tenant, boundOf(own.bound), [...own.rows].map(([key, reports]) => [key, reports.map(json)])]],
  );
}

/** Fills an empty store. */
export function loadRows(store: TableStore | TimelineStore | LogStore, saved: unknown): void {
  if (store instanceof LogStore) {
    for (const [tenant, entries] of saved as Lines) {
      store.tenants[tenant] = entries.map(
        ([micros, topic, partition, offset, entry]): LogEntry => ({ micros, topic, partition, offset, entry }),
      );
    }
    return;
  }
  if (store instanceof TableStore) {
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
    return;
  }
  for (const [tenant, bound, rows] of saved as Rows<readonly ReportJson[]>) {
    const own = store.of(tenant);
    setBound(own.bound, bound);
    for (const [key, reports] of rows) {
      own.rows.set(
        key,
        reports.map(([micros, id, value, until]) => ({ micros, id, value, until })),
      );
    }
  }
}
