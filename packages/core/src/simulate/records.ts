import type { RawRecord } from '../events/envelope.ts';
import { chanceOf, seedOf } from './chance.ts';
import type { SimulatedRecord } from './simulator.ts';

export interface LogOptions {
  /** Per topic. Left out: 3. */
  readonly partitions?: number;
  /** Time from an event to the log, ms: the least, and what chance adds at most. Left out: 5 and 60. */
  readonly lagMs?: readonly [least: number, more: number];
  /** Left out: 1. */
  readonly seed?: number;
}

type Written = Pick<SimulatedRecord, 'time' | 'topic' | 'key' | 'headers'> & { readonly value: Uint8Array | null };

/** Writes records the way a log would keep them: partition by key, offsets counting up, a time of its own. */
export function createLogWriter(options: LogOptions = {}): { write(record: Written): RawRecord } {
  const { partitions = 3, lagMs = [5, 60], seed = 1 } = options;
  const random = chanceOf(seed, 'log');
  const ends = new Map<string, number>();
  const text = new TextDecoder();
  let keyless = 0;
  /** Newest event time seen: what comes late is written no earlier than this. */
  let newest = Number.NEGATIVE_INFINITY;
  return {
    write({ time, topic, key, value, headers }) {
      const partition = (key === null ? keyless++ : seedOf(text.decode(key))) % partitions;
      const place = `${topic}/${partition}`;
      const offset = ends.get(place) ?? 0;
      ends.set(place, offset + 1);
      newest = Math.max(newest, time);
      const timestamp = Math.ceil(newest + lagMs[0] + lagMs[1] * random());
      return { topic, partition, offset: String(offset), timestamp, key, value, headers };
    },
  };
}

/** Simulated records as they would be read from a log. */
export function* toRecords(
  records: Iterable<Written>,
  options: LogOptions = {},
): Generator<RawRecord, void, undefined> {
  const log = createLogWriter(options);
  for (const record of records) yield log.write(record);
}
