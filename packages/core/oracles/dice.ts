/** Small mixing generator (xorshift32 over a scrambled seed); not the one of core. */
export function dice(seed: number) {
  let state = Math.imul(seed + 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (p: number) => next() < p,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** Mostly small, sometimes very large. */
    skewed: (scale: number) => Math.round(scale * -Math.log(1 - next()) * 1000) / 1000,
    hex: (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  };
}
export type Dice = ReturnType<typeof dice>;
