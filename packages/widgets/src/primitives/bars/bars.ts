import { TimePlot, type TimePlotOptions } from '../time-series/plot.ts';
import type { PlotModel } from '../time-series/sheet.ts';
import { usable } from '../time-series/usable.ts';
import { type BarSpan, paintBars, paintLosses, paintPointed, sumsAt } from './paint.ts';
import type { BarsData } from './types.ts';

/** Tokens that a pane with bars must list in its `colors`, beside those of its parts. */
export const barsColors = ['surface', 'ink', 'ink-2', 'ink-3', 'grid', 'line-control', 'warn', 'accent'];

/** Stacked bars. A bucket stands at its middle, so that the crosshair and the rail's borders lie right. */
export function barsModel(given: BarsData): PlotModel {
  const { data, series: parts } = usable(given, given.parts);
  const half = data.widthMs / 2;
  const times = data.times.map((time) => time + half);
  const spanOf = (index: number): BarSpan => ({ from: (times[index] ?? 0) - half, to: (times[index] ?? 0) + half });
  const { gaps, ...rest } = data;
  return {
    ...rest,
    times,
    from: data.times[0] ?? 0,
    to: (data.times.at(-1) ?? 0) + data.widthMs,
    series: parts,
    refused: 0,
    solid: true,
    zero: true,
    extent(from, to) {
      let [low, high] = [0, 0];
      for (let index = from; index <= to; index++) {
        const [below, above] = sumsAt(parts, index);
        if (below < low) low = below;
        if (above > high) high = above;
      }
      return [low, high];
    },
    paint: (sheet) => paintBars(sheet, spanOf, parts),
    paintOver: (sheet) => paintLosses(sheet, spanOf, gaps ?? []),
    paintPoint: (sheet, index, focus) => paintPointed(sheet, index, spanOf(index), parts, focus),
    endOf: () => null,
  };
}

/** Stacked bars over time; all else is as in `TimeSeries`. */
export class Bars extends TimePlot<BarsData> {
  constructor(options: TimePlotOptions) {
    super(options, { model: barsModel, bottom: 30, right: 2 });
  }
}
