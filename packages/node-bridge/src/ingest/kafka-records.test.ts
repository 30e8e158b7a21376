import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRecordsBatch, type MessageRecord } from '@platformatic/kafka';
import { type Compression, compress, compressionOf, compressions, decompress } from './kafka-codecs.ts';
import { Carrier, decodeFetch, type FetchedPartition } from './kafka-fetch.ts';
import { type AbortedTransaction, reach, RecordSet } from './kafka-records.ts';

interface BatchOptions {
  readonly at?: bigint;
  readonly compression?: Compression;
  readonly producerId?: bigint;
  readonly isTransactional?: boolean;
}

/** A batch as another library writes it, moved to an offset. The checksum does not cover the offset. */
function batch(
  values: readonly (string | null)[],
  { at = 0n, compression = 'none', producerId = -1n, isTransactional = false }: BatchOptions = {},
): Buffer {
  const messages = values.map(
    (value): MessageRecord => ({ topic: 't', partition: 0, timestamp: 1_000n, value: Buffer.from(value ?? '') }),
  );
  const writer = createRecordsBatch(messages, {
    compression,
    producerId,
    producerEpoch: 0,
    ...(isTransactional ? { transactionalId: 'x' } : {}),
  });
  const bytes = Buffer.from(writer.buffer);
  bytes.writeBigInt64BE(at);
  return bytes;
}

/** What the broker writes at the end of a transaction; its checksum is that of a batch whose attributes say so. */
async function marker(kind: 'abort' | 'commit', at: bigint, producerId: bigint): Promise<Buffer> {
  const { crc32c } = await import('@platformatic/wasm-utils');
  const message: MessageRecord = {
    topic: 't',
    timestamp: 1_000n,
    key: Buffer.from([0, 0, 0, kind === 'abort' ? 0 : 1]),
    value: Buffer.from([0, 0, 0, 0, 0, 0]),
  };
  const bytes = Buffer.from(
    createRecordsBatch([message], { compression: 'none', producerId, producerEpoch: 0, transactionalId: 'x' }).buffer,
  );
  bytes.writeInt16BE(bytes.readInt16BE(21) | 0x20, 21);
  bytes.writeUInt32BE(crc32c(bytes.subarray(21)), 17);
  bytes.writeBigInt64BE(at);
  return bytes;
}

const open = (bytes: Buffer, from = 0n, aborted: readonly AbortedTransaction[] = []): RecordSet =>
  new RecordSet('t', 0, bytes, aborted, from);
const everything = (set: RecordSet): { values: string[]; offsets: string[]; next: bigint | undefined } => {
  const [values, offsets]: [string[], string[]] = [[], []];
  let next: bigint | undefined;
  for (let slice = set.next(1_000, 100); slice; slice = set.next(1_000, 100)) {
    for (const { value, offset } of slice.records) {
      values.push(Buffer.from(value ?? []).toString());
      offsets.push(offset);
    }
    next = slice.next;
  }
  return { values, offsets, next };
};

describe('RecordSet', () => {
  it('keeps offsets beyond 2^53 exact', () => {
    const at = 2n ** 53n + 1n;
    const { offsets, next } = everything(open(batch(['a', 'b', 'c'], { at }), at));
    assert.deepEqual(offsets, ['9007199254740993', '9007199254740994', '9007199254740995']);
    assert.equal(next, at + 3n);
  });

  it('begins at the wanted offset in the middle of a batch', () => {
    const { offsets, next } = everything(open(batch(['a', 'b', 'c', 'd'], { at: 10n }), 12n));
    assert.deepEqual([offsets, next], [['12', '13'], 14n]);
  });

  it('does not end early when a long run of records lies before the wanted offset', () => {
    const set = open(batch(Array.from({ length: 200 }, () => 'x'.repeat(50))), 190n);
    assert.equal(set.next(100, 5)?.next, 192n);
    assert.equal(everything(set).next, 200n);
  });

  it('gives slices that end in the middle of batches and join without a gap', () => {
    const values = Array.from({ length: 250 }, (_, index) => `${index} ${'x'.repeat(40)}`);
    const bytes = Buffer.concat([
      batch(values.slice(0, 120)),
      batch(values.slice(120), { at: 120n, compression: 'lz4' }),
    ]);
    const set = open(bytes);
    let next = 0n;
    let count = 0;
    for (let slice = set.next(2_000, 30); slice; slice = set.next(2_000, 30)) {
      assert.ok(slice.records.length > 0 && slice.records.length <= 30);
      assert.equal(slice.records[0]?.offset, String(next));
      count += slice.records.length;
      next = slice.next;
    }
    assert.deepEqual([count, next], [250, 250n]);
  });

  it('leaves a batch that is cut off for the next fetch', () => {
    const [whole, cut] = [batch(['a']), batch(['b'], { at: 1n })];
    const bytes = Buffer.concat([whole, cut.subarray(0, cut.length - 1)]);
    assert.deepEqual(everything(open(bytes)), { values: ['a'], offsets: ['0'], next: 1n });
    assert.equal(reach(bytes), 1n);
    assert.equal(reach(whole.subarray(0, 20)), undefined);
  });

  it('steps over an empty batch that compaction left', async () => {
    const { crc32c } = await import('@platformatic/wasm-utils');
    const full = batch(['a', 'b', 'c'], { at: 5n });
    const empty = Buffer.from(full.subarray(0, 61));
    empty.writeInt32BE(61 - 12, 8);
    empty.writeInt32BE(0, 57);
    empty.writeUInt32BE(crc32c(empty.subarray(21)), 17);
    const { values, next } = everything(open(Buffer.concat([empty, batch(['d'], { at: 8n })]), 5n));
    assert.deepEqual([values, next], [['d'], 9n]);
    assert.deepEqual(open(empty, 5n).next(100, 10), { records: [], next: 8n });
  });

  it('refuses what does not match its checksum, and older formats', () => {
    const bytes = batch(['a']);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2);
    assert.throws(() => open(bytes).next(1, 1), {
      code: 'damaged-batch',
      message: /t\/0\/0 does not match its checksum/,
    });
    const old = batch(['a']);
    old.writeInt8(1, 16);
    assert.throws(() => open(old).next(1, 1), { code: 'damaged-batch', message: /format 1/ });
  });

  it('hides aborted transactions also when the broker lists them by their end and they overlap', async () => {
    const bytes = Buffer.concat([
      batch(['one'], { at: 10n, producerId: 1n, isTransactional: true }),
      batch(['two'], { at: 11n, producerId: 2n, isTransactional: true }),
      batch(['plain'], { at: 12n }),
      batch(['three'], { at: 13n, producerId: 3n, isTransactional: true }),
      await marker('abort', 14n, 2n),
      batch(['two again'], { at: 15n, producerId: 2n, isTransactional: true }),
      await marker('abort', 16n, 1n),
      await marker('commit', 17n, 2n),
      await marker('commit', 18n, 3n),
    ]);
    const aborted = [
      { producerId: 2n, firstOffset: 4n },
      { producerId: 1n, firstOffset: 2n },
    ];
    const { values, next } = everything(open(bytes, 10n, aborted));
    assert.deepEqual([values, next], [['plain', 'three', 'two again'], 19n]);
    const middle = everything(open(bytes, 11n, aborted));
    assert.deepEqual(middle.values, ['plain', 'three', 'two again']);
  });

  it('takes the time of the log where the topic says so', async () => {
    const { crc32c } = await import('@platformatic/wasm-utils');
    const bytes = batch(['a']);
    assert.equal(open(bytes).next(1, 1)?.records[0]?.timestamp, 1_000);
    bytes.writeInt16BE(0x08, 21);
    bytes.writeBigInt64BE(1_700_000_000_000n, 35);
    bytes.writeUInt32BE(crc32c(bytes.subarray(21)), 17);
    assert.equal(open(bytes).next(1, 1)?.records[0]?.timestamp, 1_700_000_000_000);
  });
});

describe('codecs', () => {
  for (const codec of compressions) {
    it(`${codec} gives back what it was given`, () => {
      const data = Buffer.from('some words, some words, some words '.repeat(500));
      assert.ok(decompress(codec, compress(codec, data)).equals(data));
      const values = ['a', 'b'.repeat(5_000)];
      assert.deepEqual(everything(open(batch(values, { compression: codec }))).values, values);
    });
  }

  it('name what is damaged or unknown', () => {
    for (const codec of ['gzip', 'lz4', 'zstd'] as const)
      assert.throws(() => decompress(codec, Buffer.from('no such thing at all')), { code: 'bad-compression' });
    assert.throws(() => compressionOf(7), { code: 'unknown-compression' });
  });
});

describe('decodeFetch', () => {
  const int16 = (value: number): Buffer => Buffer.from(new Int16Array([value]).buffer).reverse();
  const int32 = (value: number): Buffer => Buffer.from(new Int32Array([value]).buffer).reverse();
  const int64 = (value: bigint): Buffer => Buffer.from(new BigInt64Array([value]).buffer).reverse();
  const answer = (version: number, errorCode: number, bytes: Buffer): Buffer =>
    Buffer.concat([
      int32(0),
      ...(version >= 7 ? [int16(0), int32(0)] : []),
      int32(1),
      int16(1),
      Buffer.from('t'),
      int32(1),
      int32(3),
      int16(errorCode),
      int64(20n),
      int64(15n),
      ...(version >= 5 ? [int64(2n)] : []),
      int32(1),
      int64(7n),
      int64(4n),
      ...(version >= 11 ? [int32(-1)] : []),
      int32(bytes.length),
      bytes,
    ]);

  for (const version of [4, 5, 7, 8, 11]) {
    it(`reads version ${version}`, () => {
      const seen: FetchedPartition[] = [];
      const bytes = batch(['a', 'b'], { at: 10n });
      const { responses } = decodeFetch(answer(version, 0, bytes), version, (fetched) => seen.push(fetched));
      const partition = responses[0]?.partitions[0];
      assert.deepEqual([responses[0]?.topicName, partition?.partition, partition?.highWatermark], ['t', 3, '20']);
      assert.deepEqual(
        [seen[0]?.end, seen[0]?.logStart, seen[0]?.aborted],
        [15n, version >= 5 ? 2n : 0n, [{ producerId: 7n, firstOffset: 4n }]],
      );
      assert.ok(partition?.messages[0] instanceof Carrier);
      assert.equal(partition.messages[0].offset, '11', 'kafkajs steps over the last of them');
    });
  }

  it('keeps from kafkajs what the reader looks after, and passes on what kafkajs does', () => {
    const codeOf = (errorCode: number): number | undefined =>
      decodeFetch(answer(11, errorCode, Buffer.alloc(0)), 11, () => undefined).responses[0]?.partitions[0]?.errorCode;
    assert.deepEqual([1, 3, 6].map(codeOf), [0, 0, 6]);
  });
});
