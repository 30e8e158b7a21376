import type { Format } from '../../base/format.ts';
import type { DistributionData } from './distribution.ts';
import type { Quantile } from './spread.ts';
import { distributionWords } from './words.ts';

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;
export const sayIn =
  (format: Format): Say =>
  (key, values = {}) =>
    format.text(`dist.${key}`, values, distributionWords);

/** `p95 ≈ 47 ms` */
export function quantileWords({ p, value, how }: Quantile, data: DistributionData, say: Say): string {
  const words = data.value(value);
  const key = { exact: '', estimate: 'about', below: 'under', above: 'over' }[how];
  const percent = Number((p * 100).toPrecision(6));
  return `p${percent} ${key === '' ? words : say(key, { v: words })}`;
}
/** Name, count and quantiles in one sentence. */
export function summaryWords(data: DistributionData, format: Format): string {
  const say = sayIn(format);
  const { spread, label } = data;
  const quantiles = spread.quantiles.map((quantile) => quantileWords(quantile, data, say));
  return say('summary', { n: spread.total, label, quantiles: format.list(quantiles) });
}

/** What was left out, and what has no place on the axis. */
export function noteWords({ spread, scale, value }: DistributionData, say: Say): readonly string[] {
  const { below, above, leftOut } = spread;
  return [
    ...(below
      ? [
          below.to === 0 && scale === 'log'
            ? say('below.zero', { n: below.count })
            : say('below', { n: below.count, v: value(below.to) }),
        ]
      : []),
    ...(above ? [say('above', { n: above.count, v: value(above.from) })] : []),
    ...(leftOut > 0 ? [say('left-out', { n: leftOut })] : []),
  ];
}
