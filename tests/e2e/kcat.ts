// An independent producer and reader: kcat (librdkafka). It shares no code with the bridge.
import { spawn } from 'node:child_process';
import type { LogRecord } from '../../packages/core/oracles/records.ts';

function run(args: readonly string[], input: Uint8Array | null): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const child = spawn('kcat', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  child.on('error', reject);
  child.on('close', (code) =>
    code === 0
      ? resolve(Buffer.concat(out))
      : reject(new Error(`kcat ${args.join(' ')} ended with ${code}: ${complaints}`)),
  );
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? undefined);
  return promise;
}

/** One record as a line of the file that kcat reads: key, tab, value. An empty value is a tombstone (-Z). */
export interface FileRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
}

const tab = Buffer.from('\t');
const newline = Buffer.from('\n');

/** Writes records in their order per partition; resolves when the broker has acknowledged all. */
export async function produce(broker: string, records: readonly FileRecord[]): Promise<void> {
  const files = Map.groupBy(records, ({ topic, partition }) => `${topic} ${partition}`);
  const waiting = [...files.values()];
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const [first] = file;
      if (!first) continue;
      const lines = file.flatMap(({ key, value }) => [key ?? Buffer.alloc(0), tab, value ?? Buffer.alloc(0), newline]);
      const args = ['-P', '-b', broker, '-t', first.topic, '-p', String(first.partition), '-K', '\t', '-Z'];
      await run([...args, '-X', 'enable.idempotence=true'], Buffer.concat(lines));
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** All records of a topic as the log holds them, with the offsets and times that the broker gave them. */
export async function readBack(broker: string, topic: string): Promise<LogRecord[]> {
  const args = ['-C', '-b', broker, '-t', topic, '-o', 'beginning', '-e', '-q', '-D', ''];
  const bytes = await run([...args, '-f', '%p %o %T %K %S\n%k%s'], null);
  const records: LogRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const [partition, offset, timestamp, keyBytes, valueBytes] = bytes
      .toString('latin1', at, end)
      .split(' ')
      .map(Number) as [number, number, number, number, number];
    const keyEnd = end + 1 + Math.max(0, keyBytes);
    const valueEnd = keyEnd + Math.max(0, valueBytes);
    records.push({
      topic,
      partition,
      offset: String(offset),
      timestamp,
      key: keyBytes < 0 ? null : bytes.subarray(end + 1, keyEnd),
      value: valueBytes < 0 ? null : bytes.subarray(keyEnd, valueEnd),
      headers: [],
    });
    at = valueEnd;
  }
  return records;
}
