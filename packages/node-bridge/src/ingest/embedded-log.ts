import type { RawRecord } from '@streamglass/core/events';
import { type Clock, StreamglassError, type Timer } from '@streamglass/core/lib';
import type { LogConsumer, LogPartition, LogReader } from './log-port.ts';

/** A record that has no offset yet: the log gives it one. */
export type TimedRecord = Omit<RawRecord, 'offset'>;

export interface EmbeddedLogOptions {
  /** In order of time; what lies in the future is delivered when its time has come. The end of it is the end of the log. */
  readonly records: Iterator<TimedRecord>;
  readonly clock: Clock;
}

const batchRecords = 200;
/** Live records wait this long for company, so that a batch costs one turn and not each record. */
const gatherMs = 50;

/**
 * A log inside the process, over the simulator or a recording. It begins anew with every start, at offset 0 of each
 * partition; it has no past to seek to.
 */
export class EmbeddedLog implements LogReader {
  readonly #records: Iterator<TimedRecord>;
  readonly #clock: Clock;
  readonly #next = new Map<string, bigint>();
  readonly #paused = new Set<string>();
  #running: Promise<void> | null = null;
  #stopped = false;
  #timer: Timer | undefined;
  #wake: (() => void) | null = null;

  constructor({ records, clock }: EmbeddedLogOptions) {
    this.#records = records;
    this.#clock = clock;
  }

  run(consumer: LogConsumer): Promise<void> {
    this.#running ??= this.#deliver(consumer);
    return this.#running;
  }

  async #deliver(consumer: LogConsumer): Promise<void> {
    consumer.state({ state: 'catching-up' });
    let pending = this.#records.next();
    let live = false;
    while (!this.#stopped && !pending.done) {
      const now = this.#clock.now();
      const due = new Map<string, TimedRecord[]>();
      let count = 0;
      while (!pending.done && pending.value.timestamp <= now && count < batchRecords) {
        const id = idOf(pending.value);
        if (this.#paused.has(id)) break;
        const records = due.get(id) ?? [];
        records.push(pending.value);
        due.set(id, records);
        count += 1;
        pending = this.#records.next();
      }
      for (const records of due.values()) await this.#batch(consumer, records);
      if (count === batchRecords || pending.done) continue;
      if (!live && pending.value.timestamp > now) {
        live = true;
        consumer.state({ state: 'live' });
      }
      await this.#sleep(Math.max(gatherMs, pending.value.timestamp - this.#clock.now()));
    }
    if (this.#stopped) return;
    consumer.state({ state: 'ended' });
    while (!this.#stopped) await this.#sleep(60_000);
  }

  async #batch(consumer: LogConsumer, timed: readonly TimedRecord[]): Promise<void> {
    const [first] = timed;
    if (!first) return;
    const { topic, partition } = first;
    const id = idOf(first);
    if (!this.#next.has(id)) {
      this.#next.set(id, 0n);
      await consumer.position({ topic, partition, start: '0', end: '0' });
    }
    let offset = this.#next.get(id) ?? 0n;
    const records: RawRecord[] = [];
    for (const record of timed) {
      records.push({ ...record, offset: String(offset) });
      offset += 1n;
    }
    const batch = { topic, partition, records, next: String(offset), end: String(offset) };
    // A failed batch is delivered again from the same offset, until it is counted.
    for (let attempt = 0; !this.#stopped; attempt += 1) {
      try {
        await consumer.batch(batch);
        break;
      } catch {
        await this.#sleep(Math.min(100 * 2 ** attempt, 5_000));
      }
    }
    this.#next.set(id, offset);
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stopped) return resolve();
      this.#wake = resolve;
      this.#timer = this.#clock.setTimeout(resolve, ms);
    });
  }

  pause({ topic, partition }: LogPartition): void {
    this.#paused.add(`${topic}/${partition}`);
  }
  resume({ topic, partition }: LogPartition): void {
    this.#paused.delete(`${topic}/${partition}`);
    this.#wake?.();
  }
  seek({ topic, partition }: LogPartition, offset: string): void {
    throw new StreamglassError('not-seekable', `The embedded log cannot seek to ${offset} of ${topic}/${partition}`, {
      hint: 'Start again, or read from Kafka.',
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#clock.clearTimeout(this.#timer);
    this.#wake?.();
    await this.#running;
  }
}

const idOf = ({ topic, partition }: LogPartition): string => `${topic}/${partition}`;
