import { CellSlice } from './slice.ts';
import { OpenPart } from './part.ts';
import type { TierState } from './buckets.ts';
import type { RollupStore } from './rollup-store.ts';
import type { Span } from './range.ts';

/** Tenants of a viewer: null is all of them. `name` is equal for equal sets. */
export interface TenantSet {
  readonly name: string;
  readonly ids: ReadonlySet<number> | null;
}

interface Cached {
  /** Of the sealed buckets that it was added up from. */
  readonly stamp: string;
  /** Cells named by group. Never written to once it is here. */
  readonly part: OpenPart;
  /** Only when nothing in the span is still open: the answer itself. */
  slice: CellSlice | null;
}

/**
 * Reads a rollup over spans. A span is covered by the coarsest buckets that fit, finer ones at its edges. What is sealed is
 * added up once and remembered until a sealed bucket changes; what is still open is added anew each time.
 */
export class RollupView {
  readonly #store: RollupStore;
  readonly #cache = new Map<string, Cached>();
  #cachedCells = 0;

  constructor(store: RollupStore) {
    this.#store = store;
  }

  over({ from, to }: Pick<Span, 'from' | 'to'>, tenants: TenantSet): CellSlice {
    const { keys, max } = this.#store;
    const stamp = this.#stampOf(from, to);
    const name = `${from} ${to} ${tenants.name}`;
    let cached = this.#cache.get(name);
    if (cached === undefined || cached.stamp !== stamp) {
      cached = this.#remember(name, { stamp, part: this.#sealedOver(from, to, tenants), slice: null });
    }
    const open = this.#openOver(from, to);
    if (open.length === 0) {
      cached.slice ??= new CellSlice(cached.part, keys, max);
      return cached.slice;
    }
    const part = cached.part.clone();
    const group = this.#grouping(tenants);
    for (const fresh of open) part.addSealed(fresh.view(), group);
    return new CellSlice(part, keys, max);
  }

  #remember(name: string, made: Cached): Cached {
    if (this.#cachedCells > 500_000 || this.#cache.size > 5_000) {
      this.#cache.clear();
      this.#cachedCells = 0;
    }
    this.#cachedCells += made.part.length;
    this.#cache.set(name, made);
    return made;
  }

  #emptyPart(): OpenPart {
    return new OpenPart(this.#store.layout, Number.POSITIVE_INFINITY);
  }

  /** Renames cells of keys to cells of groups, and leaves out what the viewer may not see. */
  #grouping(tenants: TenantSet): (cell: number) => number {
    const { closedSize, tenantOf, groupOf } = this.#store.keys;
    const { ids } = tenants;
    return (cell) => {
      const key = Math.floor(cell / closedSize);
      if (ids !== null && !ids.has(tenantOf[key] as number)) return -1;
      return (groupOf[key] as number) * closedSize + (cell - key * closedSize);
    };
  }

  /** Changes whenever another sum would come out of the sealed buckets of a span. */
  #stampOf(from: number, to: number): string {
    let mix = this.#store.renumbered;
    let sum = 0;
    for (const { level, start } of this.#plan(from, to)) {
      const version = this.#store.tiers[level]?.buckets.get(start)?.version ?? 0;
      sum += version;
      mix = Math.imul(mix ^ (version * 8 + level), 0x9e3779b1) ^ (mix >>> 15);
    }
    return `${sum} ${mix}`;
  }

  #sealedOver(from: number, to: number, tenants: TenantSet): OpenPart {
    const part = this.#emptyPart();
    const group = this.#grouping(tenants);
    for (const { level, start } of this.#plan(from, to)) {
      const sealed = this.#store.tiers[level]?.buckets.get(start)?.sealed;
      if (sealed !== undefined && sealed !== null) part.addSealed(sealed, group);
    }
    return part;
  }

  /** Open parts that count in a span: those of the buckets it is covered by, and the finer ones below them. */
  #openOver(from: number, to: number): OpenPart[] {
    const found: OpenPart[] = [];
    for (const [level, state] of this.#store.tiers.entries()) {
      for (const bucket of state.opened) {
        if (bucket.start < from || bucket.start >= to) continue;
        if (bucket.open !== null && this.#levelAt(from, to, bucket.start) >= level) found.push(bucket.open);
      }
    }
    return found;
  }

  /** Level of the bucket that covers an instant of a span. */
  #levelAt(from: number, to: number, at: number): number {
    const { tiers } = this.#store;
    for (let level = tiers.length - 1; level > 0; level--) {
      if (covers(tiers[level] as TierState, from, to, at)) return level;
    }
    return 0;
  }

  *#plan(from: number, to: number): Iterable<{ readonly level: number; readonly start: number }> {
    const { tiers } = this.#store;
    for (let at = from; at < to; ) {
      const level = this.#levelAt(from, to, at);
      yield { level, start: at };
      at += (tiers[level] as TierState).tier.widthMs;
    }
  }

  /** Content of one bucket as if everything below it were sealed; for dumps. */
  contentOf(level: number, start: number, tenants: TenantSet): CellSlice {
    const { keys, max, tiers } = this.#store;
    const part = this.#emptyPart();
    const group = this.#grouping(tenants);
    const end = start + (tiers[level] as TierState).tier.widthMs;
    const sealed = tiers[level]?.buckets.get(start)?.sealed;
    if (sealed !== undefined && sealed !== null) part.addSealed(sealed, group);
    for (const { opened } of tiers.slice(0, level + 1)) {
      for (const bucket of opened) {
        if (bucket.start >= start && bucket.start < end && bucket.open !== null)
          part.addSealed(bucket.open.view(), group);
      }
    }
    return new CellSlice(part, keys, max);
  }
}

/** Whether the bucket of this tier that holds `at` is kept and lies within the span. */
function covers({ tier, cut }: TierState, from: number, to: number, at: number): boolean {
  const start = Math.floor(at / tier.widthMs) * tier.widthMs;
  return start >= from && start + tier.widthMs <= to && start >= cut;
}
