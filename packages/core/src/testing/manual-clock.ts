import { type Clock, systemClock, type Timer } from '../lib/clock.ts';

/** A clock that a test moves. */
export interface ManualClock extends Clock {
  /** Moves time on, running timers in their order; after each, everything that waits in microtasks runs as well. */
  advance(ms: number): Promise<void>;
  /** Lets everything that waits run, without time passing. */
  settle(): Promise<void>;
  /** Timers that wait, for tests that look for leaks. */
  readonly pending: number;
}

/** @param startMs wall time to begin with, ms since the epoch */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let now = startMs;
  let order = 0;
  const timers = new Map<object, { readonly at: number; readonly order: number; readonly callback: () => void }>();
  const settle = () => new Promise<void>((resolve) => void systemClock.setTimeout(resolve, 0));
  const microtasks = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const next = (until: number) =>
    [...timers]
      .filter(([, { at }]) => at <= until)
      .sort(([, a], [, b]) => a.at - b.at || a.order - b.order)
      .at(0);
  return {
    now: () => now,
    setTimeout(callback, delayMs) {
      const timer = {};
      timers.set(timer, { at: now + Math.max(0, delayMs), order: order++, callback });
      return timer;
    },
    clearTimeout: (timer: Timer | undefined) => void (timer && timers.delete(timer)),
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let due = next(until); due; due = next(until)) {
        const [timer, { at, callback }] = due;
        timers.delete(timer);
        now = Math.max(now, at);
        callback();
        await microtasks();
      }
      now = until;
      await settle();
    },
    settle,
    get pending() {
      return timers.size;
    },
  };
}
