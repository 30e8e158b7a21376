import { createLocalClient, type LocalClient } from '@streamglass/core/local';
import { createSimulator, type SimulatedRecord } from '@streamglass/core/simulate';

/** The past that live stories begin with, ms, and the range that shows it. */
const pastMs = 6 * 3_600_000;
export const liveRange = '6h';
/** Records read ten times a second while the past is read, so that the page stays at hand. */
const atOnce = 2_000;

let client: LocalClient | undefined;

/**
 * The real engine in this page, on a simulated platform: some hours of it, and on from now. One for all live stories, so
 * that the past is counted once; it lives as long as the page.
 */
export const liveClient = (): LocalClient => (client ??= createLocalClient({ feed: pacedFeed(Date.now() - pastMs) }));

function pacedFeed(from: number): { due(now: number): readonly SimulatedRecord[] } {
  const feed = createSimulator({ seed: 7, rate: 1, opening: true }).live(from);
  let waiting: SimulatedRecord[] = [];
  return {
    due(now) {
      waiting = [...waiting, ...feed.due(now)];
      return waiting.splice(0, atOnce);
    },
  };
}
