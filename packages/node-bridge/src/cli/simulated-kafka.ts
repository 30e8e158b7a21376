import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, StreamglassError } from '@streamglass/core/lib';
import type { Pace, SimulatedRecord } from '@streamglass/core/simulate';
import type { LogWriter } from '../ingest/log-port.ts';

const chunkRecords = 2_000;
/** Chunks under way at once. */
const ahead = 3;
const tickMs = 50;
const retryMs = 1_000;

export interface Writing {
  readonly writer: LogWriter;
  /** Of topics that do not exist yet. */
  readonly partitions: number;
  readonly clock: Clock;
  /** When records are due by it. */
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Told of every chunk, and why it waits. */
  readonly onProgress: (written: number, note: string) => void;
  /** Told when the log is away, and each time it is away again. */
  readonly onWaiting: (why: string) => void;
}

/**
 * Writes records as their time comes: what lies in the past at once, in chunks of which a few are under way while the next
 * are made. A broker that is away is waited for. Resolves with what was written, once it is acknowledged.
 */
export async function writeToKafka(
  records: Iterator<SimulatedRecord, void>,
  until: number,
  { writer, partitions, clock, pace, signal, onProgress, onWaiting }: Writing,
): Promise<number> {
  const began = clock.now();
  const known = new Set<string>();
  const pause = (ms: number): Promise<unknown> => wait(ms, undefined, { signal }).catch(() => undefined);
  let written = 0;
  let note = 'starting';
  let isWaiting = false;

  /** Until Kafka has acknowledged it, or it is to end. */
  const write = async (chunk: readonly SimulatedRecord[]): Promise<void> => {
    while (chunk.length > 0 && !signal.aborted) {
      try {
        const topics = [...new Set(chunk.map(({ topic }) => topic))].filter((topic) => !known.has(topic));
        await writer.ensureTopics(topics.map((topic) => ({ topic, partitions })));
        for (const topic of topics) known.add(topic);
        await writer.write(
          chunk.map(({ topic, key, value, headers, time }) => ({ topic, key, value, headers, timestamp: time })),
        );
        written += chunk.length;
        isWaiting = false;
        return onProgress(written, note);
      } catch (error) {
        if (!(error instanceof StreamglassError) || !error.retryable) throw error;
        if (error.code === 'unknown-topic') known.clear();
        if (!isWaiting) onWaiting(error.message);
        isWaiting = true;
        await pause(retryMs);
      }
    }
  };

  const under = new Set<Promise<void>>();
  let failure: unknown;
  let chunk: SimulatedRecord[] = [];
  const hand = async (): Promise<void> => {
    if (under.size >= ahead) await Promise.race(under);
    const work = write(chunk).catch((error: unknown) => (failure ??= error));
    const done = work.finally(() => under.delete(done)).then(() => undefined);
    under.add(done);
    chunk = [];
  };
  for (let next = records.next(); !next.done && failure === undefined && !signal.aborted; next = records.next()) {
    const { time } = next.value;
    if (time >= until) break;
    note = time < began ? 'history' : 'live';
    const dueAt = pace.dueAt(time);
    // What is not yet due is sent when it is; what is ready goes first.
    while (dueAt > clock.now() && !signal.aborted) {
      if (chunk.length > 0) await hand();
      await pause(tickMs);
      onProgress(written, note);
    }
    chunk.push(next.value);
    if (chunk.length >= chunkRecords) await hand();
  }
  if (!signal.aborted) await hand();
  await Promise.all(under);
  if (failure !== undefined) throw failure;
  return written;
}
