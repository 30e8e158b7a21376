import type { RawRecord } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { deadLetterTopic, idOf, names, type ReadLetter, readDeadLetter, sentMarkerOf } from './dead-letters.ts';
import { type KafkaConnection, type LogSink, rootCause, silentLog } from './kafka-connection.ts';
import { openKafkaWriter } from './kafka-writer.ts';
import type { LogMessage, LogReader, LogWriter } from './log-port.ts';
import { openOnce, readThrough } from './read-through.ts';

/** Which dead letters are meant. */
export interface RedriveFilter {
  /** Topics whose dead letters are sent again (their names without `.dlq`). */
  readonly topics: readonly string[];
  /** Reason codes; left out: all. */
  readonly reasons?: readonly string[];
  /** Put aside at or after this time (ms), and before that one. */
  readonly since?: number;
  readonly until?: number;
  /** Counts only. */
  readonly dryRun?: boolean;
}

export interface RedriveOptions extends RedriveFilter {
  readonly connection: KafkaConnection;
  readonly log?: LogSink;
}

export interface RedriveReport {
  /** Letters found, each position counted once. */
  readonly letters: number;
  /** Letters that a redrive before this one has sent. */
  readonly alreadySent: number;
  /** Letters that the filter leaves. */
  readonly filtered: number;
  /** Letters whose value was too large to be kept; the record is at its origin position only. */
  readonly omitted: number;
  /** Records that are no dead letters of ours. */
  readonly foreign: number;
  /** Sent again; in a dry run: would be. */
  readonly sent: number;
  readonly failed: number;
  /** What was sent, by reason. */
  readonly byReason: Readonly<Record<string, number>>;
  /** The first few failures, in words. */
  readonly failures: readonly string[];
  /** Topics that have no dead letters. */
  readonly missing: readonly string[];
}

/** The log that letters are read from and records are written to. */
export interface RedriveLog {
  openReader(topics: readonly string[]): LogReader;
  readonly writer: LogWriter;
  readonly log?: LogSink;
  readonly now?: () => number;
}

const FAILURES_TOLD = 5;

/** The record as it was, and that it was sent again. It goes to the partition it came from, whose order and repeats it belongs to. */
export function recordOf({ origin, key, value, headers, redriven }: ReadLetter): LogMessage {
  const before = headers.filter(([name]) => name !== names.redriven && name !== names.redrivenFrom);
  const first = headers.findLast(([name]) => name === names.redrivenFrom)?.[1] ?? Buffer.from(idOf(origin));
  return {
    topic: origin.topic,
    partition: origin.partition,
    key,
    value,
    headers: [...before, [names.redriven, Buffer.from(String(redriven + 1))], [names.redrivenFrom, first]],
    timestamp: origin.timestamp,
  };
}

/**
 * Sends dead letters again, to the topic and partition they came from. First all markers of earlier redrives are read, so
 * that nothing is sent twice; a letter is marked after its record is acknowledged. Stopped in between, at most the last
 * few records are sent a second time by the next run: they keep their ids, and a bridge counts an id once.
 */
export async function redriveThrough(
  { openReader, writer, log = silentLog, now = Date.now }: RedriveLog,
  filter: RedriveFilter,
): Promise<RedriveReport> {
  const topics = filter.topics.map(deadLetterTopic);
  if (topics.length === 0)
    throw new StreamglassError('no-topics', 'No topic to redrive.', { hint: 'Name at least one, without .dlq.' });
  const done = new Set<string>();
  const seen = new Set<string>();
  const count = { letters: 0, alreadySent: 0, filtered: 0, omitted: 0, foreign: 0, sent: 0, failed: 0 };
  const byReason: Record<string, number> = {};
  const failures: string[] = [];

  await readThrough(openReader, topics, async (records) => {
    for (const record of records) {
      const letter = readDeadLetter(record);
      if (letter?.kind === 'sent') done.add(letter.id);
    }
  });

  /** Whether this letter is to be sent; counts why not. */
  const isMeant = (record: RawRecord): ReadLetter | undefined => {
    const letter = readDeadLetter(record);
    if (!letter) count.foreign++;
    if (letter?.kind !== 'letter' || seen.has(letter.id)) return undefined;
    seen.add(letter.id);
    count.letters++;
    const { reason, time, omitted } = letter;
    const { reasons, since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = filter;
    if (done.has(letter.id)) count.alreadySent++;
    else if ((reasons && !reasons.includes(reason)) || time < since || time >= until) count.filtered++;
    else if (omitted !== null) count.omitted++;
    else return letter;
    return undefined;
  };
  const sent = (letter: ReadLetter): void => {
    count.sent++;
    byReason[letter.reason] = (byReason[letter.reason] ?? 0) + 1;
  };
  const sendOne = async (letter: ReadLetter): Promise<void> => {
    try {
      await writer.write([recordOf(letter)]);
    } catch (error) {
      // A log that does not answer fails the run; anything else concerns this one record.
      if (error instanceof StreamglassError && error.code === 'write-timeout') throw error;
      count.failed++;
      const why = `${letter.id}: ${error instanceof Error ? error.message : String(error)}`;
      if (failures.length < FAILURES_TOLD) failures.push(why);
      log.error({ letter: letter.id, err: error }, 'a dead letter could not be sent again');
      return;
    }
    await writer.write([sentMarkerOf(letter, now())]);
    sent(letter);
  };

  const missing = await readThrough(openReader, topics, async (records) => {
    const letters = records.flatMap((record) => isMeant(record) ?? []);
    if (letters.length === 0) return;
    if (filter.dryRun) return letters.forEach(sent);
    try {
      await writer.write(letters.map(recordOf));
    } catch (error) {
      if (error instanceof StreamglassError && error.code === 'write-timeout') throw error;
      log.warn({ why: rootCause(error) }, 'several dead letters could not be sent at once; they are sent one by one');
      for (const letter of letters) await sendOne(letter);
      return;
    }
    await writer.write(letters.map((letter) => sentMarkerOf(letter, now())));
    letters.forEach(sent);
  });
  return { ...count, byReason, failures, missing: missing.map((topic) => topic.replace(/\.dlq$/, '')) };
}

/** `streamglass redrive`: dead letters of a Kafka cluster. @throws `no-topics`, `log-away`, `write-timeout` */
export async function redrive({ connection, log = silentLog, ...filter }: RedriveOptions): Promise<RedriveReport> {
  const writer = openKafkaWriter({ ...connection, log });
  const once = openOnce(connection, 'redrive', log);
  try {
    return await redriveThrough({ openReader: once.openReader, writer, log }, filter);
  } finally {
    await writer.stop();
    await once.forget();
  }
}
