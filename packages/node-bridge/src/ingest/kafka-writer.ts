import { setTimeout as wait } from 'node:timers/promises';
import {
  Admin,
  compatibilityPartitioner,
  findErrorBy,
  type MessageToProduce,
  ProduceAcks,
  Producer,
} from '@platformatic/kafka';
import { StreamglassError } from '@streamglass/core/lib';
import { deferred } from './deferred.ts';
import type { Compression } from './kafka-codecs.ts';
import { type KafkaConnection, type LogSink, platformaticConfig, rootCause, silentLog } from './kafka-connection.ts';
import type { LogMessage, LogWriter, TopicToEnsure } from './log-port.ts';

export interface KafkaWriterOptions extends KafkaConnection {
  /** A write that is not acknowledged after this long is given up. Default 10000. */
  readonly deadlineMs?: number;
  /** Default `lz4`. */
  readonly compression?: Compression;
  readonly log?: LogSink;
}

/** Brokers take batches of 1 MB unless told otherwise; each send stays well below. */
const SEND_BYTES = 512 * 1024;
/** What a record costs on the wire besides its bytes, roughly. */
const RECORD_HEAD = 24;
const RETRY_DELAY_MS = 200;
/** For a topic that was just made and is not known everywhere. */
const METADATA_RETRIES = 3;
const CLOSE_MS = 2_000;

type Message = MessageToProduce<Buffer, Buffer, Buffer, Buffer>;

interface Job {
  readonly messages: readonly Message[];
  /** Names of all its topics. */
  readonly topics: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  settled: boolean;
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const sizeOf = ({ key, value, headers }: Message): number => {
  let size = RECORD_HEAD + (key?.length ?? 0) + (value?.length ?? 0);
  if (headers instanceof Map) for (const [name, header] of headers) size += name.length + (header?.length ?? 0) + 4;
  return size;
};

/** Messages in order, cut into sends; one that is larger than a send goes alone. */
function* sends(messages: readonly Message[]): Generator<Message[]> {
  let chunk: Message[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = sizeOf(message);
    if (chunk.length > 0 && bytes + size > SEND_BYTES) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** Opens a writer on Kafka: idempotent, acknowledged by all in-sync replicas, one send at a time, so in order. */
export const openKafkaWriter = (options: KafkaWriterOptions): LogWriter => new KafkaWriter(options);

class KafkaWriter implements LogWriter {
  readonly #options: KafkaWriterOptions;
  readonly #log: LogSink;
  readonly #deadlineMs: number;
  #queue: Job[] = [];
  #producer: Producer<Buffer, Buffer, Buffer, Buffer> | undefined;
  #pumping: Promise<void> | undefined;
  #onDrop: (() => void) | undefined;
  #roundRobin = 0;
  #stopped = false;

  constructor(options: KafkaWriterOptions) {
    this.#options = options;
    this.#log = options.log ?? silentLog;
    this.#deadlineMs = options.deadlineMs ?? 10_000;
  }

  write(messages: readonly LogMessage[]): Promise<void> {
    if (this.#stopped)
      return Promise.reject(
        new StreamglassError('writer-stopped', 'The writer is stopped.', { hint: 'Open another one.' }),
      );
    if (messages.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        if (job.settled) return;
        job.settled = true;
        clearTimeout(timer);
        finish();
      };
      const job: Job = {
        messages: messages.map((message) => this.#messageOf(message)),
        topics: [...new Set(messages.map(({ topic }) => topic))].sort().join(' '),
        resolve: () => settle(resolve),
        reject: (error) => settle(() => reject(error)),
        settled: false,
      };
      const timer = setTimeout(() => this.#giveUp(job), this.#deadlineMs);
      this.#queue.push(job);
      this.#pumping ??= this.#pump();
    });
  }

  async ensureTopics(topics: readonly TopicToEnsure[]): Promise<void> {
    if (topics.length === 0) return;
    const admin = new Admin({
      ...platformaticConfig(this.#options),
      retries: Number.POSITIVE_INFINITY,
      retryDelay: RETRY_DELAY_MS,
    });
    try {
      const names = topics.map(({ topic }) => topic).join(', ');
      await this.#withDeadline(
        this.#createMissing(admin, topics),
        `Topics ${names} were not created in ${this.#deadlineMs} ms.`,
      );
    } finally {
      admin.close().catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pumping;
    await Promise.race([this.#drop(), wait(CLOSE_MS, undefined, { ref: false })]);
  }

  #messageOf({ topic, partition, key, value, headers, timestamp }: LogMessage): Message {
    const named = new Map<Buffer, Buffer>();
    // The library iterates this Map as it is: names are buffers, so equal ones stay apart, and a missing value becomes null.
    for (const [name, header] of headers ?? [])
      Reflect.apply(named.set, named, [Buffer.from(name), header === null ? null : bufferOf(header)]);
    return {
      topic,
      ...(partition === undefined ? {} : { partition }),
      ...(key === null ? {} : { key: bufferOf(key) }),
      ...(value === null ? {} : { value: bufferOf(value) }),
      ...(named.size > 0 ? { headers: named } : {}),
      timestamp: BigInt(Math.floor(timestamp ?? Date.now())),
    };
  }

  async #pump(): Promise<void> {
    // Whoever writes in the same turn is sent together.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const jobs = this.#takeJobs();
      const failure = await this.#send(jobs.flatMap(({ messages }) => messages));
      if (failure === undefined) for (const job of jobs) job.resolve();
      else if (jobs.length === 1) jobs[0]?.reject(failure);
      else for (const job of jobs) await this.#sendAlone(job);
    }
    // In the same turn as the last look at the queue: a write after it starts the pump again.
    this.#pumping = undefined;
  }

  /**
   * As many waiting jobs as fit into one send, at least one. Of one topic only: a send of which one topic refuses its part
   * has written the others, and those who asked for them would write them twice.
   */
  #takeJobs(): Job[] {
    const waiting = this.#queue.filter(({ settled }) => !settled);
    let count = 0;
    for (let bytes = 0; count < waiting.length; count++) {
      bytes += (waiting[count]?.messages ?? []).reduce((sum, message) => sum + sizeOf(message), 0);
      if (count > 0 && (bytes > SEND_BYTES || waiting[count]?.topics !== waiting[0]?.topics)) break;
    }
    this.#queue = waiting.slice(count);
    return waiting.slice(0, count);
  }

  /** Of several writes that failed together, each hears only its own fault. */
  async #sendAlone(job: Job): Promise<void> {
    if (job.settled) return;
    const failure = await this.#send(job.messages);
    if (failure === undefined) job.resolve();
    else job.reject(failure);
  }

  async #send(messages: readonly Message[]): Promise<StreamglassError | undefined> {
    const producer = (this.#producer ??= this.#open());
    // A send has been seen that never settled, not even when its producer was closed: nobody waits for it then.
    const dropped = deferred<never>();
    dropped.promise.catch(() => undefined);
    this.#onDrop = () =>
      dropped.reject(new StreamglassError('write-timeout', 'The write was given up.', { retryable: true }));
    const sending = async (): Promise<void> => {
      for (const chunk of sends(messages)) {
        await this.#checkTopics(producer, chunk);
        await producer.send({ messages: chunk });
      }
    };
    try {
      const sent = sending();
      sent.catch(() => undefined);
      await Promise.race([sent, dropped.promise]);
      return undefined;
    } catch (error) {
      return this.#errorOf(error);
    } finally {
      this.#onDrop = undefined;
    }
  }

  /** The library waits for ever for a topic that does not exist, and wraps a partition number that is too high around. */
  async #checkTopics(producer: Producer<Buffer, Buffer, Buffer, Buffer>, messages: readonly Message[]): Promise<void> {
    const topics = [...new Set(messages.map(({ topic }) => topic))];
    const metadata = await producer.metadata({ topics, retries: METADATA_RETRIES }).catch((error: unknown) => {
      const fault = this.#errorOf(error);
      // Anything else may pass until the deadline.
      if (fault.code === 'unknown-topic') throw fault;
    });
    if (!metadata) return;
    for (const { topic, partition = 0 } of messages) {
      const count = metadata.topics.get(topic)?.partitionsCount ?? 0;
      if (partition >= 0 && partition < count) continue;
      throw new StreamglassError('unknown-partition', `Topic ${topic} has no partition ${partition}.`, {
        hint: `It has ${count}.`,
      });
    }
  }

  #open(): Producer<Buffer, Buffer, Buffer, Buffer> {
    return new Producer<Buffer, Buffer, Buffer, Buffer>({
      ...platformaticConfig(this.#options),
      idempotent: true,
      acks: ProduceAcks.ALL,
      compression: this.#options.compression ?? 'lz4',
      retryDelay: RETRY_DELAY_MS,
      timeout: Math.max(Math.floor(this.#deadlineMs / 2), 500),
      // As Java's clients do it; the library's own default chooses other partitions for half of the keys.
      partitioner: (message, key) => (key === undefined ? this.#roundRobin++ : compatibilityPartitioner(message, key)),
    });
  }

  /** At the deadline: the send may hang for ever in the library, so its producer is thrown away with it. */
  #giveUp(job: Job): void {
    const isInFlight = !this.#queue.includes(job);
    const { topic } = job.messages[0] ?? { topic: '' };
    job.reject(
      new StreamglassError(
        'write-timeout',
        `${job.messages.length} records for ${topic} were not acknowledged in ${this.#deadlineMs} ms.`,
        {
          hint: `Is ${this.#options.brokers.join(', ')} reachable? The records may have been written all the same; write them again.`,
          retryable: true,
        },
      ),
    );
    if (!isInFlight) return;
    this.#log.warn(
      { topic, records: job.messages.length },
      'a write was not acknowledged in time; its producer is closed',
    );
    void this.#drop();
  }

  async #drop(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    this.#onDrop?.();
    await producer?.close().catch(() => undefined);
  }

  #errorOf(error: unknown): StreamglassError {
    if (error instanceof StreamglassError) return error;
    const why = rootCause(error);
    const apiId = (id: string): boolean => error instanceof Error && findErrorBy(error, 'apiId', id) !== null;
    if (apiId('MESSAGE_TOO_LARGE') || apiId('RECORD_LIST_TOO_LARGE'))
      return new StreamglassError('record-too-large', `The broker refused a record as too large: ${why}`, {
        hint: 'Raise max.message.bytes of the topic.',
        cause: error,
      });
    if (why.startsWith('Unknown topic') || apiId('UNKNOWN_TOPIC_OR_PARTITION'))
      return new StreamglassError('unknown-topic', why, {
        hint: 'Create it first (ensureTopics).',
        retryable: true,
        cause: error,
      });
    return new StreamglassError('write-failed', `The records were not written: ${why}`, {
      retryable: true,
      cause: error,
    });
  }

  async #createMissing(admin: Admin, topics: readonly TopicToEnsure[]): Promise<void> {
    const existing = new Set(await admin.listTopics());
    for (const { topic, partitions, configs = {} } of topics) {
      if (existing.has(topic)) continue;
      const entries = Object.entries(configs).map(([name, value]) => ({ name, value }));
      try {
        await admin.createTopics({
          topics: [{ topic, partitions }],
          ...(entries.length > 0 ? { configs: entries } : {}),
        });
      } catch (error) {
        // Somebody else may have been quicker.
        const exists = error instanceof Error && findErrorBy(error, 'apiId', 'TOPIC_ALREADY_EXISTS') !== null;
        if (!exists) throw this.#errorOf(error);
      }
    }
    for (const { topic } of topics) await this.#untilLed(admin, topic);
  }

  /** A topic that was just made has no leaders for a moment. */
  async #untilLed(admin: Admin, topic: string): Promise<void> {
    for (;;) {
      const found = await admin.metadata({ topics: [topic], forceUpdate: true, retries: 0 }).catch(() => undefined);
      const known = found?.topics.get(topic);
      if (known && known.partitions.length > 0 && known.partitions.every(({ leader }) => leader >= 0)) return;
      await wait(50);
    }
  }

  async #withDeadline(work: Promise<void>, message: string): Promise<void> {
    const pause = new AbortController();
    work.catch(() => undefined);
    const late = wait(this.#deadlineMs, undefined, { signal: pause.signal }).then(() => {
      throw new StreamglassError('write-timeout', message, {
        hint: `Is ${this.#options.brokers.join(', ')} reachable?`,
        retryable: true,
      });
    });
    try {
      await Promise.race([work, late]);
    } finally {
      pause.abort();
      late.catch(() => undefined);
    }
  }
}
