// Record batches of Kafka (format 2), read exactly. kafkajs has a reader of its own, which the bridge does not use:
//  - it turns headers into an object: the order between names is lost, and a header called `constructor` comes out broken
//  - it can show records of aborted transactions when two of them overlap, and stands still on a batch that compaction emptied
//  - it checks no CRC, and spends about half of its CPU time on 64-bit arithmetic per record
// The layout is that of the protocol guide; what is skipped and when follows the Java consumer.
import { crc32c } from '@platformatic/wasm-utils';
import type { RawRecord } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { compressionOf, decompress } from './kafka-codecs.ts';

/** A transaction that was aborted: what this producer wrote from here to its marker does not count. */
export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

/** Records and the offset after all that they account for (markers, aborted and compacted records included). */
export interface RecordSlice {
  readonly records: readonly RawRecord[];
  readonly next: bigint;
}

// Positions in the head of a batch.
const LENGTH = 8;
const MAGIC = 16;
const CRC = 17;
const ATTRIBUTES = 21;
const LAST_OFFSET_DELTA = 23;
const FIRST_TIMESTAMP = 27;
const MAX_TIMESTAMP = 35;
const PRODUCER_ID = 43;
const COUNT = 57;
const RECORDS = 61;
/** A batch's length counts from here. */
const LENGTH_BASE = 12;

const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
const ABORT = 0;

const damaged = (topic: string, partition: number, offset: bigint, what: string): StreamglassError =>
  new StreamglassError('damaged-batch', `The record batch at ${topic}/${partition}/${offset} ${what}.`, {
    hint: 'It is read again; if it stays so, the broker’s log is damaged.',
    retryable: true,
  });

/** Offset after the last whole batch in these bytes, or undefined when there is none. Reads only heads. */
export function reach(bytes: Buffer): bigint | undefined {
  let end: bigint | undefined;
  for (let at = 0; at + RECORDS <= bytes.length; ) {
    const size = LENGTH_BASE + bytes.readInt32BE(at + LENGTH);
    if (size < RECORDS || at + size > bytes.length) break;
    end = bytes.readBigInt64BE(at) + BigInt(bytes.readInt32BE(at + LAST_OFFSET_DELTA)) + 1n;
    at += size;
  }
  return end;
}

interface OpenBatch {
  readonly bytes: Buffer;
  readonly baseOffset: bigint;
  /** As a number when the whole batch is below 2^53. */
  readonly base: number | undefined;
  readonly end: bigint;
  readonly baseTimestamp: number;
  readonly appendTime: number | undefined;
  /** Records nearer to the base offset than this lie before the wanted offset. */
  readonly skipBelow: number;
  lastDelta: number;
  left: number;
}

/** The records of one fetched partition, given out in slices so that nobody works on megabytes at a stretch. */
export class RecordSet {
  readonly #topic: string;
  readonly #partition: number;
  readonly #bytes: Buffer;
  readonly #aborted: AbortedTransaction[];
  readonly #abortedNow = new Set<bigint>();
  readonly #from: bigint;
  /** Place of the next batch in the bytes. */
  #at = 0;
  #batch: OpenBatch | undefined;
  /** Place of the next record or field in the open batch. */
  #place = 0;
  #next: bigint;

  /** `from`: the first offset that is wanted; a broker answers with whole batches, which may begin earlier. */
  constructor(topic: string, partition: number, bytes: Buffer, aborted: readonly AbortedTransaction[], from: bigint) {
    this.#topic = topic;
    this.#partition = partition;
    this.#bytes = bytes;
    this.#from = from;
    this.#next = from;
    // The broker lists them by their end; they count by their beginning.
    this.#aborted = aborted.toSorted((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  }

  /** The next records, about `maxBytes` of them and at most `maxRecords`; undefined when all is given. Throws `damaged-batch`. */
  next(maxBytes: number, maxRecords: number): RecordSlice | undefined {
    const before = this.#next;
    const records: RawRecord[] = [];
    for (let bytes = 0; bytes < maxBytes && records.length < maxRecords; ) {
      const batch = this.#batch ?? this.#openNext();
      if (!batch) break;
      while (batch.left > 0 && bytes < maxBytes && records.length < maxRecords) {
        const start = this.#place;
        const record = this.#record(batch);
        if (!record) continue;
        bytes += this.#place - start;
        records.push(record);
      }
      if (batch.left > 0) this.#next = batch.baseOffset + BigInt(batch.lastDelta + 1);
      else {
        this.#next = batch.end;
        this.#batch = undefined;
      }
    }
    return records.length > 0 || this.#next > before ? { records, next: this.#next } : undefined;
  }

  /** Opens the next batch that has records for us; steps over markers and aborted ones. */
  #openNext(): OpenBatch | undefined {
    const bytes = this.#bytes;
    while (this.#at + RECORDS <= bytes.length) {
      const at = this.#at;
      const baseOffset = bytes.readBigInt64BE(at);
      const size = LENGTH_BASE + bytes.readInt32BE(at + LENGTH);
      if (size < RECORDS || at + size > bytes.length) return undefined;
      const magic = bytes.readInt8(at + MAGIC);
      if (magic !== 2)
        throw damaged(
          this.#topic,
          this.#partition,
          baseOffset,
          `is in message format ${magic}; format 2 (Kafka 0.11 and later) is read`,
        );
      this.#at = at + size;
      const end = baseOffset + BigInt(bytes.readInt32BE(at + LAST_OFFSET_DELTA)) + 1n;
      if (end <= this.#from) continue;
      if (crc32c(bytes.subarray(at + ATTRIBUTES, at + size)) !== bytes.readUInt32BE(at + CRC))
        throw damaged(this.#topic, this.#partition, baseOffset, 'does not match its checksum');
      const attributes = bytes.readInt16BE(at + ATTRIBUTES);
      if (this.#isSkipped(at, size, attributes, end)) {
        this.#next = end;
        continue;
      }
      const compression = compressionOf(attributes);
      const packed = bytes.subarray(at + RECORDS, at + size);
      this.#place = 0;
      this.#batch = {
        bytes: compression === 'none' ? packed : decompress(compression, packed),
        baseOffset,
        base: end < Number.MAX_SAFE_INTEGER ? Number(baseOffset) : undefined,
        end,
        baseTimestamp: Number(bytes.readBigInt64BE(at + FIRST_TIMESTAMP)),
        appendTime: attributes & LOG_APPEND_TIME ? Number(bytes.readBigInt64BE(at + MAX_TIMESTAMP)) : undefined,
        skipBelow: Number(this.#from - baseOffset),
        lastDelta: -1,
        left: bytes.readInt32BE(at + COUNT),
      };
      return this.#batch;
    }
    return undefined;
  }

  #isSkipped(at: number, size: number, attributes: number, end: bigint): boolean {
    const producerId = this.#bytes.readBigInt64BE(at + PRODUCER_ID);
    for (let first = this.#aborted[0]; first && first.firstOffset < end; first = this.#aborted[0]) {
      this.#abortedNow.add(first.producerId);
      this.#aborted.shift();
    }
    if (attributes & CONTROL) {
      // A marker's key is its version and type, two numbers of 16 bits, after the record's own head.
      const marker = this.#bytes.subarray(at + RECORDS, at + size);
      this.#place = 0;
      const batch = {
        bytes: marker,
        baseOffset: 0n,
        base: 0,
        end: 1n,
        baseTimestamp: 0,
        appendTime: undefined,
        skipBelow: 0,
        lastDelta: -1,
        left: 1,
      };
      const key = this.#record(batch)?.key;
      if (key && key.length >= 4 && ((key[2] ?? 0) << 8) + (key[3] ?? 0) === ABORT) this.#abortedNow.delete(producerId);
      return true;
    }
    return (attributes & TRANSACTIONAL) !== 0 && this.#abortedNow.has(producerId);
  }

  /** One record, or undefined when it lies before `from`. */
  #record(batch: OpenBatch): RawRecord | undefined {
    const { bytes } = batch;
    const length = this.#varint(bytes);
    const end = this.#place + length;
    if (!(length >= 0) || end > bytes.length)
      throw damaged(this.#topic, this.#partition, batch.baseOffset, 'ends in the middle of a record');
    this.#place++; // attributes: unused
    const timestampDelta = this.#varint(bytes);
    const offsetDelta = this.#varint(bytes);
    batch.left--;
    batch.lastDelta = offsetDelta;
    if (offsetDelta < batch.skipBelow) {
      this.#place = end;
      return undefined;
    }
    const offset = batch.base === undefined ? batch.baseOffset + BigInt(offsetDelta) : batch.base + offsetDelta;
    const key = this.#bytesField(bytes);
    const value = this.#bytesField(bytes);
    const count = this.#varint(bytes);
    const headers: [string, Uint8Array | null][] = [];
    for (let index = 0; index < count; index++) {
      const nameLength = this.#varint(bytes);
      const name = bytes.toString('utf8', this.#place, this.#place + nameLength);
      this.#place += nameLength;
      headers.push([name, this.#bytesField(bytes)]);
    }
    if (this.#place !== end)
      throw damaged(this.#topic, this.#partition, batch.baseOffset, 'has a record of another length than it says');
    const timestamp = batch.appendTime ?? batch.baseTimestamp + timestampDelta;
    return { topic: this.#topic, partition: this.#partition, offset: String(offset), timestamp, key, value, headers };
  }

  #bytesField(bytes: Buffer): Buffer | null {
    const length = this.#varint(bytes);
    if (length < 0) return null;
    const start = this.#place;
    this.#place = start + length;
    return bytes.subarray(start, this.#place);
  }

  /** Zigzag varint of up to 64 bits; exact below 2^53, which covers lengths, deltas and times. */
  #varint(bytes: Buffer): number {
    let byte = bytes[this.#place++] ?? 0;
    if (byte < 0x80) return (byte >>> 1) ^ -(byte & 1);
    let value = byte & 0x7f;
    for (let factor = 128; byte >= 0x80 && factor < 2 ** 63; factor *= 128) {
      byte = bytes[this.#place++] ?? 0;
      value += (byte & 0x7f) * factor;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
