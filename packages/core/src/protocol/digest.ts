import { isObject } from './json.ts';

/**
 * Digest of a view's data: 64 bits of its canonical JSON (keys in code unit order, no spaces, absent and `undefined`
 * alike), as 16 hex digits. It finds mistakes, it does not resist anyone who makes them on purpose.
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

/** JSON with the keys of every object in order: equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join()}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const parts: string[] = [];
  for (const name of Object.keys(value).sort()) {
    if (value[name] !== undefined) parts.push(`${JSON.stringify(name)}:${canonicalJson(value[name])}`);
  }
  return `{${parts.join()}}`;
}
