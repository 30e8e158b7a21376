/** Handle of a running timer; opaque. */
export type Timer = unknown;

/** Time, injected wherever it matters, so that tests own it. */
export interface Clock {
  /** Wall time, ms since the epoch. */
  now(): number;
  setTimeout(callback: () => void, delayMs: number): Timer;
  clearTimeout(timer: Timer | undefined): void;
}

/** The real clock. The only place in core that reads the global one. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, delayMs) => globalThis.setTimeout(callback, delayMs),
  clearTimeout: (timer) => globalThis.clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
};
