/** What is known of one point in time: counted, without input, lost on the way, or still filling. */
export type Coverage = 'received' | 'missing' | 'lost' | 'filling';

export interface Series {
  readonly key: string;
  readonly label: string;
  /** Under the label at the line's end: `measured`, `estimated`. */
  readonly note?: string;
  /** Token of the line. */
  readonly color: string;
  /** Estimates are dashed. */
  readonly estimate?: boolean;
  readonly values: readonly (number | null)[];
}

/** Spans are points `from` to `to`, both included. */
export interface SpanNote {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

export interface TimeSeriesData {
  /** Ascending, ms. One point each; a bucket stands at its start. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  /** Fills between two series: soft where `upper` is above, hatched as a loss where it is below. */
  readonly band?: { readonly upper: string; readonly lower: string };
  /** One for each point. */
  readonly coverage: readonly Coverage[];
  /** The last point is not over yet: dotted towards it, a ring at its end. */
  readonly open: boolean;
  /** Why a line is broken, above the rail. */
  readonly gaps?: readonly SpanNote[];
  /** A short text above the plot, with a leader to the highest line in its span. */
  readonly remark?: SpanNote;
  /** One sentence for assistive technology. */
  readonly summary: string;
}

export interface TimeSeriesWords {
  readonly timeZone: string;
  /** Words of a tick; `date`: it is local midnight. */
  tick(time: number, date: boolean): string;
  /** Words of the y axis; only the topmost carries the unit. */
  level(value: number, top: boolean): string;
  /** On the flag under the crosshair. */
  flag(index: number): string;
  /** Everything at a point, as a sentence for assistive technology. */
  point(index: number): string;
  /** Under the right end of the axis: now, or when the feed stopped. */
  readonly end: string;
}
