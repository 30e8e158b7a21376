import type { Timer } from '../lib/clock.ts';
import type { ErrorFrame } from '../protocol/down.ts';
import type { ClientContext } from './context.ts';
import type { Feed } from './handle.ts';

export interface LinkState {
  readonly link: Feed['link'];
  readonly problem: Feed['problem'];
}

/** Why the server refused one subscription or tail, and when it is asked again. */
export interface Refusal {
  readonly problem: NonNullable<Feed['problem']>;
  readonly timer: Timer | undefined;
}

/** Takes a refusal; asks again when the server says that it may help. */
export function refusalOf({ clock }: ClientContext, frame: ErrorFrame, askAgain: () => void): Refusal {
  const { code, message, hint, retryAfterMs } = frame;
  if (retryAfterMs === undefined) return { problem: { code, message, hint }, timer: undefined };
  return {
    problem: { code, message, hint, retryAt: clock.now() + retryAfterMs },
    timer: clock.setTimeout(askAgain, retryAfterMs),
  };
}

const plain = (link: Feed['link']): LinkState => ({ link, problem: null });

/** How a feed stands, from the connection up to the log. `answered`: the server answered it on this connection. */
export function linkOf({ state, ingest }: ClientContext, answered: boolean, refusal: Refusal | null): LinkState {
  switch (state.name) {
    case 'idle':
      return plain('connecting');
    case 'authorizing':
    case 'opening':
    case 'greeting':
      return plain(state.attempt === 0 ? 'connecting' : 'offline');
    case 'waiting':
      return { link: 'offline', problem: { ...state.problem, retryAt: state.retryAt } };
    case 'denied':
      return { link: 'denied', problem: state.problem };
    case 'ended':
      return plain('ended');
    case 'live':
      break;
  }
  if (refusal) {
    const { problem } = refusal;
    const denied = problem.code === 'forbidden' || problem.code === 'unauthenticated';
    return { link: denied ? 'denied' : refusal.timer ? 'waiting' : 'ended', problem };
  }
  if (!answered) return plain('connecting');
  if (ingest?.ingest === 'waiting') {
    const message = `The bridge waits for ${ingest.waitingFor ?? 'its log'}.`;
    return { link: 'waiting', problem: { code: 'ingest-waiting', message } };
  }
  if (ingest?.ingest === 'catching-up') {
    // Frames flow, but what they tell is not yet the present: said, so that nobody takes an old number for a new one.
    return {
      link: 'live',
      problem: { code: 'ingest-catching-up', message: 'The bridge is catching up with its log.' },
    };
  }
  return plain(ingest?.ingest === 'ended' ? 'ended' : 'live');
}
