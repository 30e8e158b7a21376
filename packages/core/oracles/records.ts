import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';

/** A record as read from a log; the shape of `RawRecord` of core, written down again because oracles share no code with it. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** Decimal string. */
  readonly offset: string;
  /** Time of the record in the log, ms since the epoch; may carry µs as fraction. */
  readonly timestamp: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[];
}

/**
 * Reads a JSONL file of records. Each line is `{topic, partition, offset, timestamp, value, key?, headers?}`, where `value` is a
 * string (the exact text), an object (its JSON) or null (a tombstone), or `valueBase64` has the exact bytes; `timestamp` is
 * ms or RFC 3339; headers are `[name, text|null]` pairs. Lines of the samples keep such an object in `sample`.
 */
export function readRecords(path: string): LogRecord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => recordOf(JSON.parse(line)));
}

type Line = Record<string, unknown>;
const bytes = (text: string) => new TextEncoder().encode(text);

function recordOf(line: Line): LogRecord {
  const from = (line['sample'] ?? line) as Line;
  const { timestamp, value, valueBase64, headers } = from;
  return {
    topic: String(from['topic']),
    partition: Number(from['partition'] ?? 0),
    offset: String(from['offset'] ?? 0),
    timestamp: typeof timestamp === 'number' ? timestamp : Date.parse(String(timestamp)),
    key: typeof from['key'] === 'string' ? bytes(from['key']) : null,
    value:
      typeof valueBase64 === 'string'
        ? Buffer.from(valueBase64, 'base64')
        : value === null || value === undefined
          ? null
          : bytes(typeof value === 'string' ? value : JSON.stringify(value)),
    headers: ((headers ?? []) as [string, string | null][]).map(
      ([name, text]) => [name, text === null ? null : bytes(text)] as const,
    ),
  };
}

/** Puts the records into the table `log.records`: bytes stay bytes, headers are JSON pairs. */
export async function loadRecords(connection: DuckDBConnection, records: readonly LogRecord[]): Promise<void> {
  await connection.run(`CREATE SCHEMA IF NOT EXISTS log;
    CREATE OR REPLACE TABLE log.records (
      topic VARCHAR, part INTEGER, off BIGINT, log_us BIGINT, key BLOB, value BLOB, headers JSON)`);
  const appender = await connection.createAppender('records', 'log');
  const text = new TextDecoder();
  for (const record of records) {
    appender.appendVarchar(record.topic);
    appender.appendInteger(record.partition);
    appender.appendBigInt(BigInt(record.offset));
    appender.appendBigInt(BigInt(Math.round(record.timestamp * 1000)));
    if (record.key === null) appender.appendNull();
    else appender.appendBlob(record.key);
    if (record.value === null) appender.appendNull();
    else appender.appendBlob(record.value);
    appender.appendVarchar(
      JSON.stringify(record.headers.map(([name, value]) => [name, value === null ? null : text.decode(value)])),
    );
    appender.endRow();
  }
  appender.closeSync();
}
