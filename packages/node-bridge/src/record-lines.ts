import { quoteLargeNumbers, type RawRecord } from '@streamglass/core/events';
import type { SimulatedRecord } from '@streamglass/core/simulate';
import { isBody } from './own-modules.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : decoder.decode(bytes));

/** Writes records whole, a line each: as recorders write them, and with the headers, without which some shapes say too little. */
export function createLineWriter(): (record: SimulatedRecord) => string {
  const ends = new Map<string, number>();
  let first: number | undefined;
  return ({ time, topic, key, headers, value }) => {
    first ??= time;
    const offset = ends.get(topic) ?? 0;
    ends.set(topic, offset + 1);
    const about = {
      timestamp: new Date(time).toISOString(),
      relativeMs: Math.floor(time - first),
      topic,
      partition: 0,
      offset: String(offset),
      key: textOf(key),
      headers: Object.fromEntries(headers.map(([name, bytes]) => [name, textOf(bytes)])),
    };
    return `${JSON.stringify(about).slice(0, -1)},"value":${decoder.decode(value)}}`;
  };
}

/** Headers of a line, as a record has them; null when there are none that could be. */
export function headersOf(value: unknown): RawRecord['headers'] | null {
  if (!isBody(value) || Array.isArray(value)) return null;
  return Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, encoder.encode(text)] as const] : [],
  );
}

/** A line with headers as the record it was; null when it is none, and the decoder is to read it as it stands. */
export function recordOf(text: string): Pick<RawRecord, 'topic' | 'headers' | 'value'> | null {
  if (!text.includes('"headers"') || !text.includes('"relativeMs"')) return null;
  try {
    const line: unknown = JSON.parse(/\d{16}/.test(text) ? quoteLargeNumbers(text) : text);
    if (!isBody(line) || typeof line.topic !== 'string' || line.value === undefined) return null;
    const headers = headersOf(line.headers);
    if (headers === null) return null;
    const value = line.value === null ? null : encoder.encode(JSON.stringify(line.value));
    return { topic: line.topic, headers, value };
  } catch {
    return null;
  }
}
