import { constants } from 'node:os';

/** A terminal and npm both pass on one Ctrl-C; what comes this soon after it is the same one. */
const sameSignalMs = 300;

/**
 * The first signal asks to stop in order, a later one ends the process at once. SIGHUP: the terminal was closed. Returns
 * what takes it back.
 */
export function onSignals(stop: () => void): () => void {
  let askedAt: number | null = null;
  const handle = (signal: NodeJS.Signals): void => {
    if (askedAt === null) {
      askedAt = performance.now();
      stop();
    } else if (performance.now() - askedAt > sameSignalMs) process.exit(128 + constants.signals[signal]);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
  };
}
