/** What follows from a look at the unsent bytes of a peer. */
export type Verdict = 'fine' | 'slow' | 'caught-up' | 'too-slow';

/** Longest that a slow peer may take nothing at all. */
const stalledMs = 30_000;

/**
 * What one peer has not read, against its budget: from a quarter of it on the peer is slow and gets snapshots instead of
 * patches, below an eighth it has caught up, beyond all of it (or after 30 s in which it took nothing) it is too slow.
 *
 * A snapshot or an event that is larger than the whole budget is no fault of whoever it is sent to, and would come again
 * after every reconnect. So one write to a peer that keeps up is let go, and what follows before it is read counts.
 */
export class Backlog {
  readonly #budgetBytes: number;
  #slow = false;
  /** Bytes of the one write that made the peer slow, or would have. */
  #allowance = 0;
  /** Of a slow peer: the fewest unsent bytes so far, and since when. */
  #least = { unsent: 0, at: 0 };

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  get slow(): boolean {
    return this.#slow;
  }

  /** To be told before each write. */
  willWrite(bytes: number): void {
    if (!this.#slow) this.#allowance = bytes;
  }

  weigh(unsent: number, now: number): Verdict {
    if (unsent > this.#budgetBytes + this.#allowance) return 'too-slow';
    if (!this.#slow) {
      if (unsent <= this.#budgetBytes / 4) return 'fine';
      this.#slow = true;
      this.#least = { unsent, at: now };
      return 'slow';
    }
    if (unsent < this.#budgetBytes / 8) {
      this.#slow = false;
      return 'caught-up';
    }
    if (unsent < this.#least.unsent) this.#least = { unsent, at: now };
    return now - this.#least.at > stalledMs ? 'too-slow' : 'fine';
  }
}
