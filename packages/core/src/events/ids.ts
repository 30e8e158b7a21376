import type { Random } from '../lib/random.ts';

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
const bits = (random: Random, count: number): number => Math.floor(random() * 2 ** count);

/** An id in the form of a UUID of version 4, from the given chance. */
export function uuidFrom(random: Random): string {
  const a = hex(bits(random, 32), 8);
  const b = hex(bits(random, 16), 4);
  const c = hex(0x4000 + bits(random, 12), 4);
  const d = hex(0x8000 + bits(random, 14), 4);
  return `${a}-${b}-${c}-${d}-${hex(bits(random, 24), 6)}${hex(bits(random, 24), 6)}`;
}
