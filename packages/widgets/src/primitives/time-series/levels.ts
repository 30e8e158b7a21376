/**
 * Round levels from 0 to at least `max`, at most `count` steps: 1, 2, 2.5 or 5 times a power of ten. Used for gridlines and
 * for the top of the scale, so that the picture changes its scale seldom.
 */
export function levels(max: number, count: number): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / (count + 0.25);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const steps = Math.max(1, Math.ceil(max / step - 0.25));
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
