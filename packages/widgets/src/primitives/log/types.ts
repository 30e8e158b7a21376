/** One row as it reads. What repeats (`lead`) recedes, what tells it apart (`strong`) stands out. */
export interface LogLine {
  readonly time: string;
  readonly fraction: string;
  readonly group: string;
  /** Token of its tick. */
  readonly color: string;
  /** First piece of the name, left out where there is little room. */
  readonly far: string;
  readonly lead: string;
  readonly strong: string;
  readonly tail: string;
  readonly critical: boolean;
  readonly by: string;
  readonly link: string;
  readonly amount: string;
  /** The amount is out of the ordinary. */
  readonly notable: boolean;
}

/** What did not come, or was not loaded: a row of its own, never a silent join. */
export interface LogGap {
  readonly kind: 'lost' | 'skipped';
  readonly from: number;
  readonly to: number;
  /** Null: not known. */
  readonly count: number | null;
}

/** A thing outside the log, and where it is. */
export interface LogLink {
  readonly href: string;
  readonly entity: string;
  readonly key: string;
}

export interface LogDetail {
  readonly payload: unknown;
  /** Label, value, whether it is an identifier, and where it leads to. */
  readonly facts: readonly (readonly [label: string, value: string, mono: boolean, leads?: LogLink | null])[];
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** Names of the columns; an empty one leaves its column out. */
export interface LogLabels {
  readonly log: string;
  readonly time: string;
  readonly group: string;
  readonly name: string;
  readonly by: string;
  readonly link: string;
  readonly amount: string;
  readonly detail: string;
  readonly follow: string;
}

export interface LogOptions<T> {
  readonly line: (entry: T) => LogLine;
  readonly detail: (entry: T) => LogDetail;
  /** In full, and where there is little room. */
  readonly gap: (gap: LogGap) => readonly [long: string, short: string];
  readonly labels: () => LogLabels;
  /** On the pill, with the number of rows that wait. */
  readonly waiting: (count: number) => readonly [long: string, short: string];
  /** Instead of rows. */
  readonly empty: () => string;
  readonly more: (count: number) => string;
  /** In an opened row, when what it is made with could not be fetched. */
  readonly missing: (reason: string) => string;
  /** The reader scrolled, chose a row or marked text. */
  readonly onPause: () => void;
  /** The reader wants to follow again. */
  readonly onFollow: () => void;
  /** After rows were drawn. */
  readonly onPaint?: () => void;
  /** Names are sentences, not types: in the host's font, in the direction of their script. */
  readonly plain?: boolean;
  readonly capacity?: number;
}
