import { hashRange, hashText } from './hash.ts';

/**
 * Which keys of one tenant are kept: the `max` with the smallest hash. It looks only when twice as many are held. A key
 * beyond the threshold is not let in again before everything that was left out would have expired anyway; so every kept
 * row is complete.
 */
export class KeyBound {
  readonly max: number;
  /** Keys above it are left out. */
  threshold = Number.POSITIVE_INFINITY;
  /** When everything left out has expired, µs. */
  until = Number.NEGATIVE_INFINITY;

  constructor(max: number) {
    this.max = max;
  }

  /** Whether a key that is not held may come in; a write of it expires at `expiresAt` (µs). */
  admits(key: string, expiresAt: number): boolean {
    if (this.threshold === Number.POSITIVE_INFINITY || hashText(key) <= this.threshold) return true;
    if (expiresAt > this.until) this.until = expiresAt;
    return false;
  }

  /** Leaves out what is beyond the bound. `expiryOf` says when a row would have expired, µs. */
  apply<Row>(rows: Map<string, Row>, expiryOf: (row: Row) => number): void {
    if (rows.size < 2 * this.max) return;
    const hashes = Float64Array.from(rows.keys(), hashText).sort();
    this.threshold = Math.min(this.threshold, hashes[this.max - 1] as number);
    for (const [key, row] of rows) {
      if (hashText(key) <= this.threshold) continue;
      rows.delete(key);
      this.until = Math.max(this.until, expiryOf(row));
    }
  }

  /** Time passes: µs. */
  advance(horizon: number): void {
    if (horizon <= this.until) return;
    this.threshold = Number.POSITIVE_INFINITY;
    this.until = Number.NEGATIVE_INFINITY;
  }

  /** Takes over what another part left out. */
  merge(other: KeyBound): void {
    this.threshold = Math.min(this.threshold, other.threshold);
    this.until = Math.max(this.until, other.until);
  }

  /** About how many keys are left out, by how densely the kept ones lie. */
  evicted(held: number): number {
    if (this.threshold === Number.POSITIVE_INFINITY) return 0;
    // All keys up to the threshold are held: their number and its share of all hashes tell how many there are.
    return Math.max(1, Math.round((held * hashRange) / (this.threshold + 1)) - Math.min(held, this.max));
  }
}

/** The first `max` of keys in the order of the bound. */
export function firstKeys(keys: readonly string[], max: number): readonly string[] {
  if (keys.length <= max) return keys;
  const hashes = Float64Array.from(keys, hashText).sort();
  const threshold = hashes[max - 1] as number;
  return keys.filter((key) => hashText(key) <= threshold);
}
