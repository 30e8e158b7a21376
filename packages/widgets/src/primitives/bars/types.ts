import type { Coverage, SpanNote } from '../time-series/types.ts';

/** One layer of the stack. */
export interface BarPart {
  readonly key: string;
  readonly label: string;
  /** Token. */
  readonly color: string;
  /** One for each bucket; null: not known. */
  readonly values: readonly (number | null)[];
}
export interface BarsData {
  /** Starts of the buckets, ascending, ms. */
  readonly times: readonly number[];
  readonly widthMs: number;
  /** Bottom first. */
  readonly parts: readonly BarPart[];
  /** One for each bucket. The last one that is `filling` is drawn hollow, as a whole. */
  readonly coverage: readonly Coverage[];
  /** Spans that lost something on the way: marked at both ends, with a word on how long. */
  readonly gaps: readonly SpanNote[];
  /** One sentence for assistive technology. */
  readonly summary: string;
}
