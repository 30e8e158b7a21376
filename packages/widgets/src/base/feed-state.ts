import type { Feed, FeedGap } from '@streamglass/core/client';
import type { Format } from './format.ts';

/** The one word for a feed; several things hold at once, the worst is said. */
export type FeedState =
  | 'denied'
  | 'error'
  | 'offline'
  | 'paused'
  | 'stale'
  | 'waiting'
  | 'catching-up'
  | 'connecting'
  | 'ended'
  | 'live';

/** Worst first. */
const order: readonly FeedState[] = [
  'denied',
  'error',
  'offline',
  'paused',
  'stale',
  'waiting',
  'catching-up',
  'connecting',
  'ended',
  'live',
];

/** How long nothing may advance before it is called stale, ms; under that a heartbeat may just be late. */
const staleAfterMs = 1_000;

/**
 * One feed's word. The client's own word (`feedWord`) knows no errors: a view that failed has ended, or waits for its next
 * try, with a problem.
 */
export function feedState(feed: Feed): FeedState {
  // The client tries no more, but nobody refused: the address is none.
  if (feed.link === 'denied') return feed.problem?.code === 'bad-url' ? 'error' : 'denied';
  if (feed.problem && (feed.link === 'ended' || (feed.link === 'waiting' && feed.problem.code !== 'ingest-waiting')))
    return 'error';
  if (feed.link === 'offline') return 'offline';
  if (feed.hold) return 'paused';
  if ((feed.fresh.staleMs ?? 0) >= staleAfterMs) return 'stale';
  if (feed.link === 'live' && feed.problem?.code === 'ingest-catching-up') return 'catching-up';
  return feed.link;
}

/** All feeds of a pane as one: the worst link, the longest hold, every gap once. */
export function worstFeed(feeds: readonly Feed[]): Feed {
  const [first, ...rest] = [...feeds].sort((a, b) => order.indexOf(feedState(a)) - order.indexOf(feedState(b)));
  if (!first) return idleFeed;
  const gaps = new Map<string, FeedGap>();
  for (const feed of feeds) for (const gap of feed.gaps) gaps.set(`${gap.kind} ${gap.from} ${gap.to}`, gap);
  const holds = feeds.flatMap(({ hold }) => hold ?? []);
  const marked = feeds.map(({ origin }) => origin).filter((origin) => origin !== 'none');
  const origin = new Set(marked).size > 1 ? 'mixed' : (marked[0] ?? 'none');
  return {
    ...first,
    hold:
      holds.length === 0
        ? null
        : {
            since: Math.min(...holds.map(({ since }) => since)),
            behind: Math.max(...holds.map(({ behind }) => behind)),
          },
    gaps: [...gaps.values()].sort((a, b) => a.from - b.from),
    origin,
    cached: [first, ...rest].some(({ cached }) => cached),
  };
}

export const idleFeed: Feed = {
  link: 'connecting',
  problem: null,
  hold: null,
  fresh: { asOf: null, staleMs: null },
  gaps: [],
  origin: 'none',
  cached: false,
};

/** What the indicator says: `Paused · 128 buffered`, `Stale 42 s`. */
export function feedWords(feed: Feed, format: Format): string {
  const state = feedState(feed);
  if (state === 'paused' && feed.hold && feed.hold.behind > 0)
    return format.text('feed.paused.n', { n: feed.hold.behind });
  if (state === 'stale') return format.text('feed.stale', { v: format.span(feed.fresh.staleMs ?? 0) });
  return format.text(`feed.${state}`);
}
