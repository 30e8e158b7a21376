import type { Clock, Timer } from '../lib/clock.ts';
import type { Down, WireEvent } from '../protocol/down.ts';
import { matchesFilter } from '../protocol/filter-match.ts';
import type { Tail } from '../protocol/up.ts';
import type { EventLog } from './event-log.ts';

/** How often events are sent, and how often the position to resume from goes with them. */
const flushEveryMs = 100;
const tokenEveryMs = 1_000;

interface Running {
  readonly id: number;
  readonly passes: (event: WireEvent) => boolean;
  credit: number;
  /** Position up to which the log was looked at. */
  at: number;
  withheld: number;
  tokenAt: number;
}

/** The tails of one connection. `name` is that of the log: a token of another log is out of reach. */
export class Tails {
  #log: EventLog;
  #name: string;
  #clock: Clock;
  #send: (frame: Down) => void;
  #running = new Map<number, Running>();
  #timer: Timer | undefined;

  constructor(log: EventLog, name: string, clock: Clock, send: (frame: Down) => void) {
    this.#log = log;
    this.#name = name;
    this.#clock = clock;
    this.#send = send;
  }

  begin({ id, types, filter, credit, last, resume }: Tail): void {
    const log = this.#log;
    const passes = (event: WireEvent) =>
      (!types || types.includes(event.type)) && (!filter || matchesFilter(filter, event));
    const tail: Running = { id, passes, credit, at: log.end, withheld: 0, tokenAt: Number.NEGATIVE_INFINITY };
    this.#running.set(id, tail);
    const from = resume === undefined ? null : this.#positionOf(resume);
    if (resume === undefined) {
      this.#send({ op: 'tailing', id, how: 'live', gap: null });
      const newest = log.newest(Math.min(last ?? 0, credit), passes);
      if (newest.length > 0) this.#sendEvents(tail, newest);
    } else if (from !== null && from >= log.start) {
      this.#send({ op: 'tailing', id, how: 'resumed', gap: null });
      tail.at = from;
    } else {
      const records = from === null ? null : log.start - from;
      if (from !== null) tail.at = log.start;
      this.#send({ op: 'tailing', id, how: 'gap', gap: { from: null, to: null, records } });
    }
    this.#schedule();
  }

  credit(id: number, credit: number): void {
    const tail = this.#running.get(id);
    if (tail) tail.credit += credit;
  }

  end(id: number): boolean {
    return this.#running.delete(id);
  }

  close(): void {
    this.#running.clear();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #positionOf(token: string): number | null {
    const [name, position] = token.split('@');
    return name === this.#name ? Number(position) : null;
  }

  #schedule(): void {
    if (this.#running.size === 0) return;
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined;
      for (const tail of this.#running.values()) this.#flush(tail);
      this.#schedule();
    }, flushEveryMs);
  }

  #flush(tail: Running): void {
    const matching = this.#log.since(tail.at).filter(tail.passes);
    tail.at = this.#log.end;
    const events = matching.slice(0, tail.credit);
    tail.withheld += matching.length - events.length;
    // Without credit nothing is sent but, once a second, how much that was.
    if (events.length > 0 || (tail.withheld > 0 && this.#clock.now() - tail.tokenAt >= tokenEveryMs)) {
      this.#sendEvents(tail, events);
    }
  }

  #sendEvents(tail: Running, events: readonly WireEvent[]): void {
    const { id, withheld } = tail;
    const now = this.#clock.now();
    const due = now - tail.tokenAt >= tokenEveryMs;
    tail.credit -= events.length;
    tail.withheld = 0;
    if (due) tail.tokenAt = now;
    this.#send({ op: 'events', id, events: [...events], withheld, ...(due && { token: `${this.#name}@${tail.at}` }) });
  }
}
