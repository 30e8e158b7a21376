/**
 * Hashes of text, the same everywhere and for ever: bounds keep keys by them, checkpoints hold them.
 * Two 32-bit lanes, multiply and xor per UTF-16 unit, mixed at the end. Not for secrets.
 */
export class TextHash {
  /** The first 32 bits, signed. */
  high = 0;
  /** The last 32 bits, signed. */
  low = 0;

  start(): this {
    this.high = 0x2f0b4a27 | 0;
    this.low = 0x7e2d9c15 | 0;
    return this;
  }

  /** Parts are kept apart: `ab` + `c` and `a` + `bc` differ. */
  add(text: string): this {
    let high = this.high;
    let low = this.low;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      high = Math.imul(high ^ unit, 0x85ebca6b);
      low = Math.imul(low ^ unit, 0xc2b2ae35);
    }
    this.high = Math.imul(high ^ 0x1f, 0x9e3779b1) ^ (low >>> 13);
    this.low = Math.imul(low ^ 0x1f, 0x27d4eb2f) ^ (high >>> 16);
    return this;
  }

  end(): this {
    let high = this.high ^ (this.low >>> 15);
    let low = this.low ^ (this.high >>> 13);
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
    low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35);
    high = Math.imul(high ^ (high >>> 13) ^ (low >>> 7), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 13) ^ (high >>> 9), 0x85ebca6b);
    this.high = high ^ (high >>> 16);
    this.low = low ^ (low >>> 16);
    return this;
  }

  /** 53 of the 64 bits, as a whole number that a JS number holds exactly. */
  number(): number {
    return (this.high & 0x1fffff) * 4294967296 + (this.low >>> 0);
  }
}

const shared = new TextHash();

/** A whole number in [0, 2^53). */
export function hashText(text: string): number {
  return shared.start().add(text).end().number();
}

/** The same of several texts; `null` is no text. */
export function hashTexts(texts: readonly (string | null)[]): number {
  shared.start();
  for (const text of texts) shared.add(text === null ? '\u0000null' : text);
  return shared.end().number();
}

/** Upper end of {@link hashText}. */
export const hashRange = 2 ** 53;
