/**
 * Nesting of a JSON value, counted up to `limit`. JSON.parse reads any depth, but whatever walks the value by recursion
 * does not: 64 KB are enough for nine thousand levels. So this is asked first.
 */
export function depthOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  let deepest = 0;
  for (const part of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(part, limit - 1));
    if (deepest >= limit - 1) break;
  }
  return deepest + 1;
}
