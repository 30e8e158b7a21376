import { hashText } from './hash.ts';

/**
 * How many different values: exact up to 1,000, then a HyperLogLog with 2^12 registers (standard error 1.6 %).
 * Which of the two it is depends on the values alone, never on their order.
 */
const exactMax = 1_000;
const registerBits = 12;
const registers = 1 << registerBits;
/** Bits of a hash that say how rare it is. */
const rankBits = 53 - registerBits;

/** Sorted hashes while exact, else registers. */
export type PackedDistinct = Float64Array | Uint8Array;

export class DistinctCount {
  /** Open addressing; 0 is empty (a hash of 0 is stored as 1: one collision in 2^53). */
  #slots: Float64Array | null = new Float64Array(16);
  #size = 0;
  #registers: Uint8Array | null = null;

  add(text: string): void {
    this.addHash(hashText(text));
  }

  addHash(hash: number): void {
    if (this.#registers !== null) addToRegisters(this.#registers, hash);
    else this.#addExact(hash === 0 ? 1 : hash);
  }

  #addExact(hash: number): void {
    let slots = this.#slots as Float64Array;
    let at = place(slots, hash);
    if (slots[at] === hash) return;
    if (this.#size === exactMax) {
      const rough = new Uint8Array(registers);
      for (const known of slots) if (known !== 0) addToRegisters(rough, known);
      addToRegisters(rough, hash);
      this.#registers = rough;
      this.#slots = null;
      return;
    }
    if ((this.#size + 1) * 2 > slots.length) {
      const grown = new Float64Array(slots.length * 2);
      for (const known of slots) if (known !== 0) grown[place(grown, known)] = known;
      this.#slots = slots = grown;
      at = place(slots, hash);
    }
    slots[at] = hash;
    this.#size += 1;
  }

  merge(packed: PackedDistinct): void {
    if (packed instanceof Float64Array) {
      for (const hash of packed) this.addHash(hash);
      return;
    }
    if (this.#registers === null) {
      const rough = new Uint8Array(registers);
      for (const hash of this.#slots as Float64Array) if (hash !== 0) addToRegisters(rough, hash);
      this.#registers = rough;
      this.#slots = null;
    }
    const own = this.#registers;
    for (let index = 0; index < registers; index++) {
      if ((packed[index] as number) > (own[index] as number)) own[index] = packed[index] as number;
    }
  }

  pack(): PackedDistinct {
    if (this.#registers !== null) return this.#registers.slice();
    return (this.#slots as Float64Array).filter((hash) => hash !== 0).sort();
  }

  get count(): number {
    return this.#registers === null ? this.#size : Math.round(estimate(this.#registers));
  }
}

function place(slots: Float64Array, hash: number): number {
  const mask = slots.length - 1;
  let at = (hash % 4294967296) & mask;
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & mask;
  return at;
}

function addToRegisters(own: Uint8Array, hash: number): void {
  const index = hash % registers;
  const rest = Math.floor(hash / registers);
  const high = Math.floor(rest / 4294967296);
  const zeros = high > 0 ? Math.clz32(high) - (64 - rankBits) : rankBits - 32 + Math.clz32(rest >>> 0);
  const rank = Math.min(rankBits + 1, zeros + 1);
  if (rank > (own[index] as number)) own[index] = rank;
}

/** Ertl's estimator: unbiased over the whole range without tables of corrections. */
function estimate(own: Uint8Array): number {
  const counts = new Float64Array(rankBits + 2);
  for (const rank of own) counts[rank] = (counts[rank] as number) + 1;
  let z = registers * tau(1 - (counts[rankBits + 1] as number) / registers);
  for (let rank = rankBits; rank >= 1; rank--) z = 0.5 * (z + (counts[rank] as number));
  z += registers * sigma((counts[0] as number) / registers);
  return (registers * registers) / (2 * Math.LN2 * z);
}

function sigma(start: number): number {
  if (start === 1) return Number.POSITIVE_INFINITY;
  let x = start;
  let y = 1;
  let z = x;
  for (let before = -1; z !== before; ) {
    before = z;
    x *= x;
    z += x * y;
    y += y;
  }
  return z;
}

function tau(start: number): number {
  if (start === 0 || start === 1) return 0;
  let x = start;
  let y = 1;
  let z = 1 - x;
  for (let before = -1; z !== before; ) {
    before = z;
    x = Math.sqrt(x);
    y *= 0.5;
    z -= (1 - x) ** 2 * y;
  }
  return z / 3;
}
