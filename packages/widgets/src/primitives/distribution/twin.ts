import type { Format } from '../../base/format.ts';
import type { Cell, Twin, TwinRow } from '../../base/types.ts';
import type { DistributionData } from './distribution.ts';
import { sayIn, summaryWords } from './sentences.ts';

/** Every bucket that was counted, also those that are put together on the picture or have no place on its axis; shares of all, 0..100. */
export function spreadTwin(data: DistributionData, format: Format): Twin {
  const { spread, value } = data;
  const { total, below, above, buckets } = spread;
  const say = sayIn(format);
  let upTo = 0;
  const row = (from: Cell, to: Cell, count: number): TwinRow => {
    upTo += count;
    return { from, to, count, share: (100 * count) / total, below: (100 * upTo) / total };
  };
  const amount = (cell: Cell): string => (typeof cell === 'number' ? value(cell) : String(cell));
  const percent = (cell: Cell): string => format.percent(Number(cell));
  return {
    caption: summaryWords(data, format),
    columns: [
      { key: 'from', label: say('from'), numeric: true, format: amount },
      { key: 'to', label: say('to'), numeric: true, format: amount },
      { key: 'count', label: say('values'), numeric: true },
      { key: 'share', label: say('of-all'), numeric: true, format: percent },
      { key: 'below', label: say('running'), numeric: true, format: percent },
    ],
    rows: [
      ...(below ? [row(null, below.to, below.count)] : []),
      ...buckets.map(({ from, to, count }) => row(from, to, count)),
      ...(above ? [row(above.from, null, above.count)] : []),
    ],
    foot: { from: say('total'), count: total },
  };
}
