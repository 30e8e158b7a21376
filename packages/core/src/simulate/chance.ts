import { type Random, seededRandom } from '../lib/random.ts';

/** Mixes numbers and words into one 32-bit seed: equal parts give equal chance, near ones unrelated chance. */
export function seedOf(...parts: readonly (number | string)[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    if (typeof part === 'number') {
      hash = mix(hash ^ (part | 0));
      hash = mix(hash ^ Math.floor(part / 4294967296));
    } else
      for (let index = 0; index < part.length; index++) hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    hash = mix(hash);
  }
  return hash;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A seed and a whole number, mixed: what `seedOf` does, without a walk through words. */
export const mixed = (seed: number, value: number): number =>
  mix(mix(seed ^ (value | 0)) ^ Math.floor(value / 4294967296));

/** Chance that depends on the parts alone. */
export const chanceOf = (...parts: readonly (number | string)[]): Random => seededRandom(seedOf(...parts));

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Picks early entries more often: the n-th about 1/n as often as the first. */
export function pickSkewed<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor((from.length + 1) ** random() - 1)] ?? (from[0] as T);
}

/** About normal around 0, within ±3. */
export const bell = (random: Random): number => (random() + random() + random() + random() - 2) * 1.5;

/** Long-tailed around a median: durations, sizes, costs. */
export const longTailed = (random: Random, median: number, spread: number): number =>
  median * Math.exp(spread * bell(random));

/** Rounds to whole steps of `1 / perUnit`. */
export const rounded = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit;
export const wholeMs = (value: number): number => rounded(value, 1000);
export const share = (value: number): number => rounded(Math.min(1, Math.max(0, value)), 1e4);

/** How many things happen when `expected` do on average. */
export const howMany = (random: Random, expected: number): number => Math.floor(expected + random());

/** How long something takes, ms: long-tailed around a median, and never longer than `most`. */
export const lasting = (random: Random, median: number, most = median * 8, spread = 0.5): number =>
  wholeMs(Math.min(most, longTailed(random, median, spread)));

/** A whole number of things, long-tailed around a median. */
export const amount = (random: Random, median: number, spread = 0.6): number =>
  Math.round(longTailed(random, median, spread));

/** A share of 0..1 that lies around a middle. */
export const shareAround = (random: Random, middle: number, spread = 0.04): number =>
  share(middle + spread * bell(random));
