import type { TailEvent } from './filter.ts';

/** One event of the ring. Its wire form is made when somebody first wants it, and then shared. */
export interface RingEntry {
  readonly event: TailEvent;
  readonly known: boolean;
  readonly partition: RingPartition;
  readonly bytes: number;
  text: string | null;
}

/** One partition as the ring knows it: everything in `[from, next)` that was accepted is in the ring. */
export interface RingPartition {
  /** `topic#incarnation/partition` */
  readonly key: string;
  from: bigint;
  next: bigint;
  /** Log time of the newest entry that was dropped, ms; null: none was. */
  fromTime: number | null;
}

/** Decoded objects take about three times their JSON; this is an estimate and only bounds memory. */
const costOf = (recordBytes: number): number => 512 + 3 * recordBytes;

/**
 * The newest accepted events of all partitions in the order of reading, bounded by bytes. Entries are numbered; the
 * numbers go on for the life of the process, and a reader that fell behind `first` has lost some.
 */
export class TailRing {
  readonly #maxBytes: number;
  readonly #partitions = new Map<string, RingPartition>();
  #entries: RingEntry[] = [];
  /** Index in `#entries` of the oldest one still held; what is before it was dropped and is cut off now and then. */
  #start = 0;
  #first = 0;
  #bytes = 0;
  #lastTime: number | null = null;
  #version = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Number of the oldest entry held. */
  get first(): number {
    return this.#first;
  }
  /** Number that the next entry will have. */
  get end(): number {
    return this.#first + this.#entries.length - this.#start;
  }
  get bytes(): number {
    return this.#bytes;
  }
  /** Changes whenever anything was read. */
  get version(): number {
    return this.#version;
  }
  get partitions(): ReadonlyMap<string, RingPartition> {
    return this.#partitions;
  }
  /** Log time of the newest entry. */
  get lastTime(): number | null {
    return this.#lastTime;
  }

  /** Reading of a partition goes on at `offset`; what lies before it is not here. */
  begin(key: string, offset: string): void {
    const known = this.#partitions.get(key);
    const next = BigInt(offset);
    this.#version += 1;
    if (known && known.next >= next) return;
    if (known) known.from = known.next = next;
    else this.#partitions.set(key, { key, from: next, next, fromTime: null });
  }

  /** Reading has passed everything before `offset`. */
  passed(key: string, offset: bigint): void {
    const known = this.#partitions.get(key);
    this.#version += 1;
    if (known) known.next = offset;
  }

  push(key: string, event: TailEvent, known: boolean, recordBytes: number): void {
    const partition = this.#partitions.get(key);
    if (!partition) return;
    const entry = { event, known, partition, bytes: costOf(recordBytes), text: null };
    this.#entries.push(entry);
    this.#version += 1;
    this.#bytes += entry.bytes;
    this.#lastTime = event.logTime ?? this.#lastTime;
    while (this.#bytes > this.#maxBytes && this.#entries.length - this.#start > 1) this.#dropOldest();
  }

  at(number: number): RingEntry | undefined {
    return number < this.#first ? undefined : this.#entries[number - this.#first + this.#start];
  }

  #dropOldest(): void {
    const entry = this.#entries[this.#start] as RingEntry;
    this.#bytes -= entry.bytes;
    this.#start += 1;
    this.#first += 1;
    entry.partition.from = BigInt(entry.event.position?.offset ?? 0) + 1n;
    entry.partition.fromTime = entry.event.logTime ?? null;
    if (this.#start > 1_024 && this.#start * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
  }
}
