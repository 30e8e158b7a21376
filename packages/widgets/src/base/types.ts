import type { Shown } from '@streamglass/core/client';
import type { GroupState } from '@streamglass/core/page';
import type { SourceContract, ViewData } from '@streamglass/core/views';

export type { GroupState } from '@streamglass/core/page';
export type Origin = Shown['meta']['origin'];

/** What a pane shows: the data of each of its views, by view name. A view that has not answered is null. */
export type PaneData<C extends SourceContract, K extends keyof C['views']> = {
  readonly [V in K]: ViewData<C, V> | null;
};

/** The host's own snapshot, instead of a feed: for demos, tests, e-mail. */
export interface PaneSnapshot {
  /** Data by view name, as the views answer it. */
  readonly views: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Up to when it is known, ms. */
  readonly asOf: number;
  /** Anything but `real` is marked in the pane. Default `real`. */
  readonly origin?: Origin;
  readonly meta?: Partial<Shown['meta']>;
}

/** A number that the pane itself makes from fields: what it is, for "How this is computed". */
export interface Computed {
  /** By which figures and columns name it: `own.<key>`. */
  readonly key: string;
  readonly label: string;
  readonly definition: string;
  readonly formula?: string;
  readonly unit?: string;
}

/** A cell of a table twin: a raw value; the column says how it reads. */
export type Cell = string | number | null;
export interface TwinColumn {
  readonly key: string;
  readonly label: string;
  /** End-aligned, and exempt from the guard against formulas in CSV. */
  readonly numeric?: boolean;
  /** The field that explains it, `view.field`, or `own.<key>`; the view, where each row is another of its fields. Left out: the one field of the pane's views that is called like `key`. */
  readonly of?: string;
  readonly format?: (value: Cell) => string;
  /** Marks a cell as bad news. */
  readonly critical?: (value: Cell) => boolean;
}
export type TwinRow = Readonly<Record<string, Cell>>;
/** One value feeds table twin, CSV, JSON, readout and announcement. */
export interface Twin {
  readonly caption: string;
  readonly columns: readonly TwinColumn[];
  readonly rows: readonly TwinRow[];
  readonly foot?: TwinRow;
  readonly sorted?: { readonly key: string; readonly direction: 'ascending' | 'descending' };
}

/** Why a pane has nothing to draw although its views answered. */
export interface EmptyReason {
  readonly title: string;
  readonly lines: readonly string[];
  readonly glyph?: 'unknown' | 'info';
  /** An event type that would fill it, and the words of a link to the host's page about it. */
  readonly type?: string;
  readonly how?: string;
  /** A wider range worth a try, offered as a button. */
  readonly range?: string;
}

export const emptyGroup: GroupState = { range: null, cursor: null, selection: null, filters: {}, hold: false };

/** State that a host may keep and give back. */
export interface PaneState {
  readonly range: string | null;
  readonly table: boolean;
  readonly held: boolean;
  readonly timeZone: string | null;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** What the kind of pane adds: what was chosen, filtered or opened in it. Plain JSON. */
  readonly own: Readonly<Record<string, unknown>>;
}
