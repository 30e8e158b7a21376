import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DeadLetter, DeadLetterBox } from '../bridge.ts';

const base64 = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('base64');

/** Dead letters of the embedded log, which has no topics to write to: one JSON object a line, original bytes in base64. */
export function createDeadLetterFile(path: string): DeadLetterBox {
  let last: Promise<void> = mkdir(dirname(path), { recursive: true }).then(() => undefined);
  return {
    write(letters) {
      const text = letters.map((letter) => `${JSON.stringify(lineOf(letter))}\n`).join('');
      last = last.catch(() => undefined).then(() => appendFile(path, text, { mode: 0o600 }));
      return last;
    },
    stop: () => last.catch(() => undefined),
  };
}

function lineOf({ record, reject }: DeadLetter) {
  const { topic, partition, offset, timestamp, key, value, headers } = record;
  return {
    topic,
    partition,
    offset,
    timestamp,
    reason: reject,
    key: base64(key),
    value: base64(value),
    headers: headers.map(([name, bytes]) => [name, base64(bytes)]),
  };
}
