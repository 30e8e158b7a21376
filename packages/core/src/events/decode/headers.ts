import type { RawRecord } from '../envelope.ts';

export type Headers = RawRecord['headers'];

const decoder = new TextDecoder();

/** The text made last, all ASCII: headers of a topic mostly say the same again. */
let last = '';

const isLast = (bytes: Uint8Array): boolean => {
  const { length } = bytes;
  if (length !== last.length) return false;
  for (let at = 0; at < length; at++) if (bytes[at] !== last.charCodeAt(at)) return false;
  return true;
};

/** Header values are short and nearly always ASCII, which is faster by hand. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > 64) return decoder.decode(bytes);
  if (isLast(bytes)) return last;
  let text = '';
  for (const byte of bytes) {
    if (byte > 127) return decoder.decode(bytes);
    text += String.fromCharCode(byte);
  }
  last = text;
  return text;
}

/** The last header of that name, as text; undefined when there is none, or it is null or empty. */
export function headerOf(headers: Headers, name: string): string | undefined {
  for (let index = headers.length - 1; index >= 0; index--) {
    const header = headers[index] as Headers[number];
    if (header[0] !== name || header[1] === null) continue;
    return textOf(header[1]) || undefined;
  }
  return undefined;
}

/** Whether the record is a CloudEvent in Kafka's binary mode. */
export function isBinaryCloudEvent(headers: Headers): boolean {
  for (const header of headers) if (header[0] === 'ce_specversion') return true;
  return false;
}

const trace = /^00-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-0{16}-01$/;

/** Publishers that have no spans make a trace of their correlation, a UUID without its dashes, with a span of zeros. */
export function correlationOfTrace(traceparent: string | undefined): string | undefined {
  const parts = traceparent === undefined ? null : trace.exec(traceparent);
  return parts === null ? undefined : parts.slice(1).join('-');
}

/** `x-schema-hash` carries a reference to the schema, whatever its name says; a real hash is none. */
export function schemaOfHeader(headers: Headers): string | undefined {
  const text = headerOf(headers, 'x-schema-hash');
  return text?.startsWith('registry://') ? text : undefined;
}
