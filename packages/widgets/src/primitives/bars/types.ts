import type { PlotData } from '../time-series/types.ts';

/** One layer of the stack. */
export interface BarPart {
  readonly key: string;
  readonly label: string;
  /** Token. */
  readonly color: string;
  /** The reader narrowed the chart to others. */
  readonly hidden?: boolean;
  /** One for each bucket; null: not known. */
  readonly values: readonly (number | null)[];
}
/** Times are the starts of buckets. The last one that is `filling` is drawn hollow, as a whole. */
export interface BarsData extends PlotData {
  readonly widthMs: number;
  /** Bottom first; what is below 0 hangs from there. */
  readonly parts: readonly BarPart[];
}
