import { StreamglassError } from '../../lib/errors.ts';
import { Dedupe } from './dedupe.ts';
import type { PartitionAccount } from './types.ts';

/**
 * What was read of one partition: an interval of offsets and what became of its records. Offsets are kept relative to
 * the first one, which is a bigint: they are 64-bit in the log.
 */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
  readonly incarnation: number;
  readonly from: bigint;
  /** `from` as a number when it is exact, else NaN. */
  readonly fromNumber: number;
  /** Offsets covered: `to − from`. */
  covered: number;
  read: number;
  accepted: number;
  repeated: number;
  deadLettered: number;
  tombstones: number;
  withoutRecord: number;
  gap: number;
  readonly dedupe: Dedupe;
}

const safeDigits = 15;

function parseOffset(text: string): bigint {
  if (/^\d{1,19}$/.test(text)) return BigInt(text);
  throw new StreamglassError('bad-offset', `offset ${JSON.stringify(text)} is no whole number`, {
    hint: 'offsets are decimal strings, as the log gives them',
  });
}

/** Offset relative to the start of the partition; negative when it lies before. */
export function relative(partition: Partition, offset: string): number {
  if (offset.length <= safeDigits && !Number.isNaN(partition.fromNumber)) {
    const number = Number(offset);
    if (number >= 0 && Number.isInteger(number)) return number - partition.fromNumber;
  }
  return Number(parseOffset(offset) - partition.from);
}

export const endOf = (partition: Partition): string => String(partition.from + BigInt(partition.covered));

/** Accounts of all partitions, of every incarnation of a topic. */
export class Coverage {
  readonly window: number;
  /** By topic, then partition: newest incarnation last. */
  readonly #topics = new Map<string, Map<number, Partition[]>>();

  constructor(window: number) {
    this.window = window;
  }

  *all(): Iterable<Partition> {
    for (const partitions of this.#topics.values()) for (const incarnations of partitions.values()) yield* incarnations;
  }

  /** The incarnation that is being read; undefined when the partition was never read, or begins anew. */
  find(topic: string, partition: number): Partition | undefined {
    return this.#topics.get(topic)?.get(partition)?.at(-1);
  }

  add(topic: string, partition: number, incarnation: number, from: string): Partition {
    const start = parseOffset(from);
    const made: Partition = {
      topic,
      partition,
      incarnation,
      from: start,
      fromNumber: start <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(start) : Number.NaN,
      covered: 0,
      read: 0,
      accepted: 0,
      repeated: 0,
      deadLettered: 0,
      tombstones: 0,
      withoutRecord: 0,
      gap: 0,
      dedupe: new Dedupe(this.window),
    };
    this.#put(made);
    return made;
  }

  #put(made: Partition): void {
    let partitions = this.#topics.get(made.topic);
    if (partitions === undefined) this.#topics.set(made.topic, (partitions = new Map()));
    const incarnations = partitions.get(made.partition);
    if (incarnations === undefined) partitions.set(made.partition, [made]);
    else {
      incarnations.push(made);
      incarnations.sort((a, b) => a.incarnation - b.incarnation);
    }
  }

  /** Covers everything up to `offset`; how many offsets that skips. Throws `offset-covered`. */
  reach(partition: Partition, offset: string): number {
    const at = relative(partition, offset);
    if (at < partition.covered) {
      throw new StreamglassError(
        'offset-covered',
        `offset ${offset} of ${partition.topic}/${partition.partition} is already covered up to ${endOf(partition)}`,
        { hint: 'go on reading where `coveredTo` says' },
      );
    }
    return at - partition.covered;
  }

  recreated(topic: string, partition: number): void {
    const known = this.find(topic, partition);
    if (known !== undefined) this.add(topic, partition, known.incarnation + 1, '0');
  }

  accounts(): PartitionAccount[] {
    return [...this.all()]
      .sort(
        (a, b) =>
          (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0) ||
          a.partition - b.partition ||
          a.incarnation - b.incarnation,
      )
      .map((partition) => ({
        topic: partition.topic,
        partition: partition.partition,
        incarnation: partition.incarnation,
        from: String(partition.from),
        to: endOf(partition),
        read: partition.read,
        accepted: partition.accepted,
        repeated: partition.repeated,
        deadLettered: partition.deadLettered,
        tombstones: partition.tombstones,
        withoutRecord: partition.withoutRecord,
        gap: partition.gap,
      }));
  }

  /** Throws `coverage-overlap` or `coverage-apart` unless both readings are disjoint and join to intervals. */
  checkDisjoint(other: Coverage): void {
    for (const theirs of other.all()) {
      const ours = this.#same(theirs);
      if (ours === undefined || ours.covered === 0 || theirs.covered === 0) continue;
      const [first, second] = ours.from <= theirs.from ? [ours, theirs] : [theirs, ours];
      const end = first.from + BigInt(first.covered);
      if (end === second.from) continue;
      const overlap = end > second.from;
      throw new StreamglassError(
        overlap ? 'coverage-overlap' : 'coverage-apart',
        `${ours.topic}#${ours.incarnation}/${ours.partition}: [${first.from}, ${end}) and [${second.from}, ${endOf(second)}) ${overlap ? 'overlap' : 'leave a gap between them'}`,
        { hint: 'merge readings of offsets that are disjoint and adjacent' },
      );
    }
  }

  #same(theirs: Partition): Partition | undefined {
    return this.#topics
      .get(theirs.topic)
      ?.get(theirs.partition)
      ?.find(({ incarnation }) => incarnation === theirs.incarnation);
  }

  /** Adds another reading; `checkDisjoint` comes first. */
  merge(other: Coverage): void {
    for (const theirs of other.all()) {
      const ours = this.#same(theirs);
      const [first, second] = ours === undefined || theirs.from < ours.from ? [theirs, ours] : [ours, theirs];
      const joined = joinPartitions(first, second, this.window);
      if (ours !== undefined) this.#drop(ours);
      this.#put(joined);
    }
  }

  #drop(partition: Partition): void {
    const incarnations = this.#topics.get(partition.topic)?.get(partition.partition) ?? [];
    incarnations.splice(incarnations.indexOf(partition), 1);
  }
}

/** One account of both; ids of the first still count for the second's end. */
function joinPartitions(first: Partition, second: Partition | undefined, window: number): Partition {
  const dedupe = new Dedupe(window);
  const joined: Partition = { ...first, dedupe };
  const load = (part: Partition): void => {
    const { hashes, offsets } = part.dedupe.save(part.covered);
    dedupe.load(hashes, offsets, Number(part.from - first.from));
  };
  load(first);
  if (second === undefined) return joined;
  if (second.covered > 0) load(second);
  joined.covered += second.covered;
  joined.read += second.read;
  joined.accepted += second.accepted;
  joined.repeated += second.repeated;
  joined.deadLettered += second.deadLettered;
  joined.tombstones += second.tombstones;
  joined.withoutRecord += second.withoutRecord;
  joined.gap += second.gap;
  return joined;
}
