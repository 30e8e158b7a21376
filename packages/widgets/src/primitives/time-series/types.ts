/** What is known of one point in time: counted, without input, lost on the way, or still filling. */
export type Coverage = 'received' | 'missing' | 'lost' | 'filling';

/** Amounts in order of time; null: not known. */
export type Values = readonly (number | null)[];

export interface Series {
  readonly key: string;
  readonly label: string;
  /** Under the label at the line's end: `measured`, `estimated`. */
  readonly note?: string;
  /** Token of the line. */
  readonly color: string;
  /** Estimates are dashed. */
  readonly estimate?: boolean;
  /** The reader narrowed the chart to others: only its name is left. */
  readonly hidden?: boolean;
  /** One for each time; what is missing or no finite number counts as not known. */
  readonly values: Values;
}

/** Spans are points `from` to `to`, both included. */
export interface SpanNote {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A level that means something, dashed across the plot. */
export interface Threshold {
  readonly value: number;
  readonly label: string;
  /** Token; default `ink-2`. */
  readonly color?: string;
}

/** What every chart over time has. */
export interface PlotData {
  /** Ascending, ms; others are sorted. A bucket stands at its start. */
  readonly times: readonly number[];
  /** Of buckets, ms. With it a moment belongs to the bucket that holds it, else to the nearest point. */
  readonly widthMs?: number;
  /** One for each point. */
  readonly coverage: readonly Coverage[];
  /** Why a line is broken, above the rail; of bars: what was lost, between two dashed lines. */
  readonly gaps?: readonly SpanNote[];
  /** Short texts above the plot, each with a leader to the highest mark in its span. */
  readonly annotations?: readonly SpanNote[];
  readonly thresholds?: readonly Threshold[];
  /** One sentence for assistive technology. */
  readonly summary: string;
}

export interface TimeSeriesData extends PlotData {
  readonly series: readonly Series[];
  /** Fills between two series: soft where `upper` is above, hatched as a loss where it is below. */
  readonly band?: { readonly upper: string; readonly lower: string };
  /** Filled: each series down to 0, or one upon the other in their order from below. */
  readonly area?: 'each' | 'stacked';
  /** The last point is not over yet: dotted towards it, a ring at its end. */
  readonly open: boolean;
}

export interface PlotWords {
  readonly timeZone: string;
  /** Words of a tick; `date`: it is local midnight. */
  tick(time: number, date: boolean): string;
  /** Words of the y axis; only the topmost carries the unit. */
  level(value: number, top: boolean): string;
  /** On the flag under the crosshair; empty: none. */
  flag(index: number): string;
  /** Everything at a point, or one series of it, as a sentence for assistive technology. */
  point(index: number, key?: string): string;
  /** Under the right end of the axis: now, or when the feed stopped. */
  readonly end: string;
  /** What is measured, over an exported picture; on a page it stands above the plot. */
  readonly unit?: string;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** px at the left for levels; left out: as much as they need. */
  readonly left?: number;
  /** Names at the ends of the lines, where there is room. */
  readonly direct?: boolean;
  /** Logarithmic levels, for lines alone: areas and bars begin at 0. Amounts of 0 and less are not drawn; `refused` counts them. */
  readonly log?: boolean;
  /** Lines may begin above 0 when they say so; bars and areas may not. Default true. */
  readonly zero?: boolean;
}

/** Times at two edges, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** What a reader zoomed to, and how many points came after the newest that was known then. */
export interface Zoomed extends Span {
  readonly behind: number;
}

/** px from the left top corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
