import type { EventEnvelope } from '../../events/envelope.ts';
import type { EventContext } from './kinds.ts';

export type Step = (event: EventEnvelope<string, unknown>, context: EventContext) => void;

/** What happens on events of one known type, found by one look-up an event. */
export interface Course {
  readonly steps: readonly Step[];
  /** Contexts differ by nothing else: one for each kind of time serves all events of the type. */
  readonly stated: EventContext;
  readonly unstated: EventContext;
}
export const courseOf = (known: boolean, duration: string | null, steps: readonly Step[]): Course => ({
  steps,
  stated: { known, duration, timeStated: true },
  unstated: { known, duration, timeStated: false },
});
export const unknownCourse = courseOf(false, null, []);
