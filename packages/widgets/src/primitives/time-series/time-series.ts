import { linesModel } from './lines.ts';
import { TimePlot, type TimePlotOptions } from './plot.ts';
import type { TimeSeriesData } from './types.ts';

/** Tokens that a pane with a time series must list in its `colors`, beside those of its series. */
export const timeSeriesColors = [
  'surface',
  'ink',
  'ink-2',
  'ink-3',
  'grid',
  'line-control',
  'accent',
  'ok',
  'critical',
  'warn',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
];

/** Lines, bands and areas over time. */
export class TimeSeries extends TimePlot<TimeSeriesData> {
  constructor(options: TimePlotOptions) {
    super(options, { model: linesModel, bottom: 34, right: 8 });
  }
}
