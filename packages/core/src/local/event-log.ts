import type { WireEvent } from '../protocol/down.ts';

/** The newest events, for tails; older ones are gone. A position is the number of events that came before. */
export interface EventLog {
  /** Position after the newest event. */
  readonly end: number;
  /** Position of the oldest event still held. */
  readonly start: number;
  add(event: WireEvent): void;
  /** Events from a position on. */
  since(position: number): readonly WireEvent[];
  /** The newest `count` events that pass, by the log's time, oldest first; what came at the same time in the order it was added. */
  newest(count: number, passes: (event: WireEvent) => boolean): readonly WireEvent[];
}

export function createEventLog(max: number): EventLog {
  let events: WireEvent[] = [];
  let start = 0;
  return {
    get end() {
      return start + events.length;
    },
    get start() {
      return start;
    },
    add(event) {
      events.push(event);
      if (events.length < 2 * max) return;
      start += events.length - max;
      events = events.slice(-max);
    },
    since: (position) => events.slice(Math.max(0, position - start)),
    newest: (count, passes) =>
      count === 0
        ? []
        : events
            .filter(passes)
            .sort((a, b) => a.logTime - b.logTime)
            .slice(-count),
  };
}
