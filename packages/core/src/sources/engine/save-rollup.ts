import type { ByteReader, ByteWriter } from './bytes.ts';
import { otherGroup } from './cell-keys.ts';
import type { PackedAny } from './layout.ts';
import { OpenPart, type SealedPart } from './part.ts';
import type { RollupStore, TierState } from './rollup-store.ts';

interface Head {
  readonly totals: readonly (readonly [tenant: number, total: number])[];
  readonly late: number;
  /** Values of the open dimensions by group; the first one is `other`. */
  readonly groups: readonly (readonly (string | null)[])[];
  readonly tiers: readonly { readonly cut: number | null; readonly buckets: readonly BucketHead[] }[];
}
interface BucketHead {
  readonly start: number;
  readonly sealed: PartHead | null;
  readonly open: PartHead | null;
}
type PartHead = { readonly thresholds: readonly (readonly [tenant: number, threshold: number])[] };

const headOf = (part: SealedPart | null): PartHead | null =>
  part === null ? null : { thresholds: [...(part.thresholds ?? [])] };

/** Columns of a rollup as they lie in memory, after a head that says what they are. */
export function saveRollup(store: RollupStore, to: ByteWriter): void {
  const { keys, tiers } = store;
  const parts: SealedPart[] = [];
  const head: Head = {
    totals: store.totals.flatMap((total, tenant) =>
      total === undefined || total === 0 ? [] : [[tenant, total] as const],
    ),
    late: store.late,
    groups: keys.values,
    tiers: tiers.map(({ cut, buckets }) => ({
      cut: Number.isFinite(cut) ? cut : null,
      buckets: [...buckets.values()].map(({ start, sealed, open }) => {
        const view = open === null ? null : open.view();
        if (sealed !== null) parts.push(sealed);
        if (view !== null) parts.push(view);
        return { start, sealed: headOf(sealed), open: headOf(view) };
      }),
    })),
  };
  to.json(head);
  to.raw(Int32Array.from(keys.tenantOf));
  to.raw(Int32Array.from(keys.groupOf));
  for (const part of parts) {
    to.raw(part.cells);
    for (const column of part.columns) to.raw(column);
    for (const sketches of part.sketches) saveSketches(sketches, to);
  }
}

/** Lengths by row: 0 none, above zero of numbers, below zero of bytes; then both one after the other. */
function saveSketches(sketches: readonly (PackedAny | null)[], to: ByteWriter): void {
  const lengths = Int32Array.from(sketches, (packed) =>
    packed === null ? 0 : packed instanceof Float64Array ? packed.length : -packed.length,
  );
  to.raw(lengths);
  for (const packed of sketches) if (packed !== null && packed.length > 0) to.raw(packed);
}

function loadSketches(from: ByteReader): (PackedAny | null)[] {
  return Array.from(from.int32(), (length) => (length === 0 ? null : length > 0 ? from.float64() : from.uint8()));
}

/** Fills an empty store. */
export function loadRollup(store: RollupStore, from: ByteReader): void {
  const head = from.json() as Head;
  const tenants = from.int32();
  const groups = from.int32();
  const { keys, layout } = store;
  // Numbers of keys are given out anew: those of keys that were swept away are not in use.
  const renamed = Int32Array.from(tenants, (tenant, key) => {
    if (tenant < 0) return -1;
    const group = groups[key] as number;
    return group === otherGroup ? keys.otherOf(tenant) : keys.keyOf(tenant, head.groups[group] ?? []);
  });
  for (const [tenant, total] of head.totals) store.totals[tenant] = total;
  store.late = head.late;
  const load = (part: PartHead | null): SealedPart | null => {
    if (part === null) return null;
    const cells = from.int32();
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row] as number;
      const key = Math.floor(cell / keys.closedSize);
      cells[row] = (renamed[key] as number) * keys.closedSize + (cell - key * keys.closedSize);
    }
    return {
      cells,
      columns: layout.columns.map(() => from.float64()),
      sketches: layout.sketches.map(() => loadSketches(from)),
      thresholds: part.thresholds.length === 0 ? null : new Map(part.thresholds),
    };
  };
  for (const [level, { cut, buckets }] of head.tiers.entries()) {
    const state = store.tiers[level] as TierState;
    state.cut = cut ?? Number.NEGATIVE_INFINITY;
    for (const { start, sealed, open } of buckets) {
      const bucket = { start, sealed: load(sealed), open: null as OpenPart | null };
      const fresh = load(open);
      if (fresh !== null) {
        bucket.open = new OpenPart(layout, 2 * Math.max(store.max, fresh.cells.length));
        bucket.open.addSealed(fresh);
        bucket.open.lowerThresholds(fresh.thresholds);
        state.opened.add(bucket);
      }
      state.buckets.set(start, bucket);
    }
  }
}
