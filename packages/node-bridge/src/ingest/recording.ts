import { readFileSync } from 'node:fs';
import { quoteLargeNumbers } from '@streamglass/core/events';
import { StreamglassError } from '@streamglass/core/lib';
import { headersOf } from '../record-lines.ts';
import { depthOf } from '../json-depth.ts';
import type { TimedRecord } from './embedded-log.ts';

/** What of a recording is still to come when it begins to play: its last minute. What lies before is there at once. */
export const playedMs = 60_000;
const betweenPassesMs = 1_000;
/** More than the decoder takes, and little enough to be walked. */
const maxDepth = 100;

interface Line {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  /** What the line says of its headers. */
  readonly headers: TimedRecord['headers'];
  /** Parsed, or the line itself when it is no JSON or nested too deep: then the decoder says what is wrong with it. */
  readonly body: unknown;
  /** ms after the first line. */
  readonly atMs: number;
}

export interface Recording {
  readonly lines: readonly Line[];
  /** When the first line was recorded, ms. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/**
 * Reads a recording, one JSON value a line:
 * - as recorders write it: `{timestamp, relativeMs, topic, partition, offset, key, value}`, with `headers` or without;
 * - a sample that holds such a line or an event: `{event, sample}`;
 * - an event as a producer sends it; its topic is then its type.
 * @throws `recording-unreadable`, `recording-empty`
 */
export function readRecording(path: string): Recording {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StreamglassError(
      'recording-unreadable',
      `--recording ${path}: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: 'Name a file with one JSON value a line.',
        cause,
      },
    );
  }
  const recording = parseRecording(text);
  if (recording.lines.length > 0) return recording;
  throw new StreamglassError('recording-empty', `--recording ${path}: the file holds no line`, {
    hint: 'Name a file with one JSON value a line.',
  });
}

export function parseRecording(text: string): Recording {
  const found: (Omit<Line, 'atMs'> & { time: number | null })[] = [];
  for (const line of text.split('\n')) if (line.trim() !== '') found.push(parseLine(line));
  const startedAt = found.find(({ time }) => time !== null)?.time ?? 0;
  let atMs = 0;
  const lines = found.map(({ time, ...line }) => {
    // Lines are played in the order of the file; a time that goes back is played at once.
    if (time !== null) atMs = Math.max(atMs, time - startedAt);
    return { ...line, atMs };
  });
  return { lines, startedAt, durationMs: atMs };
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseLine(text: string): Omit<Line, 'atMs'> & { time: number | null } {
  let value: unknown;
  try {
    value = JSON.parse(text);
    // It is written anew with its times moved: numbers that no JS number holds go on as texts, with all their digits.
    if (/\d{16}/.test(text)) value = JSON.parse(quoteLargeNumbers(text));
  } catch {
    return unread(text);
  }
  if (depthOf(value, maxDepth) >= maxDepth) return unread(text);
  const outer = isObject(value) ? value : {};
  const inner = 'sample' in outer ? outer.sample : value;
  const it = isObject(inner) ? inner : {};
  if ('value' in it && typeof it.topic === 'string') {
    const { topic, partition, key } = it;
    return {
      topic,
      partition: typeof partition === 'number' ? partition : 0,
      key: key === null || key === undefined ? null : typeof key === 'string' ? key : JSON.stringify(key),
      headers: headersOf(it.headers) ?? [],
      body: it.value,
      time: instantOf(it.timestamp),
    };
  }
  const topic = [it.event_type, it.type, outer.event, it.topic].find(
    (name) => typeof name === 'string' && /^[\w.-]+$/.test(name),
  );
  const time = timeNames.map((name) => instantOf(it[name])).find((one) => one !== null) ?? null;
  return {
    topic: typeof topic === 'string' ? topic : 'recording',
    partition: 0,
    key: null,
    headers: [],
    body: inner,
    time,
  };
}

const unread = (text: string) => ({ topic: 'recording', partition: 0, key: null, headers: [], body: text, time: null });

const timeNames = [
  'timestamp',
  'time',
  'event_timestamp',
  'envelope_timestamp',
  'emitted_at',
  'timestamp_iso',
  'created_at',
  'ts',
];
const isTimeName = new Set(timeNames);
const isoInstant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/;

function instantOf(value: unknown): number | null {
  if (typeof value === 'number') return value > 1e11 ? value : value > 1e9 ? value * 1_000 : null;
  const time = typeof value === 'string' && isoInstant.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** The same value with every instant in it moved: texts in ISO 8601, and numbers under the names of times. */
export function movedBy(value: unknown, ms: number, name = ''): unknown {
  if (typeof value === 'string') {
    const match = isoInstant.exec(value);
    if (!match || Number.isNaN(Date.parse(value))) return value;
    const finer = (match[2] ?? '').slice(3);
    return new Date(Date.parse(value) + ms).toISOString().replace('Z', `${finer}Z`);
  }
  if (typeof value === 'number') {
    if (!isTimeName.has(name) || value < 1e9) return value;
    return value > 1e11 ? value + ms : value + ms / 1_000;
  }
  if (Array.isArray(value)) return value.map((item) => movedBy(item, ms));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, movedBy(item, ms, key)]));
}

const idNames = ['event_id', 'envelope_id', 'message_id', 'id'] as const;

/** Another pass over the same events is new events: else they would be taken for repeats. */
function renamed(body: unknown, pass: number): unknown {
  if (pass === 0 || !isObject(body)) return body;
  const ids = idNames
    .filter((name) => typeof body[name] === 'string')
    .map((name) => [name, `${body[name]}#${pass + 1}`]);
  return ids.length === 0 ? body : { ...body, ...Object.fromEntries(ids) };
}

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const recorded: TimedRecord['headers'] = [['x-streamglass-origin', Buffer.from('recorded')]];

const idHeaders = new Set(['message_id', 'ce_id']);
/** The same header with its time moved, and the id of another pass. */
function replayed([name, value]: TimedRecord['headers'][number], shift: number, pass: number) {
  const text = Buffer.from(value ?? []).toString();
  const moved = movedBy(text, shift) as string;
  return [name, bytes(pass > 0 && idHeaders.has(name) ? `${moved}#${pass + 1}` : moved)] as const;
}

/** The records of a recording, its times moved so that its last minute is still to come. Marked as recorded. */
export function* playRecording(
  { lines, startedAt, durationMs }: Recording,
  now: number,
  loop: boolean,
): Generator<TimedRecord> {
  let start = now - Math.max(0, durationMs - playedMs);
  for (let pass = 0; pass === 0 || loop; pass += 1) {
    const shift = start - startedAt;
    for (const { topic, partition, key, headers, body, atMs } of lines) {
      yield {
        topic,
        partition,
        timestamp: Math.round(start + atMs),
        key: key === null ? null : bytes(key),
        value: body === null ? null : bytes(renamed(movedBy(body, shift), pass)),
        headers: [...headers.map((header) => replayed(header, shift, pass)), ...recorded],
      };
    }
    start += durationMs + betweenPassesMs;
  }
}
