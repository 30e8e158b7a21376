import type { RawRecord } from '@streamglass/core/events';

/**
 * The narrow port behind which a log stands: Kafka, or the embedded log. Whoever implements it is held by one contract
 * suite. Positions that matter live in the engine's own coverage; what the log stores as committed is a courtesy to
 * operators' tools.
 */
export interface LogPartition {
  readonly topic: string;
  readonly partition: number;
}

/** A partition that this reader is now responsible for, and what the log holds of it: `[start, end)`, decimal strings. */
export interface AssignedPartition extends LogPartition {
  readonly start: string;
  readonly end: string;
  /** First offset whose record is not before a time (ms); `end` when there is none. For a first start `--from 24h`. */
  readonly offsetAt?: (timeMs: number) => Promise<string>;
  /** Id of the topic, where the log has one; another id under the same name is another topic, whatever its offsets are. */
  readonly topicId?: string;
}

export interface LogBatch extends LogPartition {
  /** In offset order; only committed records of committed transactions. */
  readonly records: readonly RawRecord[];
  /** The log's end as of this batch; lag = end − next offset. */
  readonly end: string;
  /** Offset after the last one this batch accounts for, records or not (markers, aborted, compacted). */
  readonly next: string;
}

export type LogState =
  /** `missing`: topics that are asked for and do not exist (yet), while others are read. */
  | { readonly state: 'live' | 'catching-up' | 'ended'; readonly missing?: readonly string[] }
  /** `waitingFor`: a sentence for people, e.g. `broker 127.0.0.1:9092` or `topic omninode.agent.routing.completed.v1`. */
  | { readonly state: 'waiting'; readonly waitingFor: string };

/** What the loop gives to a reader. Calls for one partition never overlap. */
export interface LogConsumer {
  /** Where to begin in a partition: an offset. Called on every assignment, also after a rebalance. */
  position(partition: AssignedPartition): Promise<string>;
  /** Resolves when the batch is safely counted; that is the back-pressure. A rejection stops the partition and is retried from the same offset. */
  batch(batch: LogBatch): Promise<void>;
  /** Partitions that went to another reader; nothing of theirs may be counted any more. */
  revoked(partitions: readonly LogPartition[]): void;
  /** The topic was deleted and made again (its end lies below what was read, or its id changed): what follows begins at offset 0. */
  recreated(topic: string): void;
  state(state: LogState): void;
}

export interface LogReader {
  /** Reads until `stop`. Missing brokers and topics are waited for, and said; it never gives up by itself. */
  run(consumer: LogConsumer): Promise<void>;
  pause(partition: LogPartition): void;
  resume(partition: LogPartition): void;
  seek(partition: LogPartition, offset: string): void;
  /** Finishes the batches in hand, leaves, closes. */
  stop(): Promise<void>;
}

/** A record to be written. */
export interface LogMessage {
  readonly topic: string;
  /** Left out: by key, else round robin. */
  readonly partition?: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers?: readonly (readonly [name: string, value: Uint8Array | null])[];
  /** ms; left out: now. */
  readonly timestamp?: number;
}

export interface TopicToEnsure {
  readonly topic: string;
  readonly partitions: number;
  /** Settings of the topic in the log's own words, e.g. `{ 'cleanup.policy': 'compact' }`; for a new topic only. */
  readonly configs?: Readonly<Record<string, string>>;
}

export interface LogWriter {
  /**
   * Resolves when every message is acknowledged by all in-sync replicas; rejects with code `write-timeout` at the deadline.
   * Of a write that was rejected any part may have been written.
   */
  write(messages: readonly LogMessage[]): Promise<void>;
  /** Creates topics that do not exist; existing ones are left alone. */
  ensureTopics(topics: readonly TopicToEnsure[]): Promise<void>;
  stop(): Promise<void>;
}
