import { otherTenant } from './cell-keys.ts';
import { hashText } from './hash.ts';
import type { TenantSet } from './rollup-read.ts';

/**
 * Tenants as small numbers. The `max` with the smallest hash are kept apart; the rest are one tenant `other` that no token can
 * name: it counts in what a viewer of all tenants sees, and in the accounts.
 */
export class TenantDirectory {
  readonly max: number;
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [''];
  readonly #free: number[] = [];
  #threshold = Number.POSITIVE_INFINITY;

  constructor(max: number) {
    this.max = max;
  }

  /** Number of a tenant, made when there is room for it. */
  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    if (this.#threshold !== Number.POSITIVE_INFINITY && hashText(name) > this.#threshold) return otherTenant;
    const id = this.#free.pop() ?? this.#names.length;
    this.#names[id] = name;
    this.#ids.set(name, id);
    return id;
  }

  nameOf(id: number): string {
    return id === otherTenant ? '(other)' : (this.#names[id] as string);
  }

  get isFull(): boolean {
    return this.#ids.size > 2 * this.max;
  }

  /** Takes those beyond the bound out of the directory; what they hold has to move to `other`. Empty when it is within. */
  shrink(): ReadonlySet<number> {
    const gone = new Set<number>();
    if (this.#ids.size <= this.max) return gone;
    const hashes = Float64Array.from(this.#ids.keys(), hashText).sort();
    this.lower(hashes[this.max - 1] as number, gone);
    return gone;
  }

  /** Lowers the threshold, as when another part has left tenants out. */
  lower(threshold: number, gone: Set<number>): void {
    if (threshold >= this.#threshold) return;
    this.#threshold = threshold;
    for (const [name, id] of this.#ids) {
      if (hashText(name) <= threshold) continue;
      this.#ids.delete(name);
      gone.add(id);
    }
  }

  /** Numbers that `shrink` took out can be given out again. */
  release(gone: ReadonlySet<number>): void {
    for (const id of gone) this.#free.push(id);
  }

  /** Takes over the numbers of a checkpoint. */
  restore(entries: Iterable<readonly [name: string, id: number]>, threshold: number): void {
    this.#threshold = threshold;
    for (const [name, id] of entries) {
      this.#ids.set(name, id);
      this.#names[id] = name;
    }
    for (let id = 1; id < this.#names.length; id++) if (this.#names[id] === undefined) this.#free.push(id);
  }

  get threshold(): number {
    return this.#threshold;
  }

  get names(): readonly string[] {
    return [...this.#ids.keys()].sort();
  }

  get entries(): Iterable<readonly [string, number]> {
    return this.#ids;
  }

  /** Tenants of a viewer; names that were never seen are nobody. */
  setOf(names: readonly string[] | null): TenantSet {
    if (names === null) return { name: '*', ids: null };
    const ids = new Set<number>();
    for (const name of names) {
      const id = this.#ids.get(name);
      if (id !== undefined) ids.add(id);
    }
    return { name: [...ids].sort((a, b) => a - b).join(), ids };
  }
}
