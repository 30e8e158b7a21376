import type { Clock, Timer } from '../lib/clock.ts';
import type { Freshness } from './context.ts';
import { staleAfterMs } from './feed.ts';

const whileStaleMs = 5_000;

/** Watches whether the as-of time that the bridge tells advances. Silence of patches means nothing: there may be no news. */
export class FreshnessWatch {
  #clock: Clock;
  #asOf: number | null = null;
  #advancedAt: number;
  #limitMs = staleAfterMs(0);
  #timer: Timer | undefined;
  #onStale: () => void;

  /** `onStale` is called when it becomes stale, and now and then while it is. */
  constructor(clock: Clock, onStale: () => void) {
    this.#clock = clock;
    this.#advancedAt = clock.now();
    this.#onStale = onStale;
  }

  get now(): Freshness {
    const stoodMs = this.#clock.now() - this.#advancedAt;
    const stale = this.#asOf !== null && stoodMs >= this.#limitMs;
    // Whole seconds, so that it does not change with every frame.
    return { asOf: this.#asOf, staleMs: stale ? Math.floor(stoodMs / 1000) * 1000 : null };
  }

  /** Another connection, perhaps another bridge: what it knows is its own. */
  begin(heartbeatMs: number): void {
    this.#limitMs = staleAfterMs(heartbeatMs);
    this.#asOf = null;
  }

  advance(asOf: number): void {
    if (this.#asOf !== null && asOf <= this.#asOf) return;
    this.#asOf = asOf;
    this.#advancedAt = this.#clock.now();
    this.#timer ??= this.#clock.setTimeout(() => this.#look(), this.#limitMs);
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const inMs = this.#advancedAt + this.#limitMs - this.#clock.now();
    this.#timer = this.#clock.setTimeout(() => this.#look(), inMs > 0 ? inMs : whileStaleMs);
    if (inMs <= 0) this.#onStale();
  }
}
