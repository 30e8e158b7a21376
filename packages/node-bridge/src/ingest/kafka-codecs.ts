import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { lz4Compress, lz4Decompress, snappyCompress, snappyDecompress } from '@platformatic/wasm-utils';
import { StreamglassError } from '@streamglass/core/lib';

/** Compressions of a Kafka record batch; the index is the number in its attributes. */
export const compressions = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Compression = (typeof compressions)[number];

/** What one batch may grow to. Brokers accept batches of a few MB; this is far above and far below a process's memory. */
const MAX_DECOMPRESSED = 256 * 1024 * 1024;

/** Java clients before 2.3 and several C ones frame snappy in blocks, after this mark and two version numbers. */
const XERIAL_MARK = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEAD = XERIAL_MARK.length + 8;

function unsnappy(data: Buffer): Buffer {
  if (!data.subarray(0, XERIAL_MARK.length).equals(XERIAL_MARK)) return snappyDecompress(data);
  const blocks: Buffer[] = [];
  let size = 0;
  for (let at = XERIAL_HEAD; at < data.length; ) {
    const length = data.readUInt32BE(at);
    const block = snappyDecompress(data.subarray(at + 4, at + 4 + length));
    size += block.length;
    if (size > MAX_DECOMPRESSED) throw new RangeError(`more than ${MAX_DECOMPRESSED} bytes`);
    blocks.push(block);
    at += 4 + length;
  }
  return Buffer.concat(blocks, size);
}

const open: Readonly<Record<Compression, (data: Buffer) => Buffer>> = {
  none: (data) => data,
  gzip: (data) => gunzipSync(data, { maxOutputLength: MAX_DECOMPRESSED }),
  snappy: unsnappy,
  lz4: (data) => lz4Decompress(data),
  zstd: (data) => zstdDecompressSync(data, { maxOutputLength: MAX_DECOMPRESSED }),
};

const close: Readonly<Record<Compression, (data: Buffer) => Buffer>> = {
  none: (data) => data,
  gzip: (data) => gzipSync(data),
  snappy: (data) => snappyCompress(data),
  lz4: (data) => lz4Compress(data),
  zstd: (data) => zstdCompressSync(data),
};

/** Name of the compression in a batch's attributes. Throws `unknown-compression`. */
export function compressionOf(attributes: number): Compression {
  const name = compressions[attributes & 0x07];
  if (name) return name;
  throw new StreamglassError('unknown-compression', `A record batch is compressed by method ${attributes & 0x07}.`, {
    hint: `Known are ${compressions.join(', ')}; a newer Kafka may need a newer Streamglass.`,
  });
}

/** The records of a batch, unpacked. Throws `bad-compression` with the codec's own words. */
export function decompress(compression: Compression, data: Buffer): Buffer {
  try {
    return open[compression](data);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StreamglassError('bad-compression', `A ${compression} record batch of ${data.length} bytes: ${why}.`, {
      cause,
    });
  }
}

/** Packs the records of a batch. */
export const compress = (compression: Compression, data: Buffer): Buffer => close[compression](data);
