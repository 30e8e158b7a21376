import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { RawRecord } from '@streamglass/core/events';
import type { LogConsumer, LogMessage, LogPartition, LogReader, LogState, LogWriter } from '../log-port.ts';

export interface ForeignRecord {
  readonly key: string;
  readonly value: string;
}

export interface ReaderWanted {
  readonly groupId: string;
  readonly topics: readonly (string | RegExp)[];
  readonly isAlone?: boolean;
  readonly sessionTimeoutMs?: number;
}

export interface LogUnderTest {
  openReader(options: ReaderWanted): LogReader;
  /** Joins a group with a session of 60 s, takes the topic, and dies without leaving. */
  deadMember(groupId: string, topic: string): Promise<void>;
  openWriter(options?: { deadlineMs?: number }): LogWriter;
  createTopic(topic: string, partitions: number, configs?: Readonly<Record<string, string>>): Promise<void>;
  deleteTopic(topic: string): Promise<void>;
  /** Writes to partition 0 with a compression, by a producer of another make. */
  readonly compressed: Readonly<Record<string, (topic: string, records: readonly ForeignRecord[]) => Promise<void>>>;
  /** One transaction on partition 0, open until it is ended. */
  transaction(topic: string, values: readonly string[]): Promise<{ end(how: 'commit' | 'abort'): Promise<void> }>;
  /** Undefined when the broker is not ours to kill. */
  readonly broker: { kill9(): Promise<void>; stopNode(): Promise<void>; restart(): Promise<void> } | undefined;
  stop(): Promise<void>;
}

/** What one case of the contract works with. */
export interface Bench {
  readonly log: LogUnderTest;
  readonly writer: LogWriter;
  /** A name that nothing else has. */
  fresh(what: string): string;
  /** A new topic; one partition unless said. */
  topicOf(what: string, partitions?: number, configs?: Readonly<Record<string, string>>): Promise<string>;
  /** Starts a reader that is stopped at the end of the case; in a group of its own unless said. */
  read(topics: readonly (string | RegExp)[], consumer: LogConsumer, options?: Partial<ReaderWanted>): LogReader;
}

/** Declares a case, as `it` does, with a bench of its own. */
export type Case = (title: string, run: (bench: Bench, test: TestContext) => Promise<void>) => void;

/** Bytes as text. */
export const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();
/** `topic/partition`. */
export const keyOf = ({ topic, partition }: LogPartition): string => `${topic}/${partition}`;

export const message = (topic: string, value: string | null, more: Partial<LogMessage> = {}): LogMessage => ({
  topic,
  key: null,
  value: value === null ? null : Buffer.from(value),
  ...more,
});

/** Waits for something that others bring about; `about` tells, when it fails, how far things had come. */
export async function until(
  what: string,
  holds: () => boolean,
  withinMs = 30_000,
  about: () => string = () => '',
): Promise<void> {
  for (const end = Date.now() + withinMs; !holds(); await wait(15))
    if (Date.now() > end) assert.fail(`not within ${withinMs} ms: ${what} ${about()}`);
}

/** A consumer as a bridge is one: what it counted and up to where move together, and position() answers from there. */
export class Counting implements LogConsumer {
  readonly records: RawRecord[] = [];
  readonly states: LogState[] = [];
  readonly lost: string[] = [];
  readonly recreations: string[] = [];
  readonly asked: string[] = [];
  readonly ends = new Map<string, string>();
  /** What a reader must never do. */
  readonly breaches: string[] = [];
  /** Shared by readers of one group, as a store of theirs would be. */
  readonly covered: Map<string, string>;
  readonly #inHand = new Set<string>();
  readonly #owned = new Set<string>();
  /** Where a partition is begun. */
  where: LogConsumer['position'] = async (partition) => this.covered.get(keyOf(partition)) ?? partition.start;
  /** Called before a batch counts; may throw or wait. */
  onBatch: (batch: Parameters<LogConsumer['batch']>[0]) => void | Promise<void> = () => undefined;

  constructor(covered = new Map<string, string>()) {
    this.covered = covered;
  }

  async position(partition: Parameters<LogConsumer['position']>[0]): Promise<string> {
    this.asked.push(keyOf(partition));
    this.#owned.add(keyOf(partition));
    return this.where(partition);
  }

  async batch(batch: Parameters<LogConsumer['batch']>[0]): Promise<void> {
    const key = keyOf(batch);
    if (this.#inHand.has(key)) this.breaches.push(`two calls for ${key} at once`);
    if (!this.#owned.has(key)) this.breaches.push(`${key} came without having been asked about, or after it went away`);
    this.#inHand.add(key);
    try {
      await this.onBatch(batch);
      this.records.push(...batch.records);
      this.covered.set(key, batch.next);
      this.ends.set(key, batch.end);
    } finally {
      this.#inHand.delete(key);
    }
  }

  revoked(partitions: readonly LogPartition[]): void {
    this.lost.push(...partitions.map(keyOf));
    for (const partition of partitions) this.#owned.delete(keyOf(partition));
  }

  recreated(topic: string): void {
    this.recreations.push(topic);
    for (const key of this.covered.keys()) if (key.startsWith(`${topic}/`)) this.covered.delete(key);
  }

  state(state: LogState): void {
    this.states.push(state);
  }

  get values(): (string | null)[] {
    return this.records.map(({ value }) => text(value));
  }

  /** How far it has come, for a failure. */
  get report(): string {
    const { records, covered, ends, asked, lost, states } = this;
    const maps = { covered: Object.fromEntries(covered), ends: Object.fromEntries(ends) };
    return JSON.stringify({ records: records.length, ...maps, asked, lost, states: states.slice(-8) });
  }

  get now(): string | undefined {
    return this.states.at(-1)?.state;
  }
}

/** Decimal numbers from `from` on. */
export const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));
export const inOrder = (values: readonly string[]): string[] => values.toSorted((a, b) => Number(a) - Number(b));
