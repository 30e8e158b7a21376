import { StreamglassError } from '../lib/errors.ts';

/** When simulated events are due by the clock, both in ms. */
export interface Pace {
  /** When an event of that time is due. */
  dueAt(time: number): number;
  /** Up to when events are due. */
  reached(now: number): number;
  /** When history has been played; never, at a speed of 1 or below. */
  readonly caughtUpAt: number;
}

/**
 * History that begins at `from` runs at `speed` simulated seconds a second and from then on with the clock, which it never
 * overtakes: an event that lies ahead would be taken for one with a wrong time.
 */
export function paceOf({
  began,
  from,
  speed = Number.POSITIVE_INFINITY,
}: {
  readonly began: number;
  readonly from: number;
  readonly speed?: number | undefined;
}): Pace {
  if (!(speed > 0)) {
    throw new StreamglassError('bad-speed', `a speed of ${speed}`, {
      hint: 'give simulated seconds a second, above 0, such as 60',
    });
  }
  const isAtOnce = speed === Number.POSITIVE_INFINITY;
  return {
    caughtUpAt: isAtOnce ? began : speed > 1 ? began + (began - from) / (speed - 1) : Number.POSITIVE_INFINITY,
    dueAt: (time) => (isAtOnce ? time : Math.max(time, began + (time - from) / speed)),
    reached: (now) => (isAtOnce ? now : Math.min(now, from + (now - began) * speed)),
  };
}
