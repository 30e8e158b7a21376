import type { IngestState } from '@streamglass/core/sources';
import type { LogPartition, LogState } from './log-port.ts';

/** What is known of one partition while it is read. */
export interface PartitionProgress extends LogPartition {
  /** False while it belongs to another reader. */
  assigned: boolean;
  /** Next offset to count, and the end of the log as last heard. */
  next: bigint;
  end: bigint;
  /** Log time of the last record, ms; null: none was read. */
  lastTime: number | null;
}

/**
 * A partition is behind when it has unread records and its last one is older than this. Leaving `live` takes more than
 * entering it, so that a busy log does not flicker.
 */
const behindMs = { toEnter: 5_000, toLeave: 15_000 } as const;

function behind(partitions: Iterable<PartitionProgress>, wasLive: boolean, now: number): PartitionProgress[] {
  const old = now - (wasLive ? behindMs.toLeave : behindMs.toEnter);
  return [...partitions]
    .filter(({ assigned, next, end, lastTime }) => assigned && next < end && (lastTime === null || lastTime < old))
    .sort((a, b) => (a.lastTime ?? 0) - (b.lastTime ?? 0));
}

export interface FeedState extends IngestState {
  /** Up to when everything in the log is counted; null: no later than was known before. */
  readonly knownUpTo: number | null;
}

/**
 * The feed as it goes into every view. Caught up, everything is known up to now; catching up, up to the last record of
 * the slowest partition; at the end of a log, up to its last record; while the log is waited for, time stands still.
 */
export function feedState(
  partitions: ReadonlyMap<string, PartitionProgress>,
  reader: LogState,
  /** Something else that reading waits for. */
  problem: string | null,
  wasLive: boolean,
  now: number,
): FeedState {
  let lag = 0;
  for (const { assigned, next, end } of partitions.values()) if (assigned && end > next) lag += Number(end - next);
  const late = behind(partitions.values(), wasLive, now);
  const [slowest] = late;
  const waitingFor = problem ?? (reader.state === 'waiting' ? reader.waitingFor : null);
  const missing = reader.state === 'waiting' ? [] : (reader.missing ?? []);
  const reading = slowest !== undefined || (reader.state === 'catching-up' && !wasLive);
  const state = waitingFor !== null ? 'waiting' : reader.state === 'ended' ? 'ended' : reading ? 'catching-up' : 'live';
  return {
    state,
    // Said also while the others are read: a topic that is asked for by name should be there.
    waitingFor: waitingFor ?? (missing.length > 0 ? `topic ${missing.join(', ')}` : null),
    lag: partitions.size === 0 ? null : lag,
    slowest: slowest
      ? {
          topic: slowest.topic,
          partition: slowest.partition,
          behind: Number(slowest.end - slowest.next),
          since: slowest.lastTime ?? now,
        }
      : null,
    knownUpTo: state === 'live' ? now : state === 'waiting' ? null : readUpTo(partitions, slowest, now),
  };
}

function readUpTo(
  partitions: ReadonlyMap<string, PartitionProgress>,
  slowest: PartitionProgress | undefined,
  now: number,
): number | null {
  if (slowest) return slowest.lastTime === null ? null : Math.min(now, slowest.lastTime);
  // The log says that there is more, and no partition lags: it is read in order of time.
  let newest: number | null = null;
  for (const { lastTime } of partitions.values()) if (lastTime !== null) newest = Math.max(newest ?? 0, lastTime);
  return newest === null ? null : Math.min(now, newest);
}
