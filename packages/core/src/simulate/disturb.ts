import { StreamglassError } from '../lib/errors.ts';
import { chanceOf, pick } from './chance.ts';
import type { SimulatedRecord } from './simulator.ts';

export interface Disturbance {
  /** Left out: 1. */
  readonly seed?: number;
  /** Share of records that are sent twice, shortly after each other. */
  readonly repeats?: number;
  /** Share of records that are held back behind some later ones. */
  readonly disorder?: number;
  /** Share of records that arrive a long time late. */
  readonly late?: number;
  /** Share of records that a broken one goes before. */
  readonly poison?: number;
  /** Share of records that a tombstone goes before. */
  readonly tombstones?: number;
  /** How many records later a repeat or a held back record comes, at most. Left out: 50. */
  readonly within?: number;
  /** How many records later a late record comes, at most. Left out: 5,000. */
  readonly lateWithin?: number;
}

/** What was done to a record. */
export type Done = 'as-it-was' | 'repeat' | 'held-back' | 'late' | 'poison' | 'tombstone';
export type DisturbedRecord = Omit<SimulatedRecord, 'value' | 'event'> & {
  readonly value: Uint8Array | null;
  readonly done: Done;
};

const bytes = new TextEncoder();
/** Values that no decoder can read. */
const poisons: readonly (() => Uint8Array)[] = [
  () => bytes.encode('{"event_type":"omninode.agent.routing.completed.v1","payload":{'),
  () => new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  () => new Uint8Array(0),
  () => bytes.encode('[1,2,3]'),
  () => bytes.encode('"a word"'),
  () =>
    bytes.encode('{"event_type":"omninode.agent.routing.completed.v1","event_id":"p","payload":{"selected_agent":{}}}'),
  () =>
    bytes.encode('{"event_type":"omninode.agent.execution.completed.v1","event_id":"p","payload":{"duration_ms":12}}'),
  () =>
    bytes.encode(
      `{"event_type":"omninode.agent.execution.started.v1","event_id":"p","payload":${'['.repeat(200)}${']'.repeat(200)}}`,
    ),
];

/**
 * The same records as a real network delivers them: repeated, out of order, late, with broken ones among them. Seeded.
 * Repeats, held back and late records come within a stated number of records; at the end all that are still held come.
 */
export function* disturb(
  records: Iterable<SimulatedRecord>,
  how: Disturbance,
): Generator<DisturbedRecord, void, undefined> {
  const {
    seed = 1,
    repeats = 0,
    disorder = 0,
    late = 0,
    poison = 0,
    tombstones = 0,
    within = 50,
    lateWithin = 5_000,
  } = how;
  for (const [name, value] of Object.entries({ repeats, disorder, late, poison, tombstones })) {
    if (!(value >= 0 && value <= 1)) {
      throw new StreamglassError('bad-share', `${name} is ${value}`, { hint: 'give a share from 0 to 1' });
    }
  }
  const random = chanceOf(seed, 'disturb');
  /** What is held, by the number of the record it comes after. */
  const held = new Map<number, DisturbedRecord[]>();
  const hold = (after: number, record: DisturbedRecord): void => {
    const waiting = held.get(after);
    if (waiting === undefined) held.set(after, [record]);
    else waiting.push(record);
  };
  let count = 0;
  for (const { event: _, ...record } of records) {
    if (random() < poison) yield { ...record, value: pick(random, poisons)(), done: 'poison' };
    if (random() < tombstones) yield { ...record, value: null, done: 'tombstone' };
    const behind = (most: number): number => count + 1 + Math.floor(random() * most);
    if (random() < late) hold(behind(lateWithin), { ...record, done: 'late' });
    else if (random() < disorder) hold(behind(within), { ...record, done: 'held-back' });
    else {
      yield { ...record, done: 'as-it-was' };
      if (random() < repeats) hold(behind(within), { ...record, done: 'repeat' });
    }
    yield* held.get(count) ?? [];
    held.delete(count);
    count += 1;
  }
  for (const after of [...held.keys()].sort((a, b) => a - b)) yield* held.get(after) ?? [];
}
