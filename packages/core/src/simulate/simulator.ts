import { encode, keyOf, type WireFormat } from '../events/encode.ts';
import { StreamglassError } from '../lib/errors.ts';
import { eventsPerRequest, longestRequestMs, tellRequest } from './agent-run.ts';
import { chanceOf, howMany } from './chance.ts';
import { createPlatform, platformRate } from './platform.ts';
import { createRegistry } from './registry.ts';
import { rhythm } from './rhythm.ts';
import { createStage, type SimulatedEvent, type Stage } from './story.ts';

export interface SimulatorOptions {
  /** The same seed gives the same events. Left out: 1. */
  readonly seed?: number;
  /** Average events a second over a week, all tenants together. A platform alone sends about 0.5. Left out: 10. */
  readonly rate?: number;
  /** Left out: `['default']`. */
  readonly tenants?: readonly string[];
  /** Everybody introduces themselves once at the start, for a log that has no past. Left out: no. */
  readonly opening?: boolean;
  /** Nights and weekends are quiet. Left out: yes. */
  readonly rhythm?: boolean;
  /** Left out: `onex`, envelope A in snake case. */
  readonly format?: WireFormat;
  /** Left out: the type of the event. */
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

export interface Simulator {
  /** Events in `[from, to)` ms in order of time, not encoded; without `to` it never ends. */
  happenings(from: number, to?: number): Generator<SimulatedEvent, void, undefined>;
  /** The same as records to be written. */
  events(from: number, to?: number): Generator<SimulatedRecord, void, undefined>;
  /** Follows time: each call of `due` gives the records up to then that were not given before. */
  live(from: number): { due(now: number): SimulatedRecord[] };
}

const originHeader = [['x-streamglass-origin', new TextEncoder().encode('simulated')]] as const;

/**
 * A made-up platform: users ask, agents are routed, run and hand over, services fail and come back. What happens in a
 * second follows from the seed and that second alone, so that any stretch of time is the same however it is reached,
 * and a restart continues where it left. All of it is marked as simulated.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, rate = 10, tenants = ['default'], opening = false, format = 'onex' } = options;
  const topicOf = options.topicOf ?? ((event: SimulatedEvent) => event.type);
  const busyAt = options.rhythm === false ? () => 1 : rhythm;
  if (!(rate > 0) || !Number.isFinite(rate)) {
    throw new StreamglassError('bad-rate', `a rate of ${rate} events a second`, { hint: 'give a number above 0' });
  }
  if (tenants.length === 0) {
    throw new StreamglassError('bad-tenants', 'no tenants to simulate', {
      hint: "give at least one, e.g. ['default']",
    });
  }
  const casts = tenants.map((tenantId) => ({
    tenantId,
    platform: createPlatform(seed, tenantId),
    registry: createRegistry(seed, tenantId),
  }));
  const requestsPerSecond =
    Math.max(rate * 0.1, rate - platformRate * tenants.length) / eventsPerRequest / tenants.length;

  /** Tells the stories that begin in a second. */
  function play(second: number, opens: boolean, add: (event: SimulatedEvent) => void): void {
    const busy = busyAt(second * 1000);
    for (const { tenantId, platform, registry } of casts) {
      const random = chanceOf(seed, tenantId, second);
      const stage: Stage = createStage({ seed, tenantId, second, random, rate: rate / tenants.length, busy }, add);
      const weather = { outage: platform.outageAt(second) };
      for (let left = howMany(random, requestsPerSecond * busy); left > 0; left--) {
        tellRequest(stage, second * 1000 + 1000 * random(), weather);
      }
      platform.tell(stage);
      registry.tell(stage);
      if (opens) registry.opening(stage);
    }
  }

  function* happenings(from: number, to = Number.POSITIVE_INFINITY): Generator<SimulatedEvent, void, undefined> {
    const first = Math.floor(from / 1000);
    const buckets = new Map<number, SimulatedEvent[]>();
    const add = (event: SimulatedEvent): void => {
      const second = Math.floor(event.time / 1000);
      const bucket = buckets.get(second);
      if (bucket === undefined) buckets.set(second, [event]);
      else bucket.push(event);
    };
    for (let second = first - Math.ceil(longestRequestMs / 1000); second * 1000 < to; second++) {
      play(second, opening && second === first, add);
      const bucket = buckets.get(second);
      buckets.delete(second);
      if (bucket === undefined || second < first) continue;
      bucket.sort((a, b) => a.time - b.time);
      for (const event of bucket) if (event.time >= from && event.time < to) yield event;
    }
  }

  function* events(from: number, to?: number): Generator<SimulatedRecord, void, undefined> {
    for (const event of happenings(from, to)) {
      yield {
        time: event.time,
        topic: topicOf(event),
        key: keyOf(event),
        value: encode(event, format),
        headers: originHeader,
        event,
      };
    }
  }

  return {
    happenings,
    events,
    live(from) {
      const stream = events(from);
      let next: SimulatedRecord | null = null;
      return {
        due(now) {
          const records: SimulatedRecord[] = [];
          for (;;) {
            next ??= stream.next().value ?? null;
            if (next === null || next.time > now) return records;
            records.push(next);
            next = null;
          }
        },
      };
    },
  };
}
