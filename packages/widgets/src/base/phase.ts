import type { Feed, Shown } from '@streamglass/core/client';
import { feedState } from './feed-state.ts';

/** What the body of a pane shows. */
export type Phase = 'unconfigured' | 'loading' | 'denied' | 'error' | 'offline' | 'empty' | 'shown';

/** `answers`: of the views that must have answered. Data outlives a broken feed, but not a denial. */
export function phaseOf(state: {
  readonly configured: boolean;
  readonly feed: Feed;
  readonly answers: readonly (Shown | null)[];
  readonly isEmpty: () => boolean;
}): Phase {
  if (!state.configured) return 'unconfigured';
  const word = feedState(state.feed);
  if (word === 'denied') return 'denied';
  if (state.answers.every((answer) => answer !== null)) return state.isEmpty() ? 'empty' : 'shown';
  if (word === 'error') return 'error';
  if (word === 'offline') return 'offline';
  return 'loading';
}
