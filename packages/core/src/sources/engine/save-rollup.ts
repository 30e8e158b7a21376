import type { ByteReader, ByteWriter } from './bytes.ts';
import { otherGroup } from './cell-keys.ts';
import type { PackedAny } from './layout.ts';
import { OpenPart, type SealedPart } from './part.ts';
import type { TierState } from './buckets.ts';
import type { RollupStore } from './rollup-store.ts';

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
  // Many buckets are small: one array of everything costs far less than one for each.
  to.raw(Int32Array.from(parts, ({ cells }) => cells.length));
  to.raw(
    joined(
      Int32Array,
      parts.map(({ cells }) => cells),
    ),
  );
  const rows = parts.reduce((sum, { cells }) => sum + cells.length, 0);
  for (let column = 0; column < store.layout.columns.length; column++) {
    const whole = new Float64Array(rows);
    let at = 0;
    for (const { values, stride, cells } of parts) {
      for (let row = 0; row < cells.length; row++) whole[at++] = values[column * stride + row] as number;
    }
    to.raw(whole);
  }
  for (let measure = 0; measure < store.layout.sketches.length; measure++) {
    saveSketches(
      parts.flatMap(({ sketches }) => sketches[measure] ?? []),
      to,
    );
  }
}

function joined<T extends Int32Array | Float64Array | Uint8Array>(
  kind: new (length: number) => T,
  arrays: readonly T[],
): T {
  const whole = new kind(arrays.reduce((length, array) => length + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** Lengths by row (0 none, above zero numbers, below zero bytes), then all numbers, then all bytes. */
function saveSketches(sketches: readonly (PackedAny | null)[], to: ByteWriter): void {
  const lengths = Int32Array.from(sketches, (packed) =>
    packed === null ? 0 : packed instanceof Float64Array ? packed.length : -packed.length,
  );
  to.raw(lengths);
  to.raw(
    joined(
      Float64Array,
      sketches.filter((packed) => packed instanceof Float64Array),
    ),
  );
  to.raw(
    joined(
      Uint8Array,
      sketches.filter((packed) => packed instanceof Uint8Array),
    ),
  );
}

function loadSketches(from: ByteReader): (PackedAny | null)[] {
  const lengths = from.int32();
  const numbers = from.float64();
  const bytes = from.uint8();
  let number = 0;
  let byte = 0;
  return Array.from(lengths, (length) => {
    if (length === 0) return null;
    if (length > 0) return numbers.slice(number, (number += length));
    return bytes.slice(byte, (byte -= length));
  });
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
  const lengths = from.int32();
  const cells = from.int32();
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    const key = Math.floor(cell / keys.closedSize);
    cells[at] = (renamed[key] as number) * keys.closedSize + (cell - key * keys.closedSize);
  }
  const columns = layout.columns.map(() => from.float64());
  const sketches = layout.sketches.map(() => loadSketches(from));
  let part = 0;
  let begin = 0;
  const load = (head: PartHead | null): SealedPart | null => {
    if (head === null) return null;
    const length = lengths[part++] as number;
    const end = begin + length;
    const values = new Float64Array(length * columns.length);
    for (const [at, column] of columns.entries()) values.set(column.subarray(begin, end), at * length);
    const loaded = {
      cells: cells.slice(begin, end),
      values,
      stride: length,
      sketches: sketches.map((rows) => rows.slice(begin, end)),
      thresholds: head.thresholds.length === 0 ? null : new Map(head.thresholds),
    };
    begin = end;
    return loaded;
  };
  for (const [level, { cut, buckets }] of head.tiers.entries()) {
    const state = store.tiers[level] as TierState;
    state.cut = cut ?? Number.NEGATIVE_INFINITY;
    for (const { start, sealed, open } of buckets) {
      const bucket = { start, sealed: load(sealed), open: null as OpenPart | null, version: 1 };
      const fresh = load(open);
      if (fresh !== null) {
        bucket.open = new OpenPart(layout, 2 * Math.max(store.max, fresh.cells.length));
        bucket.open.addSealed(fresh);
        bucket.open.lowerThresholds(fresh.thresholds);
        state.opened.add(bucket);
      }
      state.buckets.set(start, bucket);
      if (start < state.oldest) state.oldest = start;
    }
  }
}
