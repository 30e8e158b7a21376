import type { RawRecord } from '@streamglass/core/events';
import { createSimulator, type SimulatedRecord, toRecords } from '@streamglass/core/simulate';
import { allSources, createEngine, type Engine } from '@streamglass/core/sources';
import { createDecoder } from '@streamglass/core/events';

/** One topic for all types, so that a bench knows what it has written. The built-in pattern of topics matches it. */
export const topic = 'omninode.bench.v1';
export const partitions = 8;

export interface Stream {
  readonly count: number;
  /** Events a second of event time. */
  readonly rate: number;
  readonly from: number;
}

export type Written = Omit<SimulatedRecord, 'event'>;

/** Simulated events as they would be written: all types of the catalogue, in order of time, encoded. */
export function simulated({ count, rate, from }: Stream): Written[] {
  const records: Written[] = [];
  const simulator = createSimulator({ seed: 7, rate, rhythm: false, opening: true, topicOf: () => topic });
  for (const { time, key, value, headers } of simulator.events(from)) {
    records.push({ time, topic, key, value, headers });
    if (records.length === count) break;
  }
  return records;
}

/** The same as they would be read. */
export const recordsOf = (stream: Stream): RawRecord[] => [...toRecords(simulated(stream), { partitions })];

export const meanBytes = (records: readonly RawRecord[]): number =>
  records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0) / records.length;

export const newEngine = (): Engine => createEngine({ sources: allSources, decoder: createDecoder() });

/** Reads all, and lets time pass four times a second as the bridge does. */
export function readAll(engine: Engine, records: readonly RawRecord[]): void {
  let asOf = engine.asOf;
  for (const record of records) {
    engine.read(record);
    if (record.timestamp - asOf < 250) continue;
    asOf = record.timestamp;
    engine.advance(asOf);
  }
}
