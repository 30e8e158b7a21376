// One life of a kafkajs consumer in its group, from joining to leaving. It is long because what it guards is one state:
// which partitions are ours, from where, and what is in hand. The reader starts a new one when topics come or
// go and when kafkajs gives up. What makes this longer than a call of `consumer.run`:
//  - a join waits until what is in hand is counted (kafkajs joins while it processes, its issue 1527), so what the old
//    reader of a partition counted is complete before the new one is asked where to begin
//  - a partition is read only once the consumer has said from where; positions are ours, the group's are a courtesy
//  - a partition that is slow or fails is taken out of fetching alone, the others go on
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { type Cluster, type Consumer, type EachBatchPayload, Kafka, PartitionAssigners } from 'kafkajs';
import { deferred } from './deferred.ts';
import { beforeEveryJoin, type Bounds, boundsOf } from './kafka-cluster.ts';
import { type KafkaConnection, kafkajsConfig, type LogSink, rootCause, Sockets } from './kafka-connection.ts';
import { Carrier, type FetchedPartition, OFFSET_OUT_OF_RANGE, tapCluster, UNKNOWN_TOPIC } from './kafka-fetch.ts';
import { RecordSet, type RecordSlice } from './kafka-records.ts';
import type { AssignedPartition, LogPartition } from './log-port.ts';

/** What a batch may hold at most; the consumer's loop gets a turn between batches. */
const BATCH_BYTES = 512 * 1024;
const BATCH_RECORDS = 1_000;
const TURN_MS = 5;
/** A batch in hand for longer leaves kafkajs's loop, which fetches nothing else of that broker meanwhile. */
const SLOW_MS = 250;
const POLL_MS = 200;
const COMMIT_EVERY_MS = 1_000;
const RETRY_MS = { first: 250, most: 10_000 };

export interface SessionOptions {
  readonly connection: KafkaConnection;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  readonly log: LogSink;
  /** Member ids of sessions that ended without leaving; the group would wait for them. */
  readonly ghosts: Set<string>;
  /** Nobody else reads in this group. */
  readonly isAlone: boolean;
}

/** What the session asks of its reader. */
export interface SessionPort {
  /** From where to read; undefined when the partition cannot be placed now (it is asked again). */
  place(partition: AssignedPartition): Promise<bigint | undefined>;
  /** Resolves when the slice is counted. */
  batch(topic: string, partition: number, slice: RecordSlice, end: bigint): Promise<void>;
  /** The group gave these out anew. */
  assigned(partitions: readonly LogPartition[]): void;
  isPaused(partition: LogPartition): boolean;
  /** A topic is not as it was: gone, or made again. */
  suspicious(topic: string): void;
  progress(): void;
}

/** Why a partition is not fetched. */
type Hold = 'placing' | 'user' | 'busy' | 'retry' | 'suspicious';

interface Reading extends LogPartition {
  readonly holds: Set<Hold>;
  /** Next offset; undefined until the consumer has said it. */
  position: bigint | undefined;
  end: bigint;
  committed: bigint | undefined;
  caughtUp: boolean;
  failures: number;
  seeks: number;
  work: Promise<void> | undefined;
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

export class KafkaSession {
  readonly #options: SessionOptions;
  readonly #port: SessionPort;
  readonly #sockets = new Sockets();
  readonly #consumer: Consumer;
  #cluster: Cluster | undefined;
  readonly #ended = deferred<Error | undefined>();
  #readings = new Map<string, Reading>();
  /** Work on partitions of earlier assignments; calls for one partition never overlap. */
  readonly #leftovers = new Map<string, Promise<void>>();
  #generation = 0;
  #joining = false;
  #stopping = false;
  #over = false;
  isAbandoned = false;
  /** Settles when kafkajs has let go of everything. */
  closed: Promise<void> = Promise.resolve();
  /** When the last answer to a Fetch came, on the clock of `performance.now()`; an idle reader fetches all the time. */
  lastAnswer = 0;
  #memberId: string | undefined;
  #lastHeartbeat = 0;
  #committer: NodeJS.Timeout | undefined;
  #committing: Promise<void> | undefined;
  #turn = performance.now();

  constructor(options: SessionOptions, port: SessionPort) {
    this.#options = options;
    this.#port = port;
    const kafka = new Kafka(kafkajsConfig(options.connection, this.#sockets, options.log));
    this.#consumer = kafka.consumer({
      groupId: options.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.max(Math.floor(options.sessionTimeoutMs / 5), 200),
      rebalanceTimeout: options.rebalanceTimeoutMs,
      maxWaitTimeInMs: POLL_MS,
      maxBytesPerPartition: 1024 * 1024,
      maxBytes: 4 * 1024 * 1024,
      metadataMaxAge: 30_000,
      // Every crash ends the session: the reader knows better than kafkajs when to try again.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
      partitionAssigners: [
        (config) => {
          this.#prepare(config.cluster);
          return PartitionAssigners.roundRobin(config);
        },
      ],
    });
  }

  /** Joins and reads. Resolves when the session is over: with an error when kafkajs gave up, without after `stop`. */
  async run(): Promise<Error | undefined> {
    const consumer = this.#consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.#joined(payload.memberId, payload.memberAssignment));
    consumer.on(consumer.events.HEARTBEAT, () => {
      this.#lastHeartbeat = performance.now();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#end(payload.error));
    this.#committer = setInterval(() => void this.#commit(), COMMIT_EVERY_MS);
    const started = this.#start();
    const outcome = await this.#ended.promise;
    clearInterval(this.#committer);
    this.closed = this.#close(started);
    // In order, it has left the group when it is over. After a failure nobody waits for kafkajs to see it too.
    if (outcome === undefined) await this.closed;
    await Promise.all([...this.#readings.values()].map(({ work }) => work));
    await Promise.all(this.#leftovers.values());
    if (this.#memberId) this.#options.ghosts.add(this.#memberId);
    return outcome;
  }

  /** kafkajs cannot stop while it starts, it would go on without us; and its requests can hang until their sockets are cut. */
  async #close(started: Promise<void>): Promise<void> {
    if (this.isAbandoned) this.#sockets.cut();
    const cut = setTimeout(() => this.#sockets.cut(), this.#stopping ? 3_000 : 500);
    await started;
    await this.#consumer.disconnect().catch(() => undefined);
    clearTimeout(cut);
    this.#sockets.cut();
  }

  /** The broker was away and kafkajs has not noticed that it is back: a new session is quicker. */
  abandon(): void {
    this.isAbandoned = true;
    this.#end(new Error('The broker was away.'));
  }

  async #start(): Promise<void> {
    try {
      await this.#consumer.connect();
      await this.#consumer.subscribe({ topics: [...this.#options.topics] });
      await this.#consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 4,
        eachBatch: (payload) => this.#eachBatch(payload),
      });
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** From here on kafkajs may have let go of everything: it is not asked for anything any more. */
  #end(error: Error | undefined): void {
    this.#over = true;
    this.#ended.resolve(error);
  }

  /** Counts what is in hand, says so to the group, leaves. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#readings.values()].map(({ work }) => work));
    await Promise.race([this.#commit(), wait(1_000)]);
    this.#end(undefined);
  }

  hold(partition: LogPartition): void {
    const reading = this.#readings.get(keyOf(partition.topic, partition.partition));
    if (reading) this.#hold(reading, 'user');
  }

  release(partition: LogPartition): void {
    const reading = this.#readings.get(keyOf(partition.topic, partition.partition));
    if (reading) this.#release(reading, 'user');
  }

  seek(partition: LogPartition, offset: bigint): void {
    const reading = this.#readings.get(keyOf(partition.topic, partition.partition));
    if (!reading || this.#over) return;
    reading.seeks++;
    reading.position = offset;
    reading.caughtUp = false;
    if (reading.holds.size === 0) this.#seekKafkajs(reading);
  }

  /** Every partition has reached the end that its log had. */
  get caughtUp(): boolean {
    return this.#generation > 0 && [...this.#readings.values()].every((reading) => reading.caughtUp);
  }

  /** The cluster has more partitions than kafkajs knows: it joins again when its own metadata say so. */
  async refresh(): Promise<void> {
    await this.#cluster?.refreshMetadata().catch(() => undefined);
  }

  #prepare(cluster: Cluster): void {
    this.#cluster = cluster;
    tapCluster(cluster, (fetched) => this.#onFetched(fetched));
    const { ghosts, isAlone } = this.#options;
    beforeEveryJoin(cluster, { ghosts, isAlone, before: () => this.#beforeJoin() });
  }

  async #beforeJoin(): Promise<void> {
    this.#joining = true;
    const inHand = [...this.#readings.values()].flatMap(({ work }) => work ?? []);
    if (inHand.length > 0) {
      const tooLong = Math.max(this.#options.rebalanceTimeoutMs - 5_000, 1_000);
      const counted = await Promise.race([Promise.all(inHand).then(() => true), wait(tooLong, false, { ref: false })]);
      if (!counted)
        this.#options.log.warn({ partitions: inHand.length }, 'joining the group with batches still in hand');
    }
    await Promise.race([this.#commit(), wait(500, undefined, { ref: false })]);
  }

  #joined(memberId: string, assignment: Readonly<Record<string, readonly number[]>>): void {
    this.#memberId = memberId;
    this.#lastHeartbeat = performance.now();
    this.#generation++;
    for (const [key, { work }] of this.#readings) if (work) this.#leftovers.set(key, work);
    const partitions = Object.entries(assignment).flatMap(([topic, list]) =>
      list.map((partition) => ({ topic, partition })),
    );
    this.#readings = new Map(
      partitions.map((partition) => {
        const holds = new Set<Hold>(this.#port.isPaused(partition) ? ['placing', 'user'] : ['placing']);
        const reading = {
          ...partition,
          holds,
          position: undefined,
          end: 0n,
          committed: undefined,
          caughtUp: false,
          failures: 0,
          seeks: 0,
          work: undefined,
        };
        return [keyOf(partition.topic, partition.partition), reading];
      }),
    );
    // In this very turn, before kafkajs fetches from where the group's offsets say.
    for (const { topic, partition } of partitions) this.#consumer.pause([{ topic, partitions: [partition] }]);
    this.#joining = false;
    this.#port.assigned(partitions);
    for (const reading of this.#readings.values()) void this.#place(reading);
    this.#port.progress();
  }

  #isCurrent(reading: Reading): boolean {
    return !this.#over && this.#readings.get(keyOf(reading.topic, reading.partition)) === reading;
  }

  async #place(reading: Reading): Promise<void> {
    const { topic, partition } = reading;
    const key = keyOf(topic, partition);
    await this.#leftovers.get(key);
    this.#leftovers.delete(key);
    for (let waitMs = RETRY_MS.first; this.#isCurrent(reading); waitMs = Math.min(waitMs * 2, 2_000)) {
      const seeks = reading.seeks;
      const bounds = await this.#bounds(topic, partition);
      const position = bounds && (await this.#port.place({ topic, partition, ...bounds }));
      if (!this.#isCurrent(reading)) return;
      if (position !== undefined) {
        reading.end = BigInt(bounds?.end ?? 0);
        if (reading.seeks === seeks) reading.position = position;
        this.#noteProgress(reading);
        this.#release(reading, 'placing');
        return;
      }
      await wait(waitMs);
    }
  }

  async #bounds(topic: string, partition: number): Promise<Bounds | undefined> {
    try {
      return this.#cluster && (await boundsOf(this.#cluster, topic, partition));
    } catch (error) {
      this.#options.log.debug(
        { topic, partition, why: rootCause(error) },
        'the bounds of a partition are not known yet',
      );
      await this.refresh();
      return undefined;
    }
  }

  /** Every Fetch answer passes here, also empty ones. */
  #onFetched({ topic, partition, errorCode, end }: FetchedPartition): void {
    const silence = performance.now() - this.lastAnswer;
    this.lastAnswer += silence;
    if (silence > 2 * POLL_MS) this.#port.progress();
    const reading = this.#readings.get(keyOf(topic, partition));
    if (!reading) return;
    if (errorCode === OFFSET_OUT_OF_RANGE || errorCode === UNKNOWN_TOPIC) {
      if (reading.holds.has('placing')) return;
      // Nothing more is read until the consumer has been asked again: the log is not the one we knew.
      reading.position = undefined;
      this.#hold(reading, 'placing');
      this.#port.suspicious(topic);
      void this.#place(reading);
    } else if (errorCode === 0) {
      reading.end = end;
      this.#noteProgress(reading);
    }
  }

  #noteProgress(reading: Reading): void {
    if (reading.caughtUp || reading.position === undefined || reading.position < reading.end) return;
    reading.caughtUp = true;
    this.#port.progress();
  }

  async #eachBatch({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
    const carrier: unknown = batch.messages[0];
    const reading = this.#readings.get(keyOf(batch.topic, batch.partition));
    if (!(carrier instanceof Carrier) || !reading || reading.work) return;
    const before = reading.position;
    const work = this.#deliver(reading, carrier.fetched);
    reading.work = work;
    const slow = deferred<boolean>();
    const timer = setTimeout(() => slow.resolve(true), SLOW_MS);
    const isSlow = await Promise.race([work.then(() => false), slow.promise]);
    clearTimeout(timer);
    if (isSlow) {
      this.#hold(reading, 'busy');
      void work.finally(() => {
        reading.work = undefined;
        this.#release(reading, 'busy');
      });
      return;
    }
    reading.work = undefined;
    const { position } = reading;
    // kafkajs steps to the offset after this one.
    if (position !== undefined && position !== before && this.#isCurrent(reading) && !this.#joining)
      resolveOffset(String(position - 1n));
  }

  /** Hands out what was fetched, slice by slice, as long as it may be counted here. Never rejects. */
  async #deliver(reading: Reading, fetched: FetchedPartition): Promise<void> {
    const { position, topic, partition } = reading;
    if (position === undefined) return;
    try {
      const set = new RecordSet(topic, partition, fetched.bytes, fetched.aborted, position);
      while (this.#mayCount(reading)) {
        const slice = set.next(BATCH_BYTES, BATCH_RECORDS);
        if (!slice) return;
        const seeks = reading.seeks;
        await this.#port.batch(topic, partition, slice, fetched.end);
        if (reading.seeks !== seeks) return;
        reading.position = slice.next;
        reading.failures = 0;
        this.#noteProgress(reading);
        if (performance.now() - this.#turn > TURN_MS) {
          await nextTurn();
          this.#turn = performance.now();
        }
      }
    } catch (error) {
      this.#failed(reading, error);
    }
  }

  #mayCount(reading: Reading): boolean {
    // A group that has not heard from us for a session has given our partitions away.
    const isMember = performance.now() - this.#lastHeartbeat < this.#options.sessionTimeoutMs;
    return (
      isMember &&
      !this.#joining &&
      !this.#stopping &&
      reading.position !== undefined &&
      !reading.holds.has('user') &&
      this.#isCurrent(reading)
    );
  }

  #failed(reading: Reading, error: unknown): void {
    const waitMs = Math.min(RETRY_MS.first * 2 ** reading.failures++, RETRY_MS.most);
    const { topic, partition, position } = reading;
    this.#options.log.error(
      { topic, partition, offset: String(position), retryInMs: waitMs, err: error },
      'a batch could not be counted; it is read again',
    );
    this.#hold(reading, 'retry');
    setTimeout(() => this.#release(reading, 'retry'), waitMs);
  }

  #hold(reading: Reading, why: Hold): void {
    reading.holds.add(why);
    if (this.#isCurrent(reading)) this.#consumer.pause([{ topic: reading.topic, partitions: [reading.partition] }]);
  }

  #release(reading: Reading, why: Hold): void {
    if (!reading.holds.delete(why) || reading.holds.size > 0 || !this.#isCurrent(reading) || this.#stopping) return;
    this.#seekKafkajs(reading);
    this.#consumer.resume([{ topic: reading.topic, partitions: [reading.partition] }]);
  }

  #seekKafkajs({ topic, partition, position }: Reading): void {
    if (position !== undefined) this.#consumer.seek({ topic, partition, offset: String(position) });
  }

  /** Tells the group how far we are, for the tools of operators. */
  async #commit(): Promise<void> {
    if (this.#committing) return this.#committing;
    const moved = [...this.#readings.values()].filter(
      ({ position, committed }) => position !== undefined && position !== committed,
    );
    if (moved.length === 0 || this.#over) return;
    const offsets = moved.map(({ topic, partition, position }) => ({ topic, partition, offset: String(position) }));
    const positions = moved.map(({ position }) => position);
    this.#committing = this.#consumer
      .commitOffsets(offsets)
      .then(() => moved.forEach((reading, index) => (reading.committed = positions[index])))
      .catch((error: unknown) =>
        this.#options.log.debug({ why: rootCause(error) }, 'the group’s offsets were not committed'),
      )
      .finally(() => {
        this.#committing = undefined;
      });
    return this.#committing;
  }
}
