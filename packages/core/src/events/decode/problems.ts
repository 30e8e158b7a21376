import type { Reject, Repair } from '../envelope.ts';
import { toNumber } from '../meanings/quantities.ts';
import { hidden } from '../meanings/secret-names.ts';
import type { NamedType } from './type-names.ts';

/** Repairs that say the same each time are made once. */
export const repairs = {
  timeMissing: { code: 'time-missing', path: '$.timestamp', note: 'the time of the record in the log stands in' },
  timeUnreadable: { code: 'time-unreadable', path: '$.timestamp', note: 'the time of the record in the log stands in' },
  timeFuture: {
    code: 'time-future',
    path: '$.timestamp',
    note: 'more than 5 min after the log; the time of the record in the log stands in',
  },
  idMissing: { code: 'id-missing', path: '$.event_id', note: 'topic-partition-offset stands in' },
  tenantMissing: { code: 'tenant-missing', path: '$.tenant_id', note: 'taken as `default`' },
  sourceMissing: { code: 'source-missing', path: '$.source', note: 'taken as `unknown`' },
  payloadText: { code: 'payload-text', path: '$.payload', note: 'was JSON in a string' },
  secretMasked: {
    code: 'secret-masked',
    path: '$',
    note: 'what goes by the name of a secret and no field claims is left out; define a field to read it',
  },
  payloadMasked: {
    code: 'payload-masked',
    path: '$.payload',
    note: 'nobody defines this type and its domain keeps secrets: values are left out; define the event to read them',
  },
} as const satisfies Readonly<Record<string, Repair>>;

const longest = 120;
/** Enough to tell gzip from Avro, too few to quote anything. */
const shownBytes = 4;

/** What stood there, short enough for a log line. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Uint8Array) {
    return [...value.subarray(0, shownBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? value : String(value);
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return typeof value === 'string' ? JSON.stringify(short) : short;
}

export function reject(code: string, path: string, value: unknown, want: string, cure: string): Reject {
  return { code, path, got: shown(value), want, cure };
}

/** What stood there, without a word of it: nobody knows yet whether it is secret. */
function described(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : `a text of ${value.length} characters`;
  return typeof value === 'object' || value === undefined ? shown(value) : `a ${typeof value}`;
}

/** A reject that quotes nothing. */
export const rejectUnquoted = (code: string, path: string, value: unknown, want: string, cure: string): Reject => ({
  code,
  path,
  got: described(value),
  want,
  cure,
});

export const notAnObject = (body: unknown, path = '$'): Reject =>
  rejectUnquoted('not-an-object', path, body, 'a JSON object', 'send one event a record, as an object');

/** A body of another shape than the one that a decoder was made for. */
export const otherShape = (body: unknown, want: string): Reject =>
  rejectUnquoted('other-shape', '$', body, want, 'send it so, or read it with a decoder of everyShape');

/** A field that could not be read: a repair when it is optional, a reject when the event means nothing without it. */
export function fieldProblem(
  named: NamedType,
  base: string,
  name: string,
  key: string | null,
  value: unknown,
): Reject | Repair {
  const field = named.definition?.payload[name];
  const path = `${base}.${key ?? name}`;
  const isSecret = field?.secret || named.sealed;
  const want = `${name} (${field?.kind ?? 'a field'}${field?.range ? ` from ${field.range[0]} to ${field.range[1]}` : ''}${field?.choices ? ` of ${field.choices.join(', ')}` : ''})`;
  if (key === null) {
    return reject('missing-field', path, undefined, want, `state ${name} of ${named.type}, or one of its other names`);
  }
  const number = toNumber(value);
  const code =
    (field?.quantum === null && field.range === null) || Number.isNaN(number)
      ? 'wrong-type'
      : Math.abs(number) > Number.MAX_SAFE_INTEGER
        ? 'number-too-large'
        : 'out-of-range';
  if (field?.optional === false)
    return reject(code, path, isSecret ? hidden : value, want, `send ${name} as stated in the catalogue`);
  const note = isSecret
    ? `wanted ${want}; left out`
    : `wanted ${want}, got ${shown(value)}; left out, the original is in extra`;
  return { code, path, note };
}
