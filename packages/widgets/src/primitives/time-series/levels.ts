/**
 * Round levels from `low` to at least `high`, about `count` steps: 1, 2, 2.5 or 5 times a power of ten. Used for gridlines
 * and for the ends of the scale, so that the picture changes its scale seldom.
 */
export function levels(high: number, count: number, low = 0): readonly number[] {
  if (!(high > low))
    return Number.isFinite(low) && low !== 0 ? levels(Math.max(0, low), count, Math.min(0, low)) : [0, 1];
  const rough = (high - low) / (count + 0.25);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = low > 0 ? Math.floor(low / step) : -Math.ceil(-low / step - 0.25);
  const last = Math.max(first + 1, Math.ceil(high / step - 0.25));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)) + 0);
}

/** Powers of ten around what is there; with 2 and 5 between them where they are few. */
export function logLevels(low: number, high: number, count: number): readonly number[] {
  if (!(low > 0) || !(high > 0)) return [1, 10];
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  const every = Math.ceil((last - first) / count);
  const factors = last - first <= 1 ? [1, 2, 5] : [1];
  const found: number[] = [];
  for (let power = first; power < last + every; power += every)
    for (const factor of factors) found.push(Number((factor * 10 ** power).toPrecision(12)));
  const top = found.findIndex((level) => level >= high * 0.999);
  return found.slice(0, top < 0 ? undefined : Math.max(2, top + 1));
}
