import { TextHash } from './hash.ts';

/**
 * Repeats within one topic partition: a record is a repeat iff the same (tenant, source, id) stood at most `window` offsets
 * before, counted from the newest such record, repeat or not. A function of the log alone: no clock, no process.
 *
 * 64-bit hashes in open addressing with the offset of the newest sighting, in two generations of `window` offsets each:
 * what the older one forgets is out of reach. Three words a slot; one big map of strings costs ten times as much.
 */
const words = 3;
const smallest = 64;

class Generation {
  /** High and low half of the hash, then the offset within the generation plus one; 0 is empty. */
  slots: Uint32Array;
  size = 0;
  /** First offset that belongs to it. */
  readonly start: number;

  constructor(start: number, expected = 0) {
    this.start = start;
    let slots = smallest;
    while (slots < 2 * expected) slots *= 2;
    this.slots = new Uint32Array(slots * words);
  }

  /** Slot of a hash: where it stands or could stand. */
  find(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length / words - 1;
    let at = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
    for (;;) {
      const slot = at * words;
      if (slots[slot + 2] === 0) return slot;
      if (slots[slot] === high && slots[slot + 1] === low) return slot;
      at = (at + 1) & mask;
    }
  }

  /** Offset of the newest sighting, −1 without one. */
  seenAt(high: number, low: number): number {
    const place = this.slots[this.find(high, low) + 2] as number;
    return place === 0 ? -1 : this.start + place - 1;
  }

  /** Notes a sighting; returns the one before, −1 without one. */
  note(high: number, low: number, offset: number): number {
    const slot = this.find(high, low);
    const before = this.slots[slot + 2] as number;
    this.slots[slot + 2] = offset - this.start + 1;
    if (before !== 0) return this.start + before - 1;
    this.slots[slot] = high;
    this.slots[slot + 1] = low;
    this.size += 1;
    if (this.size * 2 * words > this.slots.length) this.#grow();
    return -1;
  }

  #grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += words) {
      if (old[slot + 2] === 0) continue;
      const high = old[slot] as number;
      const low = old[slot + 1] as number;
      const to = this.find(high, low);
      this.slots[to] = high;
      this.slots[to + 1] = low;
      this.slots[to + 2] = old[slot + 2] as number;
    }
  }
}

const hash = new TextHash();

/** Offsets are relative to the first one of the partition, so that they stay exact numbers. */
export class Dedupe {
  readonly window: number;
  #current: Generation;
  #previous: Generation | null = null;

  constructor(window: number, start = 0) {
    this.window = window;
    this.#current = new Generation(start);
  }

  /** Notes a sighting and says whether it is a repeat. Offsets only grow. */
  isRepeat(tenantId: string, source: string, id: string, offset: number): boolean {
    hash.start().add(tenantId).add(source).add(id).end();
    const high = hash.high >>> 0;
    const low = hash.low >>> 0;
    if (offset - this.#current.start >= this.window) this.#turn(offset);
    let seen = this.#current.note(high, low, offset);
    if (seen < 0 && this.#previous !== null) seen = this.#previous.seenAt(high, low);
    return seen >= 0 && offset - seen <= this.window;
  }

  #turn(offset: number, expected = 0): void {
    // A jump past both generations leaves nothing that could still be within the window.
    this.#previous = offset - this.#current.start > 2 * this.window ? null : this.#current;
    this.#current = new Generation(offset, expected);
  }

  /** Sightings that can still matter to what comes from `end` on, in no order: pairs of hash halves, and offsets. */
  save(end: number): { readonly hashes: Uint32Array; readonly offsets: Float64Array } {
    const most = this.#current.size + (this.#previous?.size ?? 0);
    const hashes = new Uint32Array(most * 2);
    const offsets = new Float64Array(most);
    let found = 0;
    for (const generation of [this.#previous, this.#current]) {
      if (generation === null) continue;
      const { slots, start } = generation;
      for (let slot = 0; slot < slots.length; slot += words) {
        const place = slots[slot + 2] as number;
        const offset = start + place - 1;
        if (place === 0 || end - offset > this.window) continue;
        const high = slots[slot] as number;
        const low = slots[slot + 1] as number;
        if (generation !== this.#current && this.#current.seenAt(high, low) >= 0) continue;
        hashes[found * 2] = high;
        hashes[found * 2 + 1] = low;
        offsets[found++] = offset;
      }
    }
    return { hashes: hashes.slice(0, found * 2), offsets: offsets.slice(0, found) };
  }

  /** Takes saved sightings in, of offsets after all that it has seen. `shift` is added to every offset. */
  load(hashes: Uint32Array, offsets: Float64Array, shift = 0): void {
    if (offsets.length === 0) return;
    // What is saved spans no more than a window: one generation holds it.
    this.#turn(
      offsets.reduce((least, offset) => Math.min(least, offset), Number.POSITIVE_INFINITY) + shift,
      offsets.length,
    );
    for (let at = 0; at < offsets.length; at++) {
      this.#current.note(hashes[at * 2] as number, hashes[at * 2 + 1] as number, (offsets[at] as number) + shift);
    }
  }
}
