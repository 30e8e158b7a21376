import type { Described, WireEvent } from '../protocol/down.ts';
import type { Filter } from '../protocol/filter.ts';
import type { ViewMeta } from '../protocol/meta.ts';
import type { Rate } from '../protocol/version.ts';

/** What a handle shows: one consistent state of a view. A new object whenever it changes; never mutated. */
export interface Shown<Data = Readonly<Record<string, unknown>>> {
  readonly data: Data;
  readonly meta: ViewMeta;
  /** Up to when the data is known, ms. */
  readonly asOf: number;
  readonly counted: number;
  readonly seq: number;
}

/** A span of time or of sequence that did not arrive. Kept, because "live now" does not undo it. */
export interface FeedGap {
  readonly from: number;
  readonly to: number;
  /** `frames`: the chain broke and was healed by a snapshot; `log`: the bridge lost records; `digest`: data was wrong and was replaced. */
  readonly kind: 'frames' | 'log' | 'digest';
  readonly records: number | null;
}

/** The state of a feed is several things at once; the word that a pane shows is derived from them by `feedWord`. */
export interface Feed {
  readonly link: 'connecting' | 'live' | 'waiting' | 'offline' | 'denied' | 'ended';
  /** Why, when `link` is not `live`. `retryAt`: when the next attempt is made. */
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string | undefined;
    readonly retryAt?: number | undefined;
  } | null;
  /** Held by the viewer: since when, and how many events came in since. */
  readonly hold: { readonly since: number; readonly behind: number } | null;
  /** Up to when data is known, and for how long that has not advanced; null while it does. */
  readonly fresh: { readonly asOf: number | null; readonly staleMs: number | null };
  readonly gaps: readonly FeedGap[];
  readonly origin: ViewMeta['origin'];
  /** Shown from the cache, not yet confirmed by the server. */
  readonly cached: boolean;
}
export type FeedWord = 'denied' | 'offline' | 'paused' | 'stale' | 'connecting' | 'ended' | 'live';

/** One caller's hold on a view. Handles with equal view and parameters share one subscription. */
export interface ViewHandle<Data = Readonly<Record<string, unknown>>> {
  readonly view: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  /** Null until the first answer. */
  readonly shown: Shown<Data> | null;
  readonly feed: Feed;
  /** Keeps what is shown and counts what comes in. */
  hold(): void;
  /** Back to live, in one step. */
  follow(): void;
  /** Updates per second; the wire carries the highest rate that any handle of the subscription asks for. */
  rate: Rate;
  /** Asks the server for a fresh snapshot. */
  refresh(): void;
  /** Called after every change of `shown` or `feed`, batched; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Lets go; the subscription itself ends when nobody holds it. */
  release(): void;
  [Symbol.asyncIterator](): AsyncIterator<Shown<Data>>;
}

export interface WatchOptions {
  /** Updates per second that this caller wants; default 4. */
  readonly rate?: Rate;
  /** Name and version of the contract that the caller draws by (`platform-health@1`): what an older page cached is not shown. */
  readonly contract?: string;
}

export interface TailOptions {
  readonly types?: readonly string[];
  readonly filter?: Filter;
  /** Events a second that the caller can take; what comes beyond is counted. Default 200. */
  readonly perSecond?: number;
  /** Begin with this many newest events. Default 0. */
  readonly last?: number;
}
export interface TailHandle {
  readonly feed: Feed;
  /** Matching events that were not sent, since the tail began. */
  readonly withheld: number;
  /** Position to resume from, on any bridge. */
  readonly token: string | null;
  /** `newest` last. `gap`: events that can no longer be had come before these. */
  subscribe(
    listener: (batch: {
      readonly events: readonly WireEvent[];
      readonly withheld: number;
      readonly gap: FeedGap | null;
    }) => void,
  ): () => void;
  /** Stops taking events and counts them; `follow` goes on from now. */
  hold(): void;
  follow(): void;
  release(): void;
}

/** What panes need of a client; the WebSocket client and the local client both are one. */
export interface ViewClient {
  /** Who the viewer is; null while unknown or without authentication. */
  readonly subject: string | null;
  watch<Data = Readonly<Record<string, unknown>>>(
    view: string,
    params?: Readonly<Record<string, string | number | boolean | null>>,
    options?: WatchOptions,
  ): ViewHandle<Data>;
  tail(options?: TailOptions): TailHandle;
  query<Data = Readonly<Record<string, unknown>>>(
    view: string,
    params?: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<Shown<Data>>;
  /** How the numbers of a view are computed, by whoever computes them. Cached by definition and language. */
  describe(view: string, lang?: string): Promise<Described>;
  close(): void;
}
