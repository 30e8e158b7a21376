// What the producer writes: the recorded session with its times moved, and a generated stream with everything that goes wrong on a road.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSimulator, disturb } from '@streamglass/core/simulate';
import type { FileRecord } from './kcat.ts';

const samples = process.env.SAMPLES_DIR ?? fileURLToPath(new URL('../../../shared/samples', import.meta.url));
export const recordings = `${samples}/recordings.jsonl`;
export const hasRecordings = existsSync(recordings);

interface Line {
  readonly sample: {
    readonly timestamp: string;
    readonly topic: string;
    readonly key: string | null;
    readonly value: Readonly<Record<string, unknown>>;
  };
}
const bytes = (text: string) => new TextEncoder().encode(text);

/** The recorded session, so that its last event happened at `end` (ms): every time in it moves by the same span. */
export function recordedSession(end: number): FileRecord[] {
  const lines = readFileSync(recordings, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const moveMs = end - Math.max(...lines.map(({ sample }) => Date.parse(sample.timestamp)));
  const moved = (value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
      ? new Date(Date.parse(value) + moveMs).toISOString()
      : value;
  return lines.map(({ sample: { topic, key, value } }) => ({
    topic,
    partition: 0,
    key: key === null ? null : bytes(key),
    value: bytes(JSON.stringify(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one)])))),
  }));
}

/** How many partitions the generated topics have. */
export const partitions = 2;

/**
 * `count` records that end at `end`: repeats, disorder, late ones, tombstones and 1 % poison. Records of one key stay in one
 * partition. A file cannot hold a value with a line break, nor tell an empty one from none: neither occurs.
 */
export function generated(count: number, end: number, seed = 7): FileRecord[] {
  const hours = 26;
  const simulator = createSimulator({
    seed,
    rate: (count * 1.1) / (hours * 3_600),
    tenants: ['default', 'acme'],
    opening: true,
  });
  const records: FileRecord[] = [];
  const disturbed = disturb(simulator.events(end - hours * 3_600_000, end), {
    seed,
    repeats: 0.03,
    disorder: 0.05,
    late: 0.01,
    poison: 0.01,
    tombstones: 0.002,
  });
  for (const { topic, key, value } of disturbed) {
    const sum = (key ?? bytes(String(records.length))).reduce((all, byte) => (all * 31 + byte) >>> 0, 7);
    records.push({ topic, partition: sum % partitions, key, value });
  }
  return records.slice(-count);
}
