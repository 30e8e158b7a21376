import type { Timeline } from './kinds.ts';
import { microsOf } from './registers.ts';
import type { Stretch } from './trace.ts';

type Values = Uint8Array<ArrayBuffer>;
type Times = Float64Array<ArrayBuffer>;

/**
 * Reports of one key in order of time: at each instant one value, the worst that was reported (the first in `spec.values`).
 * So what is held does not depend on the order of reading, and no id is needed.
 *
 * Equal reports are kept, not only changes: one that comes late between two equal ones counts until the next of them, and
 * nobody can tell when that was once they are joined. (A first version joined them after an hour; a bridge that read
 * yesterday's log then showed another uptime than one that had been there.) What views read are the joined stretches,
 * which grow with each report and are made anew only after one that came late between unequal ones.
 *
 * At most `max` reports: when there are more, equal ones within a short time are thinned out, but for the newest. That
 * changes no answer, but a report that comes later still and contradicts them then counts for up to such a time too long:
 * 10 s, then 5 min, then an hour (10 min where silence means something), as it becomes necessary.
 */
export class Reports {
  readonly #spec: Timeline;
  readonly #max: number;
  #micros: Times = new Float64Array(8);
  #values: Values = new Uint8Array(8);
  #length = 0;
  #stretches: Stretch[] | null = [];

  constructor(spec: Timeline, max = reportsMax) {
    this.#spec = spec;
    this.#max = max;
  }

  static from(spec: Timeline, micros: Float64Array, values: Uint8Array): Reports {
    const reports = new Reports(spec);
    reports.#set(micros.slice(), values.slice(), micros.length);
    return reports;
  }

  get length(): number {
    return this.#length;
  }
  /** µs, oldest first. */
  get micros(): Float64Array {
    return this.#micros.subarray(0, this.#length);
  }
  /** By their place in `spec.values`. */
  get values(): Uint8Array {
    return this.#values.subarray(0, this.#length);
  }
  /** µs of the newest report. */
  get last(): number {
    return this.#length === 0 ? Number.NEGATIVE_INFINITY : (this.#micros[this.#length - 1] as number);
  }

  add(micros: number, value: string): void {
    const index = this.#spec.values.indexOf(value);
    if (index < 0) throw new RangeError(`${value} is none of ${this.#spec.values.join(', ')}`);
    const at = micros > this.last ? this.#length : this.#firstFrom(micros);
    if (at < this.#length && this.#micros[at] === micros) {
      if (index >= (this.#values[at] as number)) return;
      this.#values[at] = index;
      this.#stretches = null;
      return;
    }
    this.#makeRoom();
    this.#micros.copyWithin(at + 1, at, this.#length);
    this.#values.copyWithin(at + 1, at, this.#length);
    this.#micros[at] = micros;
    this.#values[at] = index;
    this.#length += 1;
    this.#stretch(at);
    if (this.#length > this.#max) this.#relieve();
  }

  merge(other: Reports): void {
    const [own, theirs] = [this.#length, other.#length];
    const micros = new Float64Array(own + theirs);
    const values = new Uint8Array(own + theirs);
    let length = 0;
    for (let i = 0, j = 0; i < own || j < theirs; length += 1) {
      const mine = i < own ? (this.#micros[i] as number) : Number.POSITIVE_INFINITY;
      const its = j < theirs ? (other.#micros[j] as number) : Number.POSITIVE_INFINITY;
      micros[length] = Math.min(mine, its);
      const [a, b] = [this.#values[i] as number, other.#values[j] as number];
      values[length] = mine === its ? Math.min(a, b) : mine < its ? a : b;
      if (mine <= its) i += 1;
      if (its <= mine) j += 1;
    }
    this.#set(micros, values, length);
    if (length > this.#max) this.#relieve();
  }

  /** Drops what is older than the newest report at or before `cut`, and that one too when it is before `far`. µs. */
  expire(cut: number, far: number): void {
    const first = this.#firstKnown(cut, far);
    if (first > 0) this.#dropFirst(first);
  }

  /**
   * Stretches of equal reports that are known: since the newest report at or before `cut` (unless it is before `far`), and
   * of the newest `changes` runs of equal values. Not to be changed.
   */
  known(cut: number, far: number, changes: number): readonly Stretch[] {
    const all = (this.#stretches ??= this.#joined());
    const first = this.#firstKnown(cut, far);
    if (first >= this.#length) return [];
    let known: readonly Stretch[] = all;
    if (first > 0) {
      const micros = this.#micros[first] as number;
      const at = all.findIndex(({ until }) => until >= micros);
      known = [{ ...(all[at] as Stretch), micros }, ...all.slice(at + 1)];
    }
    const from = startOfRuns(known.length, (at) => known[at]?.value, changes);
    return from === 0 ? known : known.slice(from);
  }

  /** The reports behind {@link known}, as a canonical value. */
  dump(cut: number, far: number, changes: number): readonly (readonly [micros: number, value: string])[] {
    const [first] = this.known(cut, far, changes);
    if (first === undefined) return [];
    const from = this.#firstFrom(first.micros);
    return Array.from(this.micros.subarray(from), (micros, at) => [micros, this.#valueAt(from + at)] as const);
  }

  #valueAt(at: number): string {
    return this.#spec.values[this.#values[at] as number] as string;
  }

  /** Index of the first report at or after an instant. */
  #firstFrom(micros: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#micros[middle] as number) < micros) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #firstKnown(cut: number, far: number): number {
    const after = this.#firstFrom(cut + 1);
    return after === 0 || (this.#micros[after - 1] as number) < far ? after : after - 1;
  }

  #set(micros: Times, values: Values, length: number): void {
    this.#micros = micros;
    this.#values = values;
    this.#length = length;
    this.#stretches = null;
  }

  #dropFirst(count: number): void {
    this.#set(this.#micros.slice(count, this.#length), this.#values.slice(count, this.#length), this.#length - count);
  }

  #makeRoom(): void {
    if (this.#length < this.#micros.length) return;
    const [micros, values] = [this.#micros, this.#values];
    this.#micros = new Float64Array(Math.max(8, this.#length * 2));
    this.#values = new Uint8Array(this.#micros.length);
    this.#micros.set(micros);
    this.#values.set(values);
  }

  /** Whether two reports that follow each other are of one stretch. */
  #join(a: number, b: number): boolean {
    if (this.#values[a] !== this.#values[b]) return false;
    const { silent } = this.#spec;
    if (silent === null || silent.except.includes(this.#valueAt(a))) return true;
    return (this.#micros[b] as number) - (this.#micros[a] as number) < microsOf(silent.afterMs);
  }

  #joined(): Stretch[] {
    const stretches: Stretch[] = [];
    for (let at = 0; at < this.#length; at++) this.#append(stretches, at);
    return stretches;
  }
  #append(stretches: Stretch[], at: number): void {
    const micros = this.#micros[at] as number;
    const last = stretches.at(-1);
    if (last !== undefined && this.#join(at - 1, at)) stretches[stretches.length - 1] = { ...last, until: micros };
    else stretches.push({ micros, value: this.#valueAt(at), until: micros });
  }

  /** A report has come in: mostly the newest one, or one between equal ones. */
  #stretch(at: number): void {
    if (this.#stretches === null) return;
    if (at === this.#length - 1) this.#append(this.#stretches, at);
    else if (
      at === 0 ||
      this.#values[at - 1] !== this.#values[at + 1] ||
      !this.#join(at - 1, at) ||
      !this.#join(at, at + 1)
    )
      this.#stretches = null;
    else if ((this.#micros[at + 1] as number) - (this.#micros[at - 1] as number) >= this.#narrowest)
      this.#stretches = null;
  }
  /** Within it no silence ends a stretch. */
  get #narrowest(): number {
    return microsOf(this.#spec.silent?.afterMs ?? Number.POSITIVE_INFINITY);
  }

  /** Brings the reports well below the bound: what no view shows, then equal ones, and only then the oldest. */
  #relieve(): void {
    const enough = Math.floor(this.#max * 0.75);
    const shown = startOfRuns(this.#length, (at) => this.#values[at], this.#spec.newest);
    // The one before stays: it tells where the oldest run begins, whatever still comes late.
    if (shown > 1) this.#dropFirst(shown - 1);
    const widest = Math.min(hour, Math.floor((this.#narrowest * 2) / 3));
    for (const width of [10 * second, 5 * minute, widest])
      if (this.#length > enough) this.#thin(Math.min(width, widest));
    const most = Math.floor(this.#max * 0.9);
    if (this.#length > most) this.#dropFirst(this.#length - most);
  }

  /** Of all but the newest, keeps the first and the last of equal reports that lie in one cell. */
  #thin(width: number): void {
    const [micros, values] = [this.#micros, this.#values];
    const cell = (at: number): number => Math.floor((micros[at] as number) / width);
    const within = (a: number, b: number): boolean => values[a] === values[b] && cell(a) === cell(b);
    const whole = Math.floor(this.#max * wholeShare);
    const kept: number[] = [];
    for (let at = 0; at < this.#length; at++) {
      const older = at > 0 && at < this.#length - whole;
      if (!older || !within(at - 1, at) || !within(at, at + 1)) kept.push(at);
    }
    this.#set(
      Float64Array.from(kept, (at) => micros[at] as number),
      Uint8Array.from(kept, (at) => values[at] as number),
      kept.length,
    );
  }
}

/** Reports of a key that are kept at most: 22 h of one each 10 s in full, and 31 d of them thinned out; 180 KB. */
const reportsMax = 20_000;
/** The share of them that is never thinned out: the newest. */
const wholeShare = 0.4;
const second = 1_000_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Index at which the newest `runs` runs of equal values begin. */
function startOfRuns(length: number, valueAt: (at: number) => unknown, runs: number): number {
  let left = runs;
  for (let at = length - 1; at > 0; at--) {
    if (valueAt(at) === valueAt(at - 1)) continue;
    left -= 1;
    if (left === 0) return at;
  }
  return 0;
}
