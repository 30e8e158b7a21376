import type { Chain, Stage } from './story.ts';

/**
 * A named part of what a simulated platform does. What it tells that begins in a second follows from seed, tenant and that
 * second alone; another scenario beside it changes nothing of it.
 */
export interface Scenario {
  /** In words joined by dashes. */
  readonly name: string;
  /** What happens in it, in one sentence. */
  readonly docs: string;
  /** Nothing that begins in a second is told of later than this, ms: whoever starts in the middle looks back so far. */
  readonly longestMs: number;
  /**
   * Events that one story amounts to, on average: by it a rate becomes stories a second. Goes with `story`. Left out: the
   * scenario has no stories and goes by the clock only.
   */
  readonly eventsPerStory?: number;
  /** Events a second that the clock tells, on average over a week, whatever the rate. Left out: none. */
  readonly clockRate?: number;
  /** Sets up what one tenant has of it. */
  cast(seed: number, tenantId: string): Cast;
}

export interface Cast {
  /** One story from its beginning; begins as often as the rate says. */
  story?(stage: Stage, startedAt: number): void;
  /** What happens by the clock: asked for every second. */
  clock?(stage: Stage): void;
  /** Everybody introduces themselves, for whoever starts to listen in the middle. */
  opening?(stage: Stage): void;
}

/** A scenario of stories alone: who they are about changes nothing, so there is nothing to set up. */
export function storyScenario(
  scenario: Omit<Scenario, 'cast' | 'clockRate'> & {
    readonly eventsPerStory: number;
    readonly story: (stage: Stage, startedAt: number, chain: Chain) => void;
  },
): Scenario {
  const { story, ...rest } = scenario;
  const cast: Cast = { story: (stage, startedAt) => story(stage, startedAt, stage.chain()) };
  return { ...rest, cast: () => cast };
}
