import type { RawRecord } from '@streamglass/core/events';
import type { AssignedPartition, LogConsumer, LogPartition, LogReader } from '../ingest/log-port.ts';

interface StoredPartition {
  start: number;
  records: RawRecord[];
  /** Of the topic. */
  id: number;
}

/** A log in memory that outlives its readers: what a broker is to a bridge, for tests of what lies above the port. */
export class MemoryLog {
  readonly #partitions = new Map<string, StoredPartition>();
  readonly #readers = new Set<MemoryReader>();

  append(topic: string, value: unknown, options: { partition?: number; timestamp?: number } = {}): void {
    const { partition = 0, timestamp = Date.now() } = options;
    const id = `${topic}/${partition}`;
    const log = this.#partitions.get(id) ?? { start: 0, records: [], id: 1 };
    this.#partitions.set(id, log);
    const bytes = value === null ? null : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    const offset = String(log.start + log.records.length);
    log.records.push({ topic, partition, offset, timestamp, key: null, value: bytes, headers: [] });
    for (const reader of this.#readers) reader.wake();
  }

  /** Deletes the records before an offset, as retention does. */
  deleteBefore(topic: string, partition: number, offset: number): void {
    const log = this.#partitions.get(`${topic}/${partition}`);
    if (!log) return;
    log.records.splice(0, offset - log.start);
    log.start = offset;
  }

  /** Deletes the topic and makes it again: other records from offset 0, another id. */
  recreate(topic: string): void {
    for (const [id, log] of this.#partitions) {
      if (!id.startsWith(`${topic}/`)) continue;
      log.records = [];
      log.start = 0;
      log.id += 1;
    }
    for (const reader of this.#readers) reader.recreated(topic);
  }

  reader(batchSize = 100): LogReader {
    const reader = new MemoryReader(this.#partitions, batchSize, () => this.#readers.delete(reader));
    this.#readers.add(reader);
    return reader;
  }
}

class MemoryReader implements LogReader {
  readonly #partitions: ReadonlyMap<string, StoredPartition>;
  readonly #batchSize: number;
  readonly #gone: () => void;
  readonly #next = new Map<string, number>();
  #wake: () => void = () => undefined;
  #woken = false;
  #stopped = false;
  #running: Promise<void> | null = null;
  #consumer: LogConsumer | null = null;

  constructor(partitions: ReadonlyMap<string, StoredPartition>, batchSize: number, gone: () => void) {
    this.#partitions = partitions;
    this.#batchSize = batchSize;
    this.#gone = gone;
  }

  run(consumer: LogConsumer): Promise<void> {
    this.#consumer = consumer;
    this.#running = this.#read(consumer);
    return this.#running;
  }

  async #read(consumer: LogConsumer): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      let idle = true;
      for (const [id, log] of this.#partitions) {
        if (this.#stopped) return;
        const [topic = '', number = '0'] = id.split('/');
        const partition = Number(number);
        const end = log.start + log.records.length;
        if (!this.#next.has(id)) {
          const offsetAt = async (timeMs: number) =>
            log.records.find(({ timestamp }) => timestamp >= timeMs)?.offset ?? String(end);
          const topicId = String(log.id);
          const assigned: AssignedPartition = {
            topic,
            partition,
            start: String(log.start),
            end: String(end),
            offsetAt,
            topicId,
          };
          this.#next.set(id, Number(await consumer.position(assigned)));
        }
        const from = Math.max(this.#next.get(id) ?? 0, log.start);
        const records = log.records.slice(from - log.start, from - log.start + this.#batchSize);
        if (records.length === 0) continue;
        idle = false;
        const next = from + records.length;
        await consumer
          .batch({ topic, partition, records, next: String(next), end: String(log.start + log.records.length) })
          .then(
            () => this.#next.set(id, next),
            () => undefined,
          );
      }
      if (!idle || this.#woken) continue;
      consumer.state({ state: 'live' });
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  recreated(topic: string): void {
    for (const id of this.#next.keys()) if (id.startsWith(`${topic}/`)) this.#next.delete(id);
    this.#consumer?.recreated(topic);
    this.wake();
  }
  wake(): void {
    this.#woken = true;
    this.#wake();
  }
  pause(_partition: LogPartition): void {}
  resume(_partition: LogPartition): void {}
  seek({ topic, partition }: LogPartition, offset: string): void {
    this.#next.set(`${topic}/${partition}`, Number(offset));
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    this.#gone();
    await this.#running;
  }
}
