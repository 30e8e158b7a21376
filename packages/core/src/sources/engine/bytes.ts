import { StreamglassError } from '../../lib/errors.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Writes values one after the other. Numbers lie in the byte order of the machine on multiples of 8, so that columns are
 * copied whole; the first value of a checkpoint tells a machine of the other order apart.
 */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  #reserve(length: number): Uint8Array {
    const end = this.#length + length;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    const place = this.#bytes.subarray(this.#length, end);
    this.#length = end;
    return place;
  }

  number(value: number): void {
    // First the place: making room may replace the buffer.
    const at = this.#place(8);
    new Float64Array(this.#bytes.buffer, at, 1)[0] = value;
  }

  /** Offset of `length` new bytes, on a multiple of 8. */
  #place(length: number): number {
    this.#reserve((8 - (this.#length % 8)) % 8);
    const at = this.#length;
    this.#reserve(length);
    return at;
  }

  raw(values: Uint8Array | Int32Array | Uint32Array | Float64Array): void {
    this.number(values.length);
    const at = this.#place(values.byteLength);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
  }

  /** What `write` writes, after its length: a reader can step over it. */
  section(write: () => void): void {
    const at = this.#place(8);
    write();
    new Float64Array(this.#bytes.buffer, at, 1)[0] = this.#length - at - 8;
  }

  json(value: unknown): void {
    this.raw(encoder.encode(JSON.stringify(value)));
  }

  /** Everything written so far; nothing may be written after it. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Reads what {@link ByteWriter} wrote. Throws `bad-checkpoint` when the bytes end early. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // A copy of its own: numbers must lie on multiples of 8.
    this.#bytes = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  }

  #take(length: number): number {
    this.#at += (8 - (this.#at % 8)) % 8;
    const at = this.#at;
    this.#at += length;
    if (!(length >= 0) || this.#at > this.#bytes.length)
      throw badCheckpoint(`it ends after ${this.#bytes.length} bytes`);
    return at;
  }

  number(): number {
    const at = this.#take(8);
    return new Float64Array(this.#bytes.buffer, this.#bytes.byteOffset + at, 1)[0] as number;
  }

  #values<T>(width: number, make: (buffer: ArrayBufferLike, offset: number, length: number) => T): T {
    const length = this.number();
    const at = this.#take(length * width);
    return make(this.#bytes.buffer, this.#bytes.byteOffset + at, length);
  }

  uint8(): Uint8Array {
    return this.#values(1, (buffer, offset, length) => new Uint8Array(buffer, offset, length).slice());
  }
  int32(): Int32Array {
    return this.#values(4, (buffer, offset, length) => new Int32Array(buffer, offset, length).slice());
  }
  uint32(): Uint32Array {
    return this.#values(4, (buffer, offset, length) => new Uint32Array(buffer, offset, length).slice());
  }
  float64(): Float64Array {
    return this.#values(8, (buffer, offset, length) => new Float64Array(buffer, offset, length).slice());
  }
  /** Bytes of a section, as they lie. */
  section(): Uint8Array {
    return this.#values(1, (buffer, offset, length) => new Uint8Array(buffer, offset, length));
  }

  json(): unknown {
    const text = this.section();
    try {
      return JSON.parse(decoder.decode(text));
    } catch (cause) {
      throw badCheckpoint('a part of it is no JSON', cause);
    }
  }
}

export const badCheckpoint = (why: string, cause?: unknown): StreamglassError =>
  new StreamglassError('bad-checkpoint', `the checkpoint cannot be read: ${why}`, {
    hint: 'start from an older checkpoint, or without one',
    cause,
  });
