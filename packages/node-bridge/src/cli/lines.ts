import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { RawRecord } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { recordOf } from '../record-lines.ts';

/** A line with its number, counted from 1, and where it ends in the file, in bytes. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly end: number;
}

/** What lies beyond this much of one line is not kept: the decoder refuses it anyway for its size. */
const longestLine = 8 * 1024 * 1024 + 1;
const newline = 0x0a;

/** Lines as bytes, so that what is no UTF-8 stays what it is. Empty ones are passed over, and counted. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let end = 0;
  const add = (part: Uint8Array): void => {
    if (length < longestLine) parts.push(part.subarray(0, longestLine - length));
    length += part.length;
  };
  const take = (): Line | null => {
    number += 1;
    let bytes: Uint8Array = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    parts = [];
    length = 0;
    if (bytes.at(-1) === 0x0d) bytes = bytes.subarray(0, -1);
    return bytes.every((byte) => byte === 0x20 || byte === 0x09) ? null : { number, bytes, end };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, at));
      end += at + 1 - from;
      from = at + 1;
      const line = take();
      if (line !== null) yield line;
    }
    add(chunk.subarray(from));
    end += chunk.length - from;
  }
  const last = length > 0 ? take() : null;
  if (last !== null) yield last;
}

/** A file, or standard input for `-`. @throws `file-unreadable` while it is read */
export async function* chunksOf(path: string, input: Readable = process.stdin): AsyncGenerator<Uint8Array> {
  try {
    yield* path === '-' ? input : createReadStream(path);
  } catch (cause) {
    throw new StreamglassError('file-unreadable', `${path}: ${cause instanceof Error ? cause.message : cause}`, {
      hint: 'Name a file with one JSON value a line, or - for standard input.',
      cause,
    });
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** `{event, sample}`: a sample as documents list them. What it holds is read, under the name that it goes by. */
function unwrapped(text: string): { readonly name: string; readonly bytes: Uint8Array } | null {
  if (!text.includes('"sample"')) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('sample' in value) || !('event' in value)) return null;
    if (typeof value.event !== 'string' || typeof value.sample !== 'object') return null;
    return { name: value.event, bytes: encoder.encode(JSON.stringify(value.sample)) };
  } catch {
    return null;
  }
}

/**
 * A line as a record: an event as a producer sends it, a line of a recording, with or without headers, or a sample that
 * holds one of them. Its offset
 * is the number of the line. A file has no log times: `now` stands in where an event states none.
 */
export function recordOfLine({ number, bytes }: Line, topic: string, now: number): RawRecord {
  const text = decoder.decode(bytes);
  const sample = unwrapped(text);
  return {
    topic: sample?.name ?? topic,
    partition: 0,
    offset: String(number),
    timestamp: now,
    key: null,
    value: sample?.bytes ?? bytes,
    headers: [],
    ...recordOf(text),
  };
}
