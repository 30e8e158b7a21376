import { type Catalog, catalog as wholeCatalog } from '../events/catalog.ts';
import { encodedText, keyOf, type WireFormat } from '../events/encode.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import { seededRandom } from '../lib/random.ts';
import { howMany, mixed, seedOf } from './chance.ts';
import { paceOf } from './pace.ts';
import { rhythm } from './rhythm.ts';
import { type ChosenScenario, chosenScenarios } from './scenarios/index.ts';
import { createMixedWriter, type Shape } from './shapes.ts';
import { createStage, type SimulatedEvent } from './story.ts';
import { createTextBlock } from './text-block.ts';

export interface SimulatorOptions {
  /** The same seed gives the same events. Left out: 1. */
  readonly seed?: number;
  /**
   * Average events a second over a week, all tenants together. Part of them goes by the clock (about 0.5 of a platform alone)
   * whatever the rate; the rest is shared among the stories. Left out: 10.
   */
  readonly rate?: number;
  /** Left out: `['default']`. */
  readonly tenants?: readonly string[];
  /**
   * What is told: names, scenarios of one's own, or either with a weight, by which stories share the rate. `all` for every one
   * of the kit. Left out: `agent-runs`, `platform-health` and `registry`, which fill the panes.
   */
  readonly scenarios?: 'all' | readonly ChosenScenario[];
  /** Everybody introduces themselves once at the start, for a log that has no past. Left out: no. */
  readonly opening?: boolean;
  /** Nights and weekends are quiet. Left out: yes. */
  readonly rhythm?: boolean;
  /** Left out: `onex`, envelope A in snake case. */
  readonly format?: WireFormat;
  /**
   * `mixed`: each source writes a wire shape of its own, to topics of its own naming; shapes by source say which, and
   * leave the others to their name. Left out: all write `format`.
   */
  readonly shapes?: 'mixed' | Readonly<Record<string, Shape>>;
  /** Definitions by which events are written, for scenarios that tell of one's own. Left out: every event of the kit. */
  readonly catalog?: Catalog;
  /** Left out: the type of the event. Goes with one format, not with shapes, which need topics of their own. */
  readonly topicOf?: (event: SimulatedEvent) => string;
}

/** A record to be written, and the event in it. */
export interface SimulatedRecord {
  /** When it happened, ms. */
  readonly time: number;
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array;
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[];
  readonly event: SimulatedEvent;
}

export interface PlayOptions {
  /** Left out: the system's. */
  readonly clock?: Clock;
  /** How much history comes first, ms. Left out: none. */
  readonly backfill?: number;
  /** Simulated seconds a second, until it has caught up with the clock. Left out: history comes at once, then 1. */
  readonly speed?: number;
}

export interface Simulator {
  /** Events in `[from, to)` ms in order of time, not encoded; without `to` it never ends. */
  happenings(from: number, to?: number): Generator<SimulatedEvent, void, undefined>;
  /** The same as records to be written. */
  events(from: number, to?: number): Generator<SimulatedRecord, void, undefined>;
  /** Follows time: each call of `due` gives the records up to then that were not given before, made as they are taken. */
  live(from: number): { due(now: number): Generator<SimulatedRecord, void, undefined> };
  /** Follows a clock, after some history, at a speed: each call of `due` gives what is due by now and was not given before. */
  play(options?: PlayOptions): { due(): SimulatedRecord[] };
}

const originHeader = [['x-streamglass-origin', new TextEncoder().encode('simulated')]] as const;

/**
 * A made-up platform: users ask, agents are routed, run and hand over, services fail and come back, and whatever else the
 * chosen scenarios tell. What begins in a second follows from the seed and that second alone, so that any stretch of time is
 * the same however it is reached, and a restart continues where it left. All of it is marked as simulated.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, rate = 10, tenants = ['default'], opening = false, format = 'onex', shapes } = options;
  const catalog = options.catalog ?? wholeCatalog;
  const busyAt = options.rhythm === false ? () => 1 : rhythm;
  if (!(rate > 0) || !Number.isFinite(rate)) {
    throw new StreamglassError('bad-rate', `a rate of ${rate} events a second`, { hint: 'give a number above 0' });
  }
  if (tenants.length === 0) {
    throw new StreamglassError('bad-tenants', 'no tenants to simulate', {
      hint: "give at least one, e.g. ['default']",
    });
  }
  const chosen = chosenScenarios(options.scenarios);
  const byClock = chosen.reduce((sum, { scenario }) => sum + (scenario.clockRate ?? 0), 0);
  const weights = chosen.reduce(
    (sum, { scenario, weight }) => sum + (scenario.eventsPerStory === undefined ? 0 : weight),
    0,
  );
  const ofStories = Math.max(rate * 0.1, rate - byClock * tenants.length) / tenants.length;

  function* happenings(from: number, to = Number.POSITIVE_INFINITY): Generator<SimulatedEvent, void, undefined> {
    const first = Math.floor(from / 1000);
    const buckets = new Map<number, SimulatedEvent[]>();
    const add = (event: SimulatedEvent): void => {
      const second = Math.floor(event.time / 1000);
      const bucket = buckets.get(second);
      if (bucket !== undefined) bucket.push(event);
      else if (second >= first) buckets.set(second, [event]);
    };
    const casts = tenants.flatMap((tenantId) =>
      chosen.map(({ scenario, weight }) => {
        const { name, eventsPerStory, longestMs } = scenario;
        const cast = scenario.cast(seed, tenantId);
        const own = createStage({ seed, tenantId, scenario: name, rate: rate / tenants.length }, add);
        return {
          cast,
          own,
          seed: seedOf(seed, name, tenantId),
          since: first - Math.ceil(longestMs / 1000),
          stories: eventsPerStory === undefined ? 0 : (ofStories * weight) / weights / eventsPerStory,
        };
      }),
    );
    const earliest = Math.min(...casts.map(({ since }) => since));
    for (let second = earliest; second * 1000 < to; second++) {
      const busy = busyAt(second * 1000);
      for (const { cast, own, since, stories, seed: seedOfCast } of casts) {
        if (second < since) continue;
        const { stage } = own;
        const random = seededRandom(mixed(seedOfCast, second));
        own.set(second, random, busy);
        if (stories > 0)
          for (let left = howMany(random, stories * busy); left > 0; left--)
            cast.story?.(stage, second * 1000 + 1000 * random());
        cast.clock?.(stage);
        if (opening && second === first) cast.opening?.(stage);
      }
      const bucket = buckets.get(second);
      if (bucket === undefined) continue;
      buckets.delete(second);
      bucket.sort((a, b) => a.time - b.time);
      for (const event of bucket) if (event.time >= from && event.time < to) yield event;
    }
  }

  const written = shapes === undefined ? null : createMixedWriter(shapes === 'mixed' ? {} : shapes, catalog);
  const topicOf = options.topicOf ?? ((event: SimulatedEvent) => event.type);
  if (written !== null && (options.topicOf !== undefined || options.format !== undefined)) {
    const what = options.format === undefined ? 'topicOf' : 'format';
    throw new StreamglassError('bad-shapes', `${what} beside shapes`, {
      hint: 'leave one of them out: a shape has a format and topics of its own',
    });
  }

  function* events(from: number, to?: number): Generator<SimulatedRecord, void, undefined> {
    const bytesOf = createTextBlock();
    for (const event of happenings(from, to)) {
      const { time } = event;
      const record = written?.(event) ?? {
        topic: topicOf(event),
        value: bytesOf(encodedText(event, format, catalog)),
        headers: originHeader,
      };
      yield { time, key: keyOf(event, catalog), ...record, event };
    }
  }

  function live(from: number): { due(now: number): Generator<SimulatedRecord, void, undefined> } {
    const stream = events(from);
    let next: SimulatedRecord | null = null;
    return {
      *due(now) {
        for (;;) {
          next ??= stream.next().value ?? null;
          if (next === null || next.time > now) return;
          const record = next;
          next = null;
          yield record;
        }
      },
    };
  }

  return {
    happenings,
    events,
    live,
    play({ clock = systemClock, backfill = 0, speed } = {}) {
      const began = clock.now();
      const pace = paceOf({ began, from: began - backfill, speed });
      const stream = live(began - backfill);
      return { due: () => [...stream.due(pace.reached(clock.now()))] };
    },
  };
}
