import { setTimeout as wait } from 'node:timers/promises';
import { StreamglassError } from '@streamglass/core/lib';
import { deferred } from './deferred.ts';
import { type KafkaConnection, type LogSink, rootCause, silentLog } from './kafka-connection.ts';
import type { RecordSlice } from './kafka-records.ts';
import { KafkaSession, type SessionPort } from './kafka-session.ts';
import { type TopicSelection, type TopicsSeen, TopicWatch } from './kafka-topics.ts';
import type { AssignedPartition, LogConsumer, LogPartition, LogReader, LogState } from './log-port.ts';

export interface KafkaReaderOptions extends KafkaConnection {
  /** Readers of one group share the partitions. */
  readonly groupId: string;
  /** Names and patterns. Patterns pass over internal topics and dead letters. Topics that come later are found. */
  readonly topics: TopicSelection;
  /**
   * Nobody else reads in this group: a member that is still in it is this reader's predecessor, killed before it could
   * leave, and is taken out at once instead of after its session. Default false.
   */
  readonly isAlone?: boolean;
  readonly log?: LogSink;
  /** How often the cluster is asked for topics that came, went or were made again. Default 2000. */
  readonly discoverEveryMs?: number;
  /** After this silence the group gives our partitions to another reader. Brokers allow 6 s to 30 min by default. Default 10000. */
  readonly sessionTimeoutMs?: number;
  /** How long the group waits for members to join again, and so for batches in hand. Default 30000. */
  readonly rebalanceTimeoutMs?: number;
}

/** A log that has become shorter is looked at this often before it is called another one: a new leader may lag for a moment. */
const SHORTER_LOOKS = 4;
const CLOSE_MS = 3_000;
/** How long kafkajs may take to notice that a broker is back. */
const NOTICE_MS = 400;
const CRASH_WAIT_MS = { first: 200, most: 5_000 };

const keyOf = ({ topic, partition }: LogPartition): string => `${topic}/${partition}`;

/** Opens a reader on Kafka. It connects with `run`. Throws `bad-kafka-options`. */
export function openKafkaReader(options: KafkaReaderOptions): LogReader {
  if (options.brokers.length === 0 || options.topics.length === 0 || options.groupId === '')
    throw new StreamglassError(
      'bad-kafka-options',
      'A Kafka reader needs at least one broker, one topic and a group id.',
      {
        hint: `Got brokers [${options.brokers.join(', ')}], ${options.topics.length} topics, group id "${options.groupId}".`,
      },
    );
  return new KafkaReader(options);
}

class KafkaReader implements LogReader, SessionPort {
  readonly #options: KafkaReaderOptions;
  readonly #log: LogSink;
  readonly #watch: TopicWatch;
  readonly #paused = new Set<string>();
  readonly #ghosts = new Set<string>();
  readonly #ids = new Map<string, string>();
  readonly #shorter = new Map<string, number>();
  /** Topics that are read again only when an answer younger than this time has shown them unchanged. */
  readonly #suspects = new Map<string, number>();
  #consumer: LogConsumer | undefined;
  #session: KafkaSession | undefined;
  #seen: TopicsSeen | undefined;
  #seenChanged = deferred<void>();
  #owned: readonly LogPartition[] = [];
  #reading: readonly string[] = [];
  #state = '';
  readonly #stopSignal = new AbortController();
  #running: Promise<void> | undefined;
  #closing: Promise<unknown> = Promise.resolve();
  /** Since when no broker answers. */
  #awaySince: number | undefined;

  constructor(options: KafkaReaderOptions) {
    this.#options = options;
    this.#log = options.log ?? silentLog;
    this.#watch = new TopicWatch(options, options.topics, {
      everyMs: options.discoverEveryMs ?? 2_000,
      log: this.#log,
      onSeen: (seen) => this.#onSeen(seen),
    });
  }

  get #isStopped(): boolean {
    return this.#stopSignal.signal.aborted;
  }

  run(consumer: LogConsumer): Promise<void> {
    if (this.#running)
      throw new StreamglassError('already-running', 'This reader runs already.', { hint: 'Open another one.' });
    this.#consumer = consumer;
    const watching = this.#watch.run();
    this.#running = this.#read().finally(async () => {
      this.#watch.stop();
      await watching;
    });
    return this.#running;
  }

  pause(partition: LogPartition): void {
    this.#paused.add(keyOf(partition));
    this.#session?.hold(partition);
  }

  resume(partition: LogPartition): void {
    this.#paused.delete(keyOf(partition));
    this.#session?.release(partition);
  }

  seek(partition: LogPartition, offset: string): void {
    if (!/^\d+$/.test(offset))
      throw new StreamglassError('bad-offset', `"${offset}" is no offset.`, {
        hint: 'An offset is a decimal number from 0 on.',
      });
    this.#session?.seek(partition, BigInt(offset));
  }

  async stop(): Promise<void> {
    this.#stopSignal.abort();
    this.#watch.stop();
    this.#seenChanged.resolve(undefined);
    await this.#session?.stop();
    await this.#running;
  }

  async #read(): Promise<void> {
    let waitMs = CRASH_WAIT_MS.first;
    while (!this.#isStopped) {
      const topics = this.#seen?.reachable ? [...this.#seen.topics.keys()].sort() : [];
      if (topics.length === 0) {
        this.#sayState();
        await this.#seenChanged.promise;
        continue;
      }
      this.#noteIds();
      this.#reading = topics;
      const session = new KafkaSession(this.#sessionOptions(topics), this);
      this.#session = session;
      const began = performance.now();
      const failure = await session.run();
      this.#session = undefined;
      this.#closing = Promise.all([this.#closing, session.closed]);
      if (!failure || session.isAbandoned || this.#isStopped) continue;
      this.#log.warn({ why: rootCause(failure), againInMs: waitMs }, 'the Kafka consumer gave up; it is started again');
      if (performance.now() - began > 30_000) waitMs = CRASH_WAIT_MS.first;
      await wait(waitMs, undefined, { signal: this.#stopSignal.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, CRASH_WAIT_MS.most);
    }
    this.#revoke([]);
    await Promise.race([this.#closing, wait(CLOSE_MS, undefined, { ref: false })]);
  }

  #sessionOptions(topics: readonly string[]): ConstructorParameters<typeof KafkaSession>[0] {
    const { groupId, isAlone = false, sessionTimeoutMs = 10_000, rebalanceTimeoutMs = 30_000 } = this.#options;
    return {
      connection: this.#options,
      groupId,
      isAlone,
      topics,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
      log: this.#log,
      ghosts: this.#ghosts,
    };
  }

  #onSeen(seen: TopicsSeen): void {
    const before = this.#seen;
    this.#seen = seen;
    this.#seenChanged.resolve(undefined);
    this.#seenChanged = deferred<void>();
    if (!seen.reachable) this.#awaySince ??= performance.now();
    else {
      if (before?.reachable === false) void this.#whenBack();
      const isOther = (topic: string): boolean =>
        (this.#ids.get(topic) ?? seen.topics.get(topic)?.id) !== seen.topics.get(topic)?.id;
      for (const [topic, since] of this.#suspects)
        if (seen.askedAt > since && seen.topics.has(topic) && !isOther(topic)) this.#suspects.delete(topic);
      const changed =
        this.#session && (seen.topics.size !== this.#reading.length || this.#reading.some((topic) => isOther(topic)));
      const grown = [...seen.topics].some(([topic, { partitions }]) => {
        const known = before?.reachable ? before.topics.get(topic)?.partitions : undefined;
        return known !== undefined && partitions > known;
      });
      // A new session begins with the topics as they are now.
      if (changed) void this.#session?.stop();
      else if (grown) void this.#session?.refresh();
    }
    this.#sayState();
  }

  async #whenBack(): Promise<void> {
    const back = performance.now();
    const session = this.#session;
    await wait(NOTICE_MS, undefined, { signal: this.#stopSignal.signal }).catch(() => undefined);
    if (!session || session !== this.#session || this.#isStopped || session.lastAnswer > back) return;
    this.#log.info({ brokers: this.#options.brokers }, 'the broker is back; the group is joined again');
    session.abandon();
  }

  /** Before a session: topics that were made again since we last read them are told, and the old ids forgotten. */
  #noteIds(): void {
    if (!this.#seen?.reachable) return;
    for (const [topic, { id }] of this.#seen.topics) {
      const known = this.#ids.get(topic);
      this.#ids.set(topic, id);
      this.#suspects.delete(topic);
      if (known !== undefined && known !== id) this.#recreated(topic);
    }
  }

  #recreated(topic: string): void {
    this.#log.warn({ topic }, 'the topic was deleted and made again: what follows begins at its first offset');
    this.#consumer?.recreated(topic);
  }

  async place(assigned: AssignedPartition): Promise<bigint | undefined> {
    const { topic } = assigned;
    const consumer = this.#consumer;
    if (!consumer || this.#suspects.has(topic)) return undefined;
    const topicId = this.#ids.get(topic);
    try {
      const wanted = BigInt(await consumer.position(topicId === undefined ? assigned : { ...assigned, topicId }));
      const [start, end] = [BigInt(assigned.start), BigInt(assigned.end)];
      const key = keyOf(assigned);
      if (wanted <= end) {
        this.#shorter.delete(key);
        return wanted < start ? start : wanted;
      }
      const looks = (this.#shorter.get(key) ?? 0) + 1;
      this.#shorter.set(key, looks);
      if (looks < SHORTER_LOOKS) return undefined;
      this.#shorter.delete(key);
      this.#recreated(topic);
      return start;
    } catch (error) {
      this.#log.error({ ...assigned, err: error }, 'where to begin in a partition is not known; it is asked again');
      return undefined;
    }
  }

  async batch(topic: string, partition: number, { records, next }: RecordSlice, end: bigint): Promise<void> {
    await this.#consumer?.batch({
      topic,
      partition,
      records,
      next: String(next),
      end: String(end > next ? end : next),
    });
  }

  assigned(partitions: readonly LogPartition[]): void {
    this.#revoke(partitions);
  }

  isPaused(partition: LogPartition): boolean {
    return this.#paused.has(keyOf(partition));
  }

  suspicious(topic: string): void {
    this.#suspects.set(topic, performance.now());
    this.#watch.lookNow();
  }

  progress(): void {
    this.#sayState();
  }

  #revoke(kept: readonly LogPartition[]): void {
    const keys = new Set(kept.map(keyOf));
    const lost = this.#owned.filter((partition) => !keys.has(keyOf(partition)));
    this.#owned = kept;
    if (lost.length > 0) this.#consumer?.revoked(lost);
  }

  #sayState(): void {
    const state = this.#currentState();
    const text = JSON.stringify(state);
    if (text === this.#state || this.#isStopped) return;
    this.#state = text;
    this.#consumer?.state(state);
  }

  #currentState(): LogState {
    const seen = this.#seen;
    const brokers = this.#options.brokers.join(', ');
    if (!seen) return { state: 'waiting', waitingFor: `broker ${brokers}` };
    const session = this.#session;
    // Fetches that are answered prove more than a list of topics that is not.
    if (session && this.#awaySince !== undefined && session.lastAnswer > this.#awaySince) this.#awaySince = undefined;
    if (!seen.reachable && this.#awaySince !== undefined)
      return { state: 'waiting', waitingFor: `broker ${brokers} (${seen.error})` };
    const missing = seen.reachable ? seen.missing : [];
    if (seen.reachable && seen.topics.size === 0)
      return { state: 'waiting', waitingFor: `topic ${missing.join(', ')}` };
    const state = session?.caughtUp && this.#awaySince === undefined ? 'live' : 'catching-up';
    return missing.length > 0 ? { state, missing } : { state };
  }
}
