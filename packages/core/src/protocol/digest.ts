import { isObject } from './json.ts';

/**
 * Digest of a view's data: 64 bits of its canonical JSON, as 16 hex digits. Canonical: no spaces, absent and `undefined` alike,
 * keys in the order of JavaScript: array indices by number, then the others by code unit. It finds mistakes, it does not
 * resist anyone who makes them on purpose.
 */
export function digestOf(data: unknown): string {
  const text = canonicalJson(data);
  // Two multiplicative hashes over the code units, then mixed with each other (the construction known as cyrb53).
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  const mixedA = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const mixedB = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(mixedA ^ (mixedA >>> 13), 3266489909);
  return hex(mixedB) + hex(mixedA);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/**
 * JSON with the keys of every object in order: equal values have equal text. Written by the engine's own JSON.stringify
 * over a sorted copy, which is three times as fast as by hand.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'null';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  // Without a prototype, so that a key `__proto__` is one like any other.
  const copy: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value).sort()) copy[name] = sorted(value[name]);
  return copy;
}
