import type { Severity } from './contract.ts';

const words: Readonly<Record<string, Severity>> = {
  ...Object.fromEntries(
    ['healthy', 'passing', 'ok', 'up', 'online', 'running', 'ready', 'connected'].map((word) => [word, 'ok']),
  ),
  ...Object.fromEntries(['degraded', 'warning', 'warn', 'recovering', 'maintenance'].map((word) => [word, 'warn'])),
  ...Object.fromEntries(
    ['unhealthy', 'critical', 'down', 'failed', 'error', 'unreachable', 'offline', 'lost'].map((word) => [
      word,
      'critical',
    ]),
  ),
};

/** Severity of what a producer calls the state of a part; `unknown` for any other word. */
export function severityOf(word: string): Severity {
  const lower = word.toLowerCase();
  return Object.hasOwn(words, lower) ? (words[lower] as Severity) : 'unknown';
}

const ranks: Readonly<Record<Severity, number>> = { critical: 0, warn: 1, ok: 2, unknown: 3 };
/** Worst first; unknown last. */
export const rankOf = (severity: Severity): number => ranks[severity];

/** The worst of what is known; unknown when nothing is. */
export function worstOf(all: Iterable<Severity>): Severity {
  let worst: Severity = 'unknown';
  for (const severity of all) if (rankOf(severity) < rankOf(worst)) worst = severity;
  return worst;
}
