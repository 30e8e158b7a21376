/** A JSON object. A property that is `undefined` counts as absent, as it does on the wire. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values are the same; the order of keys does not matter, that of arrays does. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]))
    );
  }
  const left = a as Json;
  const right = b as Json;
  const has = (of: Json, name: string) => Object.hasOwn(of, name) && of[name] !== undefined;
  for (const name of Object.keys(left)) {
    if (has(left, name) && !(has(right, name) && equal(left[name], right[name]))) return false;
  }
  return Object.keys(right).every((name) => !has(right, name) || has(left, name));
}
