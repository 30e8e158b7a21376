import type { Feed, FeedWord } from './handle.ts';

/** The one word for a feed, by what matters most: denied > offline > paused > ended > stale > connecting > live. */
export function feedWord({ link, hold, fresh }: Feed): FeedWord {
  if (link === 'denied' || link === 'offline') return link;
  if (hold) return 'paused';
  if (link === 'ended') return link;
  // A bridge that waits for its log has nothing newer to say: what is shown gets old, or there is nothing yet.
  if (fresh.staleMs !== null || (link === 'waiting' && fresh.asOf !== null)) return 'stale';
  return link === 'live' ? 'live' : 'connecting';
}

/** As-of times come with every heartbeat; after this long without a later one they are said to stand still, ms. */
export const staleAfterMs = (heartbeatMs: number): number => Math.max(10_000, 2.5 * heartbeatMs);
