import type { Bucket, TierState } from './buckets.ts';
import { CellKeys, otherTenant } from './cell-keys.ts';
import type { Rollup } from './kinds.ts';
import { combine, type Layout, layoutOf, type MeasurePlace } from './layout.ts';
import { bounded, OpenPart, type SealedPart, withoutTenants } from './part.ts';
import { cutOf, floorTo, tiersOf } from './tiers.ts';

/** Buckets that are no longer kept go so many at a time: looking for them one by one would cost more than they do. */
const dropAtOnce = 32;

type Row = Readonly<Record<string, unknown>>;

/** State of one rollup: all tenants, all tiers. */
export class RollupStore {
  readonly spec: Rollup;
  readonly layout: Layout;
  readonly max: number;
  readonly tiers: readonly TierState[];
  /** Events counted per tenant, ever: what is live and what has expired. */
  readonly totals: number[] = [];
  /** Events that were older than every bucket when they came. */
  late = 0;
  readonly keys: CellKeys;
  /** Raised whenever numbers of keys and groups may have changed hands. */
  renumbered = 0;
  #sweepAt: number;

  constructor(spec: Rollup, max = spec.max) {
    this.spec = spec;
    this.max = max;
    this.layout = layoutOf(spec.measures);
    this.keys = new CellKeys(spec);
    this.#sweepAt = 4 * Math.max(max, 256);
    this.tiers = tiersOf(spec.seconds).map((tier) => ({
      tier,
      buckets: new Map(),
      opened: new Set(),
      cut: Number.NEGATIVE_INFINITY,
      last: null,
      oldest: Number.POSITIVE_INFINITY,
    }));
  }

  /** Counts one event. `time` in ms. */
  write(tenant: number, time: number, row: Row): void {
    this.totals[tenant] = (this.totals[tenant] ?? 0) + 1;
    const state = this.#tierFor(time);
    if (state === null) {
      this.late += 1;
      return;
    }
    const part = this.#openAt(state, time);
    const { keys } = this;
    let key = keys.find(tenant, row);
    if (part.thresholds !== null) {
      const threshold = part.thresholds.get(tenant);
      if (threshold !== undefined) {
        const order = key >= 0 ? (keys.order[keys.groupOf[key] as number] as number) : keys.orderOfRow(row);
        if (order > threshold) key = keys.otherOf(tenant);
      }
    }
    if (key < 0) key = keys.intern(tenant, row);
    const at = part.row(key * keys.closedSize + keys.closedOf(row));
    // After the row is there: making it may replace the array.
    const { values, stride } = part;
    values[at] = (values[at] as number) + 1;
    const { places } = this.layout;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as MeasurePlace;
      const value = row[place.name];
      if (value === null || value === undefined) continue;
      if (place.kind === 'sum') {
        const total = place.total * stride + at;
        const n = place.n * stride + at;
        values[total] = combine('checked', values[total] as number, Math.round((value as number) * place.perUnit));
        values[n] = (values[n] as number) + 1;
      } else if (place.kind === 'min' || place.kind === 'max') {
        const column = place.column * stride + at;
        values[column] = combine(place.kind, values[column] as number, value as number);
      } else {
        part.sketch(place.sketch, at).add(value as never);
      }
    }
    if (part.length > part.trigger) this.#bound(state, part);
  }

  /** The finest tier that still keeps the time. */
  #tierFor(time: number): TierState | null {
    // Cuts lie on starts of buckets: an instant is kept iff its bucket is.
    for (const state of this.tiers) if (time >= state.cut) return state;
    return null;
  }

  #openAt(state: TierState, time: number): OpenPart {
    let bucket = state.last;
    if (bucket === null || time < bucket.start || time >= bucket.start + state.tier.widthMs) {
      const start = floorTo(time, state.tier.widthMs);
      bucket = state.buckets.get(start) ?? null;
      if (bucket === null) {
        bucket = { start, sealed: null, open: null, version: 0 };
        state.buckets.set(start, bucket);
        if (start < state.oldest) state.oldest = start;
      }
      state.last = bucket;
    }
    if (bucket.open === null) {
      bucket.open = new OpenPart(this.layout, 2 * this.max);
      bucket.open.lowerThresholds(bucket.sealed?.thresholds ?? null);
      state.opened.add(bucket);
    }
    return bucket.open;
  }

  #bound(state: TierState, part: OpenPart): void {
    const kept = bounded(part, this.keys, this.max);
    if (kept === part) return;
    for (const bucket of state.opened) if (bucket.open === part) bucket.open = kept;
    if (this.keys.size > this.#sweepAt) this.sweep();
  }

  /** Seals what is over and drops what is no longer kept. `again`: also where the horizon has been before. */
  advance(horizon: number, again = false): void {
    let dropped = false;
    for (let level = 0; level < this.tiers.length; level++) {
      const state = this.tiers[level] as TierState;
      const { widthMs, sealAfterMs } = state.tier;
      const cut = Math.max(cutOf(state.tier, horizon), state.cut);
      for (const bucket of state.opened) {
        if (bucket.start + widthMs + sealAfterMs <= horizon || bucket.start < cut) this.#seal(level, bucket);
      }
      if (cut <= state.cut && !again) continue;
      state.cut = cut;
      if (cut - state.oldest < dropAtOnce * widthMs && !again) continue;
      state.oldest = Number.POSITIVE_INFINITY;
      for (const start of state.buckets.keys()) {
        if (start >= cut) {
          if (start < state.oldest) state.oldest = start;
          continue;
        }
        state.buckets.delete(start);
        dropped = true;
      }
      state.last = null;
    }
    if (dropped && this.keys.size > this.#sweepAt) this.sweep();
  }

  #seal(level: number, bucket: Bucket): void {
    const state = this.tiers[level] as TierState;
    const fresh = (bucket.open as OpenPart).seal();
    if (bucket.sealed === null) bucket.sealed = fresh;
    else {
      const both = this.#copy(bucket.sealed);
      this.#add(both, fresh);
      bucket.sealed = bounded(both, this.keys, this.max).seal();
    }
    bucket.open = null;
    bucket.version += 1;
    state.opened.delete(bucket);
    const parent = this.tiers[level + 1];
    if (parent !== undefined) this.#addTo(parent, bucket.start, fresh);
  }

  #copy(part: SealedPart): OpenPart {
    const copy = new OpenPart(this.layout, 2 * Math.max(this.max, part.cells.length));
    this.#add(copy, part);
    return copy;
  }

  #add(to: OpenPart, part: SealedPart): void {
    to.addSealed(part);
    to.lowerThresholds(part.thresholds);
  }

  /** Adds a part to what is open at a time, within the bound. */
  #addTo(state: TierState, time: number, part: SealedPart): void {
    const open = this.#openAt(state, time);
    this.#add(open, part);
    if (open.length > open.trigger) this.#bound(state, open);
  }

  /** Gives back the numbers of keys that no bucket holds any more. */
  sweep(): void {
    const used = new Uint8Array(this.keys.tenantOf.length);
    const { closedSize } = this.keys;
    for (const { buckets } of this.tiers) {
      for (const { sealed, open } of buckets.values()) {
        if (sealed !== null) for (const cell of sealed.cells) used[Math.floor(cell / closedSize)] = 1;
        if (open !== null) {
          for (let row = 0; row < open.length; row++) used[Math.floor((open.cells[row] as number) / closedSize)] = 1;
        }
      }
    }
    this.keys.sweep((key) => used[key] === 1);
    this.#sweepAt = Math.max(this.#sweepAt, 2 * this.keys.size);
    this.renumbered += 1;
  }

  /** Adds what these tenants hold to the tenant `other`. */
  forgetTenants(gone: ReadonlySet<number>): void {
    for (const tenant of gone) {
      const total = this.totals[tenant];
      if (total === undefined) continue;
      this.totals[otherTenant] = (this.totals[otherTenant] ?? 0) + total;
      this.totals[tenant] = 0;
    }
    for (const state of this.tiers) {
      for (const bucket of state.buckets.values()) {
        if (bucket.sealed !== null) {
          const kept = withoutTenants(bucket.sealed, this.keys, gone, this.layout);
          if (kept !== null) bucket.sealed = bounded(kept, this.keys, this.max).seal();
        }
        if (bucket.open !== null) {
          const kept = withoutTenants(bucket.open.seal(), this.keys, gone, this.layout);
          if (kept !== null) bucket.open = bounded(kept, this.keys, this.max);
        }
      }
    }
    this.sweep();
  }

  /** Adds another state of the same rollup; `advance` with `again` must follow. `tenantFor` renames its tenants to ours. */
  merge(other: RollupStore, tenantFor: (tenant: number) => number): void {
    for (const [tenant, total] of other.totals.entries()) {
      if (total === undefined || total === 0) continue;
      const own = tenantFor(tenant);
      this.totals[own] = (this.totals[own] ?? 0) + total;
    }
    this.late += other.late;
    const sweepAt = this.#sweepAt;
    // No sweep while names are being translated: a new key is in no bucket yet.
    this.#sweepAt = Number.POSITIVE_INFINITY;
    const theirs = other.keys;
    const keyFor = new Int32Array(theirs.tenantOf.length).fill(-1);
    const rename = (cell: number): number => {
      const key = Math.floor(cell / theirs.closedSize);
      if (keyFor[key] === -1) {
        const tenant = tenantFor(theirs.tenantOf[key] as number);
        const group = theirs.groupOf[key] as number;
        keyFor[key] =
          theirs.order[group] === Number.POSITIVE_INFINITY
            ? this.keys.otherOf(tenant)
            : this.keys.keyOf(tenant, theirs.values[group] as never);
      }
      return (keyFor[key] as number) * theirs.closedSize + (cell % theirs.closedSize);
    };
    const renamed = (part: SealedPart): SealedPart => {
      const own = new OpenPart(this.layout, Number.POSITIVE_INFINITY);
      own.addSealed(part, rename);
      const thresholds = new Map<number, number>();
      for (const [tenant, threshold] of part.thresholds ?? []) {
        const to = tenantFor(tenant);
        thresholds.set(to, Math.min(threshold, thresholds.get(to) ?? Number.POSITIVE_INFINITY));
      }
      if (thresholds.size > 0) own.thresholds = thresholds;
      return own.seal();
    };
    for (const [level, state] of other.tiers.entries()) {
      const own = this.tiers[level] as TierState;
      for (const { start, sealed, open } of state.buckets.values()) {
        if (open !== null) this.#addTo(own, start, renamed(open.seal()));
        if (sealed === null) continue;
        let bucket = own.buckets.get(start);
        if (bucket === undefined) {
          own.buckets.set(start, (bucket = { start, sealed: null, open: null, version: 0 }));
          if (start < own.oldest) own.oldest = start;
        }
        if (bucket.sealed === null) bucket.sealed = renamed(sealed);
        else {
          const both = this.#copy(bucket.sealed);
          this.#add(both, renamed(sealed));
          bucket.sealed = bounded(both, this.keys, this.max).seal();
        }
        bucket.version += 1;
      }
    }
    this.#sweepAt = sweepAt;
    if (this.keys.size > sweepAt) this.sweep();
  }
}
