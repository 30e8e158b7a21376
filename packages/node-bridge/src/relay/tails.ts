import type { Tail as TailFrame, WireEvent } from '@streamglass/core/protocol';
import type { IngestState } from '@streamglass/core/sources';
import { compileFilter, type Matches } from './filter.ts';
import type { Position, PositionSeal } from './position-token.ts';
import type { RingEntry, RingPartition, TailRing } from './tail-ring.ts';

/** What a tail needs of the connection it runs on. */
export interface TailSink {
  /** Queues one encoded frame. */
  send(text: string): void;
  /** True while the peer does not read; what matches meanwhile is counted as withheld. */
  readonly slow: boolean;
  /** Tenants the viewer may see; null: all. */
  readonly tenants: ReadonlySet<string> | null;
}

export interface Tail {
  readonly id: number;
  addCredit(credit: number): void;
  close(): void;
}

const maxFrameBytes = 256 * 1024;
const maxCredit = 1_000_000;
const tokenEveryMs = 1_000;
const quietTokenEveryMs = 5_000;
const withheldEveryMs = 1_000;

interface State {
  readonly id: number;
  readonly sink: TailSink;
  readonly types: ReadonlySet<string> | null;
  readonly matches: Matches | null;
  credit: number;
  cursor: number;
  /** How it begins: with so many of the newest, and what the log got since it was asked for, ms. Null: it has begun. */
  begin: { readonly last: number; readonly since: number } | null;
  /** What it begins with and was not sent yet, oldest first. */
  opening: readonly RingEntry[];
  withheld: number;
  /** Offsets below which the client has seen everything, from its token. */
  readonly seen: Map<string, bigint>;
  frameAt: number;
  tokenAt: number;
  tokenVersion: number;
}

/**
 * All tails of this bridge over one ring. A tick brings every tail up to the head of the ring: what matches is sent as far
 * as credit goes, and the rest is counted. No tail ever reads the log.
 *
 * "From now" is meant in the log's time: while a bridge reads the past for the first time, what passes is hours old and comes a
 * batch of one partition after the other. A tail that is asked for meanwhile begins when the end of the log is reached.
 */
export class Tails {
  readonly #ring: TailRing;
  readonly #seal: PositionSeal;
  readonly #ingest: () => IngestState['state'];
  /** The end of the log was reached once. */
  #reached = false;
  readonly #open = new Set<State>();
  #token: { readonly version: number; readonly text: string } | null = null;

  constructor(ring: TailRing, seal: PositionSeal, ingest: () => IngestState['state']) {
    this.#ring = ring;
    this.#seal = seal;
    this.#ingest = ingest;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Answers `tailing` and the first events. @throws `filter-too-large`, `bad-token` */
  open(frame: TailFrame, sink: TailSink, now: number): Tail {
    const matches = frame.filter ? compileFilter(frame.filter) : null;
    const position = frame.resume === undefined ? null : this.#seal.open(frame.resume);
    const tail: State = {
      id: frame.id,
      sink,
      types: frame.types ? new Set(frame.types) : null,
      matches,
      credit: Math.min(frame.credit, maxCredit),
      cursor: this.#ring.end,
      begin: null,
      opening: [],
      withheld: 0,
      seen: new Map(),
      frameAt: now,
      tokenAt: 0,
      tokenVersion: -1,
    };
    if (position) this.#resume(tail, position);
    else {
      sink.send(JSON.stringify({ op: 'tailing', id: tail.id, how: 'live', gap: null }));
      tail.begin = { last: frame.last ?? 0, since: now };
    }
    this.#open.add(tail);
    this.#advance(tail, now);
    return {
      id: tail.id,
      addCredit: (credit) => {
        tail.credit = Math.min(tail.credit + credit, maxCredit);
      },
      close: () => this.#open.delete(tail),
    };
  }

  tick(now: number): void {
    for (const tail of this.#open) this.#advance(tail, now);
  }

  #resume(tail: State, position: Position): void {
    let records: number | null = 0;
    let lost = false;
    let to: number | null = null;
    for (const [key, text] of Object.entries(position.next)) tail.seen.set(key, BigInt(text));
    for (const [key, partition] of this.#ring.partitions) {
      const seen = tail.seen.get(key);
      // A partition that the token does not know is newer than it, unless its beginning is out of reach here.
      if (seen === undefined ? partition.from === 0n : seen >= partition.from) continue;
      lost = true;
      records = seen === undefined || records === null ? null : records + Number(partition.from - seen);
      if (partition.fromTime !== null) to = Math.max(to ?? 0, partition.fromTime);
    }
    tail.cursor = this.#ring.first;
    const gap = lost ? { from: position.at, to, records } : null;
    tail.sink.send(JSON.stringify({ op: 'tailing', id: tail.id, how: lost ? 'gap' : 'resumed', gap }));
  }

  /** Whether the end of the log was reached: what is read from then on is new. */
  #atEnd(): boolean {
    if (!this.#reached) this.#reached = this.#ingest() === 'live' || this.#ingest() === 'ended';
    return this.#reached;
  }

  /**
   * The newest by the log's time, oldest first. The ring is in the order of reading, whose end, after a catch-up, is the end of
   * one partition and not what came last. In a partition the offset decides, whatever the clocks of its producers said.
   */
  #begin(tail: State, { last, since }: { readonly last: number; readonly since: number }): void {
    const ring = this.#ring;
    const reached = new Map<RingPartition, number>();
    const wanted: { readonly entry: RingEntry; readonly at: number }[] = [];
    for (let number = ring.first; number < ring.end; number += 1) {
      const entry = ring.at(number) as RingEntry;
      const { event, partition } = entry;
      const at = Math.max(reached.get(partition) ?? Number.NEGATIVE_INFINITY, event.logTime ?? event.time);
      reached.set(partition, at);
      // What was read before it was asked for was in the log before, too.
      if (wants(tail, entry) && (last > 0 || number >= tail.cursor)) wanted.push({ entry, at });
    }
    wanted.sort((a, b) => a.at - b.at);
    const fresh = tail.cursor === ring.end ? 0 : wanted.filter(({ at }) => at >= since).length;
    const count = Math.max(Math.min(last, tail.credit), fresh);
    const sent = Math.min(count, tail.credit);
    tail.opening = sent === 0 ? [] : wanted.slice(-sent).map(({ entry }) => entry);
    tail.withheld = fresh - Math.min(fresh, sent);
    tail.cursor = ring.end;
    tail.begin = null;
  }

  #advance(tail: State, now: number): void {
    const ring = this.#ring;
    if (tail.begin) {
      if (!this.#atEnd()) return;
      this.#begin(tail, tail.begin);
    }
    if (tail.cursor < ring.first) this.#fellBehind(tail);
    if (tail.seen.size > 0) this.#startedLater(tail);
    const texts: string[] = [];
    let bytes = 0;
    const credit = tail.sink.slow ? 0 : tail.credit;
    const add = (entry: RingEntry): void => {
      const text = textOf(entry);
      texts.push(text);
      bytes += text.length;
    };
    const { opening } = tail;
    while (texts.length < Math.min(opening.length, credit) && bytes < maxFrameBytes)
      add(opening[texts.length] as RingEntry);
    tail.opening = opening.slice(texts.length);
    while (tail.opening.length === 0 && tail.cursor < ring.end && bytes < maxFrameBytes) {
      const entry = ring.at(tail.cursor) as RingEntry;
      tail.cursor += 1;
      if (!wants(tail, entry)) continue;
      if (texts.length >= credit) tail.withheld += 1;
      else add(entry);
    }
    tail.credit -= texts.length;
    const atHead = tail.opening.length === 0 && tail.cursor === ring.end;
    if (atHead && tail.seen.size > 0) this.#forgetSeen(tail);
    if (tail.sink.slow) return;

    const tokenDue = atHead && tail.tokenVersion !== ring.version && now - tail.tokenAt >= tokenEveryMs;
    const worth =
      texts.length > 0 ||
      (tail.withheld > 0 && now - tail.frameAt >= withheldEveryMs) ||
      (tokenDue && now - tail.tokenAt >= quietTokenEveryMs);
    if (!worth) return;
    const token = tokenDue ? `,"token":"${this.#tokenNow()}"` : '';
    tail.sink.send(`{"op":"events","id":${tail.id},"events":[${texts.join()}],"withheld":${tail.withheld}${token}}`);
    tail.withheld = 0;
    tail.frameAt = now;
    if (tokenDue) {
      tail.tokenAt = now;
      tail.tokenVersion = ring.version;
    }
  }

  /** The ring went round before this tail was served. */
  #fellBehind(tail: State): void {
    const records = this.#ring.first - tail.cursor;
    tail.cursor = this.#ring.first;
    tail.sink.send(JSON.stringify({ op: 'tailing', id: tail.id, how: 'gap', gap: { from: null, to: null, records } }));
  }

  /** A partition of the token that this bridge only now begins to read may begin too late. */
  #startedLater(tail: State): void {
    for (const [key, seen] of tail.seen) {
      const partition = this.#ring.partitions.get(key);
      if (!partition || partition.from <= seen || partition.fromTime !== null) continue;
      const gap = { from: null, to: null, records: Number(partition.from - seen) };
      tail.sink.send(JSON.stringify({ op: 'tailing', id: tail.id, how: 'gap', gap }));
      tail.seen.delete(key);
    }
  }

  #forgetSeen(tail: State): void {
    for (const [key, seen] of tail.seen) {
      const partition = this.#ring.partitions.get(key);
      if (partition && partition.next >= seen) tail.seen.delete(key);
    }
  }

  /** One sealed position serves all tails of a tick, for they all stand at the head. */
  #tokenNow(): string {
    const { version, lastTime, partitions } = this.#ring;
    if (this.#token?.version !== version) {
      const next = Object.fromEntries([...partitions].map(([key, partition]) => [key, String(partition.next)]));
      this.#token = { version, text: this.#seal.seal({ at: lastTime, next }) };
    }
    return this.#token.text;
  }
}

function wants(tail: State, { event, partition }: RingEntry): boolean {
  if (tail.sink.tenants !== null && !tail.sink.tenants.has(event.tenantId)) return false;
  if (tail.types !== null && !tail.types.has(event.type)) return false;
  if (tail.seen.size > 0) {
    const seen = tail.seen.get(partition.key);
    if (seen !== undefined && BigInt(event.position?.offset ?? 0) < seen) return false;
  }
  return tail.matches === null || tail.matches(event);
}

function textOf(entry: RingEntry): string {
  if (entry.text === null) {
    const { event, known } = entry;
    const { topic, partition, offset } = event.position ?? { topic: '', partition: 0, offset: '0' };
    const wire: WireEvent = {
      ...event,
      known,
      payload: event.payload ?? null,
      position: { topic, partition, offset },
      logTime: event.logTime ?? event.time,
    } as WireEvent;
    entry.text = JSON.stringify(wire);
  }
  return entry.text;
}
