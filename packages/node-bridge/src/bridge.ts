import type { RawRecord, Reject } from '@streamglass/core/events';
import { type Clock, StreamglassError } from '@streamglass/core/lib';
import type { Engine, IngestState, ReadOutcome } from '@streamglass/core/sources';
import type { From } from './config/values.ts';
import { feedState, type PartitionProgress } from './ingest/feed-state.ts';
import type { AssignedPartition, LogBatch, LogConsumer, LogPartition, LogReader, LogState } from './ingest/log-port.ts';
import type { Log } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import type { TailRing } from './relay/tail-ring.ts';
import type { Bases, CheckpointStore } from './state/checkpoints.ts';

/** A record that could not be read, and why. */
export interface DeadLetter {
  readonly record: RawRecord;
  readonly reject: Reject;
}
/** Where records go that cannot be read. Resolves when they are safe; what was written twice is one letter. */
export interface DeadLetterBox {
  write(letters: readonly DeadLetter[]): Promise<void>;
  stop(): Promise<void>;
}

export interface BridgeOptions {
  readonly engine: Engine;
  readonly reader: LogReader;
  readonly deadLetters: DeadLetterBox;
  readonly ring: TailRing;
  /** Null: the log begins anew with every start, so there is nothing to keep. */
  readonly checkpoints: CheckpointStore | null;
  readonly checkpointEveryMs: number;
  /** Where reading first began, from the checkpoint; null on a first start. */
  readonly bases: Bases | null;
  readonly from: From;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

interface Partition extends PartitionProgress {
  /** Name in ring and tokens; changes when the topic is made anew. */
  key: string;
  /** Offsets that the log has lost, until the first record after them tells up to when. */
  lost: { readonly from: string; readonly to: string } | null;
}

const sliceMs = 5;
const stopDeadLettersAfterMs = 5_000;

/**
 * The loop: reader → engine → dead letters, ring, checkpoints. Every record is counted once, a record that cannot be read is
 * safe in the dead letters before its batch is done, and a checkpoint never passes one that is not.
 *
 * A little over 300 lines: whoever wants to know why no record is lost or counted twice reads this one file.
 */
export class Bridge implements LogConsumer {
  readonly #o: BridgeOptions;
  readonly #partitions = new Map<string, Partition>();
  readonly #bases: Map<string, Bases[string]>;
  #firstStart: boolean;
  #reader: LogState = { state: 'waiting', waitingFor: 'the log' };
  #state: IngestState['state'] = 'waiting';
  /** Dead letters that are counted and not yet safe. */
  #unsafe = 0;
  #deadLetterProblem: string | null = null;
  #saving: Promise<void> | null = null;
  /** While set, no new batch is begun: a checkpoint waits for the dead letters in hand. */
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
  #savedAt: number;
  #stopping: number | null = null;
  #sliceEnd = 0;

  constructor(options: BridgeOptions) {
    this.#o = options;
    this.#bases = new Map(Object.entries(options.bases ?? {}));
    this.#firstStart = options.bases === null;
    this.#savedAt = options.clock.now();
  }

  /** Reads until `stop`. */
  run(): Promise<void> {
    return this.#o.reader.run(this);
  }

  async position(assigned: AssignedPartition): Promise<string> {
    const { engine, ring, log } = this.#o;
    const { topic, partition: number, start, end, topicId } = assigned;
    const id = `${topic}/${number}`;
    const base = this.#bases.get(id);
    if (topicId !== undefined && base?.topicId !== undefined && base.topicId !== topicId) this.#madeAnew(topic, number);
    const covered = engine.coveredTo(topic, number);
    let offset = covered ?? this.#bases.get(id)?.offset ?? (await this.#firstOffset(assigned));
    let lost: Partition['lost'] = null;
    if (BigInt(start) > BigInt(offset)) {
      if (covered !== null) lost = { from: covered, to: start };
      offset = start;
    }
    const ids = topicId === undefined ? {} : { topicId };
    this.#bases.set(id, { offset: this.#bases.get(id)?.offset ?? offset, ...ids });
    const before = this.#partitions.get(id);
    const state = { key: this.#keyOf(topic, number), assigned: true, next: BigInt(offset), end: BigInt(end), lost };
    // The same object goes on, so that whoever still holds it sees what was counted.
    const partition: Partition = Object.assign(before ?? { topic, partition: number, lastTime: null }, state);
    this.#partitions.set(id, partition);
    ring.begin(partition.key, offset);
    if (lost) {
      log.error({ topic, partition: number, ...lost }, 'the log has deleted records that were not read');
      if (start === end) this.#tellLost(partition, this.#o.clock.now());
    }
    return offset;
  }

  async batch(batch: LogBatch): Promise<void> {
    const partition = this.#partitions.get(`${batch.topic}/${batch.partition}`);
    if (!partition) throw new StreamglassError('not-assigned', `${batch.topic}/${batch.partition} was never assigned`);
    while (this.#gate) await this.#gate.opened;
    const letters: DeadLetter[] = [];
    let count = 0;
    for (const record of batch.records) {
      if (!partition.assigned) break;
      if (partition.lost) this.#tellLost(partition, record.timestamp);
      const letter = this.#count(partition, record);
      if (letter) letters.push(letter);
      count += 1;
      if (count % 32 === 0 && performance.now() >= this.#sliceEnd) await this.#breathe();
    }
    if (partition.assigned) {
      const next = BigInt(batch.next);
      if (next > partition.next) partition.next = next;
      partition.end = BigInt(batch.end);
    }
    this.#firstStart = false;
    if (letters.length > 0) await this.#bury(letters);
    if (performance.now() >= this.#sliceEnd) await this.#breathe();
  }

  /** Sockets and timers get their turn after every 5 ms of counting, whatever the size of batches. */
  async #breathe(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#sliceEnd = performance.now() + sliceMs;
  }

  revoked(partitions: readonly LogPartition[]): void {
    for (const { topic, partition } of partitions) {
      const state = this.#partitions.get(`${topic}/${partition}`);
      if (state) state.assigned = false;
    }
  }

  recreated(topic: string): void {
    for (const partition of this.#partitions.values()) {
      if (partition.topic !== topic) continue;
      this.#madeAnew(topic, partition.partition);
      partition.key = this.#keyOf(topic, partition.partition);
      partition.next = 0n;
      partition.end = 0n;
      partition.lost = null;
      this.#o.ring.begin(partition.key, '0');
    }
  }

  /** What was counted of the old topic stays; the new one begins at offset 0. */
  #madeAnew(topic: string, partition: number): void {
    this.#o.log.error({ topic, partition }, 'the topic was deleted and made anew; reading begins at its first offset');
    this.#o.engine.recreated(topic, partition);
    this.#bases.set(`${topic}/${partition}`, { offset: '0' });
  }

  #keyOf(topic: string, partition: number): string {
    let incarnation = 0;
    for (const account of this.#o.engine.accounts) {
      if (account.topic === topic && account.partition === partition)
        incarnation = Math.max(incarnation, account.incarnation);
    }
    return `${topic}#${incarnation}/${partition}`;
  }

  state(state: LogState): void {
    if (JSON.stringify(state) !== JSON.stringify(this.#reader)) this.#o.log.info({ log: state }, 'state of the log');
    this.#reader = state;
    if (state.state === 'live') this.#firstStart = false;
  }

  /** Time passes: says how far data is known, and saves when it is time to. Called every tick. */
  beat(): void {
    const { engine, clock, checkpointEveryMs } = this.#o;
    const now = clock.now();
    const live = this.#state === 'live';
    const { knownUpTo, ...state } = feedState(this.#partitions, this.#reader, this.#deadLetterProblem, live, now);
    this.#state = state.state;
    engine.setIngest(state);
    if (knownUpTo !== null && knownUpTo > engine.asOf) engine.advance(knownUpTo);
    if (this.#o.checkpoints && !this.#saving && this.#stopping === null && now - this.#savedAt >= checkpointEveryMs) {
      this.#saving = this.#save().finally(() => {
        this.#saving = null;
      });
    }
  }

  /** Stops reading, gets dead letters safe, saves. What could not be made safe is read again by the next start. */
  async stop(): Promise<void> {
    this.#stopping = this.#o.clock.now();
    this.#gate?.open();
    await this.#o.reader.stop();
    await this.#saving;
    if (this.#o.checkpoints) {
      if (this.#unsafe === 0) await this.#save();
      else
        this.#o.log.error(
          { letters: this.#unsafe },
          'dead letters are not safe, so nothing is saved; they are read again',
        );
    }
    await this.#o.deadLetters.stop();
  }

  async #firstOffset({ start, end, offsetAt }: AssignedPartition): Promise<string> {
    const { from, clock } = this.#o;
    // Once reading has begun, a partition that turns up is a new one: all of it counts.
    if (!this.#firstStart) return start;
    if ('agoMs' in from) return offsetAt ? offsetAt(clock.now() - from.agoMs) : start;
    return from.at === 'latest' ? end : start;
  }

  #count(partition: Partition, record: RawRecord): DeadLetter | null {
    const offset = BigInt(record.offset);
    if (offset < partition.next) return null; // Delivered again: it is counted.
    const { ring } = this.#o;
    const outcome = this.#read(record);
    if (outcome === null) return null;
    partition.next = offset + 1n;
    partition.lastTime = record.timestamp;
    ring.passed(partition.key, partition.next);
    if (outcome.kind === 'accepted') {
      ring.push(partition.key, outcome.event, outcome.known, record.value?.length ?? 0);
    } else if (outcome.kind === 'rejected') {
      this.#unsafe += 1;
      return { record, reject: outcome.reject };
    }
    return null;
  }

  /** Null: it is counted already. A mistake of ours must not stop the log: the record goes to the dead letters and can be sent again after the cure. */
  #read(record: RawRecord): ReadOutcome | null {
    try {
      return this.#o.engine.read(record);
    } catch (error) {
      if (error instanceof StreamglassError && error.code === 'offset-covered') return null;
      const { topic, partition, offset } = record;
      this.#o.log.error({ err: error, topic, partition, offset }, 'a record could not be counted');
      const got = error instanceof Error ? error.message : String(error);
      return {
        kind: 'rejected',
        reject: {
          code: 'internal',
          path: '$',
          got,
          want: 'a record that the bridge can count',
          cure: 'Report it, then redrive.',
        },
      };
    }
  }

  #tellLost(partition: Partition, toTime: number): void {
    const { lost, topic, partition: number, lastTime } = partition;
    partition.lost = null;
    if (lost)
      this.#o.engine.lost(topic, number, lost.from, lost.to, lastTime ?? Math.min(toTime, this.#o.engine.asOf), toTime);
  }

  /** Back-pressure: nothing more of this partition is read until its dead letters are safe. */
  async #bury(letters: readonly DeadLetter[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.#o.deadLetters.write(letters);
        this.#deadLetterProblem = null;
        this.#unsafe -= letters.length;
        if (this.#unsafe === 0) this.#gate?.open();
        return;
      } catch (error) {
        this.#deadLetterProblem = `dead letters of ${letters[0]?.record.topic}: ${error instanceof Error ? error.message : error}`;
        this.#o.log.error(
          { err: error, letters: letters.length, attempt },
          'dead letters cannot be written; trying again',
        );
        if (this.#stopping !== null && this.#o.clock.now() - this.#stopping >= stopDeadLettersAfterMs) throw error;
        await this.#sleep(Math.min(500 * 2 ** attempt, this.#stopping === null ? 30_000 : 1_000));
      }
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#o.clock.setTimeout(resolve, ms));
  }

  async #save(): Promise<void> {
    const { checkpoints, engine, clock, log, metrics } = this.#o;
    if (!checkpoints) return;
    if (this.#unsafe > 0 && this.#stopping === null) {
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      this.#gate = { opened, open };
      await opened;
      this.#gate = null;
      if (this.#unsafe > 0) return;
    }
    const from = performance.now();
    try {
      const state = engine.checkpoint();
      this.#savedAt = clock.now();
      await checkpoints.save(state, Object.fromEntries(this.#bases), this.#savedAt);
      metrics.checkpointed((performance.now() - from) / 1_000, state.length);
    } catch (error) {
      log.error({ err: error }, 'the state cannot be saved; the checkpoint before stays');
    }
  }
}
