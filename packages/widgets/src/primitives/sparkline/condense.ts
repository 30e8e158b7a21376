/** Smallest and largest of what is known; null: nothing is. A loop, because spreading a million arguments overflows the stack. */
export function extent(values: readonly (number | null)[]): readonly [least: number, most: number] | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? null : [least, most];
}

/**
 * At most about `4 · columns` values that draw the same line: of each column its least and most, in the order in which they came;
 * a column of which nothing is known stays open. The last known value stays, because it is dotted.
 */
export function condense(values: readonly (number | null)[], columns: number): readonly (number | null)[] {
  const slots = Math.max(1, Math.floor(columns));
  if (values.length <= 4 * slots) return values;
  const out: (number | null)[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const from = Math.floor((slot * values.length) / slots);
    const to = Math.floor(((slot + 1) * values.length) / slots);
    let [low, high] = [-1, -1];
    for (let index = from; index < to; index++) {
      const value = values[index] ?? null;
      if (value === null) continue;
      if (low < 0 || value < (values[low] ?? 0)) low = index;
      if (high < 0 || value > (values[high] ?? 0)) high = index;
    }
    const pair = low < 0 ? [null, null] : [Math.min(low, high), Math.max(low, high)].map((at) => values[at] ?? null);
    out.push(...pair);
  }
  const last = values.at(-1) ?? null;
  if (last !== null) out.push(last);
  return out;
}
