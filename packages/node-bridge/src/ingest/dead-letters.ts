import type { RawRecord } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import type { DeadLetter, DeadLetterBox } from '../bridge.ts';
import { type LogSink, silentLog } from './kafka-connection.ts';
import { DEAD_LETTER_SUFFIX } from './kafka-topics.ts';
import type { LogMessage, LogWriter } from './log-port.ts';

/** Headers that a dead letter carries after those of the record it holds, this one first. */
export const names = {
  letter: 'x-streamglass-dead-letter',
  topic: 'x-streamglass-origin-topic',
  partition: 'x-streamglass-origin-partition',
  offset: 'x-streamglass-origin-offset',
  timestamp: 'x-streamglass-origin-timestamp',
  key: 'x-streamglass-origin-key',
  reason: 'x-streamglass-reason',
  path: 'x-streamglass-path',
  want: 'x-streamglass-want',
  cure: 'x-streamglass-cure',
  time: 'x-streamglass-dead-letter-time',
  omitted: 'x-streamglass-omitted-bytes',
  /** On a marker: when its letter was sent again. */
  sentAgain: 'x-streamglass-sent-again-time',
  /** On a record that was sent again: how often by now, and from which first position. */
  redriven: 'x-streamglass-redriven',
  redrivenFrom: 'x-streamglass-redriven-from',
} as const;

const VERSION = '1';
const DAY_MS = 86_400_000;
/**
 * A letter and the marker that it was sent again share a key: compaction keeps the newest of them. Letters may be as large
 * as the largest record of any topic.
 */
const TOPIC_CONFIGS = {
  'cleanup.policy': 'compact,delete',
  'retention.ms': String(30 * DAY_MS),
  'max.message.bytes': String(64 * 1024 * 1024),
};

/** Topic of the dead letters of a topic. */
export const deadLetterTopic = (topic: string): string => `${topic}${DEAD_LETTER_SUFFIX}`;

const bytes = (text: string): Uint8Array => Buffer.from(text);
const textOf = (value: Uint8Array | null | undefined): string | null => (value ? Buffer.from(value).toString() : null);
type Header = readonly [name: string, value: Uint8Array | null];

/** A record that was put aside, with what it was before. */
export interface ReadLetter {
  readonly kind: 'letter';
  /** The key of a dead letter: `topic/partition/offset` of the record. */
  readonly id: string;
  readonly origin: {
    readonly topic: string;
    readonly partition: number;
    readonly offset: string;
    readonly timestamp: number;
  };
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly Header[];
  readonly reason: string;
  readonly path: string;
  /** When it was put aside, ms. */
  readonly time: number;
  /** How often it had been sent again before. */
  readonly redriven: number;
  /** Bytes of a value that was too large to be kept; then `value` is empty. */
  readonly omitted: number | null;
}

/** Says of a letter that it was sent again. */
export interface SentMarker {
  readonly kind: 'sent';
  readonly id: string;
}

export const idOf = ({ topic, partition, offset }: ReadLetter['origin'] | RawRecord): string =>
  `${topic}/${partition}/${offset}`;

/** Reads a record of a dead-letter topic; undefined when it is none of ours. */
export function readDeadLetter(record: RawRecord): ReadLetter | SentMarker | undefined {
  // The last mark is ours: a producer may have sent headers of these names.
  const mark = record.headers.findLastIndex(([name]) => name === names.letter);
  const id = textOf(record.key);
  if (mark < 0 || id === null) return undefined;
  const ours = new Map(record.headers.slice(mark));
  if (ours.has(names.sentAgain)) return { kind: 'sent', id };
  const text = (name: string): string | null => textOf(ours.get(name));
  const [topic, partition, offset] = [text(names.topic), text(names.partition), text(names.offset)];
  if (topic === null || partition === null || offset === null) return undefined;
  const headers = record.headers.slice(0, mark);
  const redriven = headers.findLast(([name]) => name === names.redriven);
  const omitted = text(names.omitted);
  return {
    kind: 'letter',
    id,
    origin: { topic, partition: Number(partition), offset, timestamp: Number(text(names.timestamp)) },
    key: ours.get(names.key) ?? null,
    value: record.value,
    headers,
    reason: text(names.reason) ?? 'unknown',
    path: text(names.path) ?? '$',
    time: Date.parse(text(names.time) ?? '') || record.timestamp,
    redriven: Number(textOf(redriven?.[1]) ?? 0) || 0,
    omitted: omitted === null ? null : Number(omitted),
  };
}

/** The dead letter of a record: its bytes and headers as they were, then why and from where. What was found is not repeated: it may be a secret. */
export function deadLetterOf({ record, reject }: DeadLetter, now: number): LogMessage {
  const ours: readonly Header[] = [
    [names.letter, bytes(VERSION)],
    [names.topic, bytes(record.topic)],
    [names.partition, bytes(String(record.partition))],
    [names.offset, bytes(record.offset)],
    [names.timestamp, bytes(String(record.timestamp))],
    [names.key, record.key],
    [names.reason, bytes(reject.code)],
    [names.path, bytes(reject.path)],
    [names.want, bytes(reject.want)],
    [names.cure, bytes(reject.cure)],
    [names.time, bytes(new Date(now).toISOString())],
  ];
  return {
    topic: deadLetterTopic(record.topic),
    key: bytes(idOf(record)),
    value: record.value,
    headers: [...record.headers, ...ours],
    timestamp: now,
  };
}

/** Says in the dead-letter topic that a letter was sent again; compaction may then drop both. */
export const sentMarkerOf = ({ id, origin }: ReadLetter, now: number): LogMessage => ({
  topic: deadLetterTopic(origin.topic),
  key: bytes(id),
  value: null,
  headers: [
    [names.letter, bytes(VERSION)],
    [names.sentAgain, bytes(new Date(now).toISOString())],
  ],
  timestamp: now,
});

const withoutValue = (message: LogMessage): LogMessage => ({
  ...message,
  value: new Uint8Array(0),
  headers: [...(message.headers ?? []), [names.omitted, bytes(String(message.value?.length ?? 0))]],
});

export interface DeadLettersOptions {
  readonly writer: LogWriter;
  readonly log?: LogSink;
  readonly now?: () => number;
}

/**
 * Dead letters in topics of their own: `<topic>.dlq`, made when first needed. A letter's key is the position of its record,
 * so a record that is read and put aside again after a restart is the same letter: readers take one of a key, and so does
 * compaction. `write` rejects while a letter is not acknowledged; the caller keeps its position until then.
 */
export function createDeadLetters({ writer, log = silentLog, now = Date.now }: DeadLettersOptions): DeadLetterBox {
  const known = new Set<string>();

  async function ensure(topics: readonly string[]): Promise<void> {
    const missing = topics.filter((topic) => !known.has(topic));
    if (missing.length === 0) return;
    const plain = missing.map((topic) => ({ topic, partitions: 1 }));
    try {
      await writer.ensureTopics(plain.map((topic) => ({ ...topic, configs: TOPIC_CONFIGS })));
    } catch (error) {
      if (error instanceof StreamglassError && error.code === 'write-timeout') throw error;
      // Some hosted clusters forbid these settings: better a plain topic than none.
      log.warn({ topics: missing, err: error }, 'dead-letter topics are made with the settings of the cluster');
      await writer.ensureTopics(plain);
    }
    for (const topic of missing) known.add(topic);
  }

  /** A topic that was there before may take less than the record: the letter then says how much is missing, and the record stays where it was. */
  async function writeEach(messages: readonly LogMessage[]): Promise<void> {
    for (const message of messages) {
      try {
        await writer.write([message]);
      } catch (error) {
        if (!(error instanceof StreamglassError) || error.code !== 'record-too-large') throw error;
        const id = textOf(message.key);
        log.error(
          { topic: message.topic, record: id, bytes: message.value?.length },
          'a dead letter is kept without its value, which is too large for its topic',
        );
        await writer.write([withoutValue(message)]);
      }
    }
  }

  return {
    write: async (letters) => {
      const messages = letters.map((letter) => deadLetterOf(letter, now()));
      const topics = [...new Set(messages.map(({ topic }) => topic))];
      await ensure(topics);
      try {
        await writer.write(messages);
      } catch (error) {
        if (!(error instanceof StreamglassError)) throw error;
        // Deleted by somebody: made again by the next attempt.
        if (error.code === 'unknown-topic') for (const topic of topics) known.delete(topic);
        if (error.code !== 'record-too-large') throw error;
        await writeEach(messages);
      }
    },
    stop: () => writer.stop(),
  };
}
