/** A source of chance in [0, 1); injected, so that every run can be repeated. */
export type Random = () => number;

/** Mulberry32: a small seeded generator; the same seed gives the same sequence everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Real chance, for jitter and session ids. The only place in core that reads the global one. */
export const systemRandom: Random = () => Math.random();
