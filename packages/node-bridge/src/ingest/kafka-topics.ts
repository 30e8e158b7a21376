import { setTimeout as sleep } from 'node:timers/promises';
import { Admin, type ClusterTopicMetadata, findErrorBy, ResponseError, UserError } from '@platformatic/kafka';
import { type KafkaConnection, type LogSink, platformaticConfig, rootCause } from './kafka-connection.ts';

/** Topics by name or by pattern; a pattern also finds those that come later. */
export type TopicSelection = readonly (string | RegExp)[];

export interface KnownTopic {
  /** Changes when the topic is deleted and made again. Brokers before 2.8 know no ids: then it is the name. */
  readonly id: string;
  readonly partitions: number;
}

export type TopicsSeen =
  | { readonly reachable: false; readonly error: string }
  | {
      readonly reachable: true;
      /** When the question was asked, on the clock of `performance.now()`. */
      readonly askedAt: number;
      readonly topics: ReadonlyMap<string, KnownTopic>;
      /** What was wanted and is not there, for people. */
      readonly missing: readonly string[];
    };

/** Dead letters of a topic go to a topic of this ending; patterns pass these over, or each would be read as an event again. */
export const DEAD_LETTER_SUFFIX = '.dlq';

const DEADLINE_MS = 6_000;

const isPassedOver = (topic: string): boolean => topic.startsWith('__') || topic.endsWith(DEAD_LETTER_SUFFIX);

/** Which of the cluster's topics are meant. */
export const selectTopics = (selection: TopicSelection, all: readonly string[]): string[] =>
  all.filter((topic) =>
    selection.some((wanted) =>
      typeof wanted === 'string' ? wanted === topic : !isPassedOver(topic) && wanted.test(topic),
    ),
  );

/**
 * Asks the cluster again and again which of the wanted topics there are, and under which id: kafkajs knows no ids and
 * cannot wait for a topic that is missing. `onSeen` hears every answer, also that no broker answered.
 */
export class TopicWatch {
  readonly #connection: KafkaConnection;
  readonly #selection: TopicSelection;
  readonly #everyMs: number;
  readonly #log: LogSink;
  readonly #onSeen: (seen: TopicsSeen) => void;
  #admin: Admin | undefined;
  #stopped = new AbortController();
  #wake: (() => void) | undefined;

  constructor(
    connection: KafkaConnection,
    selection: TopicSelection,
    options: { readonly everyMs: number; readonly log: LogSink; readonly onSeen: (seen: TopicsSeen) => void },
  ) {
    this.#connection = connection;
    // A pattern with the flag g or y remembers where it matched last.
    this.#selection = selection.map((wanted) =>
      typeof wanted === 'string' ? wanted : new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')),
    );
    this.#everyMs = Math.max(options.everyMs, 50);
    this.#log = options.log;
    this.#onSeen = options.onSeen;
  }

  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const seen = await this.#look();
      if (this.#stopped.signal.aborted) break;
      this.#onSeen(seen);
      const early = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const pause = new AbortController();
      // A broker that is away is asked more often: everybody waits for it.
      const waitMs = seen.reachable ? this.#everyMs : Math.min(this.#everyMs, 500);
      await Promise.race([
        early,
        sleep(waitMs, undefined, { signal: AbortSignal.any([pause.signal, this.#stopped.signal]) }).catch(
          () => undefined,
        ),
      ]);
      pause.abort();
    }
  }

  /** Looks now: something happened that may be a topic coming, going or being made again. */
  lookNow(): void {
    this.#wake?.();
  }

  stop(): void {
    this.#stopped.abort();
    this.#drop();
  }

  async #look(): Promise<TopicsSeen> {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await Promise.race([
        this.#ask(),
        new Promise<never>((_, reject) => {
          deadline.addEventListener('abort', () => reject(new Error(`no answer in ${DEADLINE_MS} ms`)), { once: true });
        }),
      ]);
    } catch (error) {
      this.#drop();
      const why = rootCause(error);
      this.#log.debug({ brokers: this.#connection.brokers, why }, 'the topics could not be listed');
      return { reachable: false, error: why };
    }
  }

  async #ask(): Promise<TopicsSeen> {
    this.#admin ??= new Admin({ ...platformaticConfig(this.#connection), retries: 0, timeout: DEADLINE_MS });
    const admin = this.#admin;
    const askedAt = performance.now();
    const found = await this.#find(admin);
    const topics = new Map<string, KnownTopic>();
    for (const [topic, known] of found)
      if (known) topics.set(topic, { id: known.id, partitions: known.partitionsCount });
    const missing = this.#selection
      .filter((entry) =>
        typeof entry === 'string' ? !topics.has(entry) : ![...topics.keys()].some((topic) => entry.test(topic)),
      )
      .map((entry) => (typeof entry === 'string' ? entry : `matching ${entry.source}`));
    return { reachable: true, askedAt, topics, missing };
  }

  /** A topic that is just being made or deleted makes the cluster refuse the question: asked again a few times. */
  async #find(admin: Admin, tries = 5): Promise<ReadonlyMap<string, ClusterTopicMetadata | undefined>> {
    try {
      const wanted = selectTopics(this.#selection, await admin.listTopics());
      if (wanted.length === 0) return new Map();
      return (await admin.metadata({ topics: wanted, forceUpdate: true })).topics;
    } catch (error) {
      const isRefusal =
        error instanceof UserError ||
        (error instanceof Error && findErrorBy(error, 'code', ResponseError.code) !== null);
      if (!isRefusal || tries <= 1) throw error;
      await sleep(150);
      return this.#find(admin, tries - 1);
    }
  }

  #drop(): void {
    const admin = this.#admin;
    this.#admin = undefined;
    // Closing may wait for a broker that is gone; nobody waits for it.
    admin?.close().catch(() => undefined);
  }
}
