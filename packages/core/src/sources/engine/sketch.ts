/**
 * Quantiles by a DDSketch: counts in buckets that grow by a fixed factor, so that a quantile is off by at most 1 % of its
 * value. The index range is fixed and clamped, buckets never collapse: sketches of parts add up to the sketch of the whole.
 * Quantile q of n values is by nearest rank: the ⌈q · n⌉-th smallest, which at least a share q of the values does not exceed.
 */
const accuracy = 0.01;
const gamma = (1 + accuracy) / (1 - accuracy);
const perLog = 1 / Math.log(gamma);
/** Below it a value counts as 0: 1 ns when values are ms. */
const smallest = 1e-6;
const minIndex = Math.ceil(Math.log(smallest) * perLog);
/** About 1e12, the largest duration that decodes. */
const maxIndex = Math.ceil(Math.log(1e12) * perLog);
/** Index that stands for zero in packed form. */
const zeroIndex = minIndex - 1;

/** Pairs of bucket index and count, ascending. */
export type PackedSketch = Float64Array;

/** Up to this many values a sketch is just a list of them: most buckets of a quiet stream hold no more. */
const fewMax = 24;

export class QuantileSketch {
  /** Indexes of single values, while there are few. */
  #few: number[] | null = [];
  #counts = new Float64Array(0);
  /** Index of `#counts[0]`. */
  #base = 0;
  #zeros = 0;
  #total = 0;

  get count(): number {
    return this.#total;
  }

  add(value: number): void {
    this.#total += 1;
    if (value < smallest) this.#zeros += 1;
    else this.#addAt(Math.min(maxIndex, Math.ceil(Math.log(value) * perLog)), 1);
  }

  #addAt(index: number, count: number): void {
    const few = this.#few;
    if (few !== null) {
      if (few.length + count <= fewMax) {
        for (let added = 0; added < count; added++) few.push(index);
        return;
      }
      this.#spread();
    }
    let at = index - this.#base;
    if (at < 0 || at >= this.#counts.length) {
      this.#reach(index);
      at = index - this.#base;
    }
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  /** From a list of values to counts by index. */
  #spread(): void {
    const few = this.#few;
    if (few === null) return;
    this.#few = null;
    for (const index of few) this.#addAt(index, 1);
  }

  /** Grows so that `index` fits, with room on the side it grew to. */
  #reach(index: number): void {
    const length = this.#counts.length;
    if (length === 0) {
      this.#base = Math.max(minIndex, index - 16);
      this.#counts = new Float64Array(32);
      return;
    }
    const from = index < this.#base ? Math.max(minIndex, index - length) : this.#base;
    const to = index < this.#base ? this.#base + length : index + length;
    const grown = new Float64Array(to - from);
    grown.set(this.#counts, this.#base - from);
    this.#base = from;
    this.#counts = grown;
  }

  merge(packed: PackedSketch): void {
    for (let pair = 0; pair < packed.length; pair += 2) {
      const index = packed[pair] as number;
      const count = packed[pair + 1] as number;
      this.#total += count;
      if (index === zeroIndex) this.#zeros += count;
      else this.#addAt(index, count);
    }
  }

  pack(): PackedSketch {
    if (this.#few !== null) return packFew(this.#few, this.#zeros);
    let used = this.#zeros > 0 ? 1 : 0;
    for (const count of this.#counts) if (count > 0) used += 1;
    const packed = new Float64Array(used * 2);
    let at = 0;
    if (this.#zeros > 0) {
      packed[at++] = zeroIndex;
      packed[at++] = this.#zeros;
    }
    for (let offset = 0; offset < this.#counts.length; offset++) {
      const count = this.#counts[offset] as number;
      if (count === 0) continue;
      packed[at++] = this.#base + offset;
      packed[at++] = count;
    }
    return packed;
  }

  /** Null without values. */
  quantile(share: number): number | null {
    if (this.#total === 0) return null;
    this.#spread();
    // The subtrahend forgives a product such as 0.95 · 140 that is a hair above the whole number it means.
    const place = Math.max(0, Math.ceil(share * this.#total - 1e-9) - 1);
    let below = this.#zeros;
    if (place < below) return 0;
    for (let offset = 0; offset < this.#counts.length; offset++) {
      below += this.#counts[offset] as number;
      if (place < below) return (2 * gamma ** (this.#base + offset)) / (gamma + 1);
    }
    return null;
  }
}

function packFew(few: number[], zeros: number): PackedSketch {
  few.sort((a, b) => a - b);
  const pairs: number[] = zeros > 0 ? [zeroIndex, zeros] : [];
  for (let at = 0; at < few.length; ) {
    let next = at + 1;
    while (few[next] === few[at]) next += 1;
    pairs.push(few[at] as number, next - at);
    at = next;
  }
  return Float64Array.from(pairs);
}
