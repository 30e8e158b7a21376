import { distance } from 'fastest-levenshtein';

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Of some words the one that was probably meant; null when none is near. */
export function nearest(what: string, known: readonly string[]): string | null {
  // Of two equally near the one that begins alike: `--prot` is rather `--port` than `--from`.
  const ranked = known.map((name) => [name, distance(what, name) - sharedStart(what, name) / 100] as const);
  const best = ranked.reduce<readonly [string, number] | null>(
    (found, next) => (found === null || next[1] < found[1] ? next : found),
    null,
  );
  return best !== null && best[1] <= Math.max(2, what.length / 3) ? best[0] : null;
}
