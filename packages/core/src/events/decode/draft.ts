import { timeFromNumber } from '../../lib/time.ts';
import { kept, setOwn } from '../meanings/structures.ts';
import { twinsOf } from '../meanings/twins.ts';
import { longestIdentifier, readTime } from '../meanings/words.ts';
import type { Reject } from '../envelope.ts';
import type { ReadNote } from '../meanings.ts';
import type { Headers } from './headers.ts';

/** What a wire body can say about its event, as places in a {@link Draft}. */
export const said = {
  type: 0,
  id: 1,
  time: 2,
  tenant: 3,
  source: 4,
  subject: 5,
  correlation: 6,
  causation: 7,
  schemaRef: 8,
  origin: 9,
  payload: 10,
  /** Said again elsewhere, or always the same: not kept. */
  nothing: 11,
} as const;
type Place = (typeof said)[keyof typeof said];

/** What each place is called on the wire, best name first; twins in the other case are added. */
export type Names = Partial<Record<keyof typeof said, readonly string[]>>;
export type KeyTable = ReadonlyMap<string, readonly [place: Place, rank: number, silent?: string]>;

/** `silent`: keys that say nothing as long as they hold this value. */
export function keyTable(names: Names, silent: Readonly<Record<string, string>> = {}): KeyTable {
  const table = new Map<string, readonly [Place, number, string?]>();
  for (const [key, value] of Object.entries(silent)) table.set(key, [said.nothing, 0, value]);
  for (const [place, keys] of Object.entries(names) as [keyof typeof said, readonly string[]][]) {
    keys.flatMap(twinsOf).forEach((key, rank) => {
      if (!table.has(key)) table.set(key, [said[place], rank]);
    });
  }
  return table;
}

/** Fills the draft from a parsed body; a reject when it can say nothing of the kind. */
export type WireShape = (draft: Draft, parsed: unknown, headers: Headers) => Reject | null;

/** Rank of a place that no key has taken. */
export const unsaid = 255;

/** One event while it is being read. One draft serves a decoder for good; nothing of it is handed out. */
export interface Draft {
  type: string | undefined;
  id: string | undefined;
  /** ms; NaN: not said. */
  time: number;
  tenant: string | undefined;
  source: string | undefined;
  subject: string | undefined;
  correlation: string | undefined;
  causation: string | undefined;
  schemaRef: string | undefined;
  origin: string | undefined;
  payload: unknown;
  /** A time was sent and could not be read. */
  badTime: boolean;
  /** Keys of the body that were read into the envelope; the payload is the body itself. Null: it has its own place. */
  flat: Set<string> | null;
  /** Topic that the record first stood in; a recording says another one than it is read from. */
  topic: string;
  /** `topic-partition-offset` where it first stood, when a dead letter says so. */
  place: string | undefined;
  /** Keys of the envelope that nothing claims. */
  rest: Record<string, unknown> | null;
  readonly ranks: Uint8Array;
  /** The key that took each place so far. */
  readonly keys: string[];
  readonly note: ReadNote;
}

export function createDraft(maxDepth: number): Draft {
  return {
    type: undefined,
    id: undefined,
    time: Number.NaN,
    tenant: undefined,
    source: undefined,
    subject: undefined,
    correlation: undefined,
    causation: undefined,
    schemaRef: undefined,
    origin: undefined,
    payload: undefined,
    badTime: false,
    flat: null,
    topic: '',
    place: undefined,
    rest: null,
    ranks: new Uint8Array(said.nothing),
    keys: Array.from({ length: said.nothing }, () => ''),
    note: { leftover: false, unsafe: false, depth: maxDepth, tooDeep: false, masked: false },
  };
}

export function clearDraft(draft: Draft, topic: string): void {
  draft.type = undefined;
  draft.id = undefined;
  draft.time = Number.NaN;
  draft.tenant = undefined;
  draft.source = undefined;
  draft.subject = undefined;
  draft.correlation = undefined;
  draft.causation = undefined;
  draft.schemaRef = undefined;
  draft.origin = undefined;
  draft.payload = undefined;
  draft.badTime = false;
  draft.flat = null;
  draft.topic = topic;
  draft.place = undefined;
  draft.rest = null;
  draft.ranks.fill(unsaid);
  draft.note.unsafe = false;
  draft.note.tooDeep = false;
  draft.note.masked = false;
}

/** A usable name or id, or undefined. A number becomes its digits. */
export function nameOf(value: unknown, note: ReadNote): string | undefined {
  if (typeof value === 'string') return value.length > 0 && value.length <= longestIdentifier ? value : undefined;
  if (typeof value !== 'number') return undefined;
  if (!Number.isSafeInteger(value)) note.unsafe = true;
  return String(value);
}

/** A time as producers send it, ms; NaN when it is none. */
export function timeOf(value: unknown): number {
  if (typeof value === 'string') return readTime(value);
  return typeof value === 'number' ? timeFromNumber(value) : Number.NaN;
}

export type Body = Readonly<Record<string, unknown>>;
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What B sends for `source`: `{ service, instance_id }`. */
export function sourceOf(value: unknown, note: ReadNote): string | undefined {
  if (!isBody(value)) return nameOf(value, note);
  return nameOf(value.service ?? value.service_name ?? value.name, note);
}

/** Keeps a key of the envelope that nothing claims, so that it is not lost. */
export function keep(draft: Draft, key: string, value: unknown): void {
  draft.rest ??= {};
  setOwn(draft.rest, key, kept(key, value, draft.note.depth, draft.note));
}

/** A key that was kept has found its place. */
export function release(draft: Draft, key: string): void {
  if (draft.rest === null) return;
  delete draft.rest[key];
  if (Object.keys(draft.rest).length === 0) draft.rest = null;
}

/**
 * Some envelopes say a part of the payload beside it. What the payload does not say itself is moved there, out of `rest`; not numbers, which
 * are on the scale of who wrote the envelope.
 */
export function lend(draft: Draft, keys: readonly string[]): void {
  for (const key of keys) {
    const { payload, rest } = draft;
    const value = rest?.[key];
    if (!isBody(payload) || value === undefined || payload[key] !== undefined || typeof value === 'number') continue;
    draft.payload = { ...payload, [key]: value };
    release(draft, key);
  }
}

/** Keeps what a wrapper says beside the body it wraps, which stands under `inner`. */
export function keepWrapper(
  draft: Draft,
  name: string,
  wrapper: Readonly<Record<string, unknown>>,
  inner: string,
): void {
  const rest: Record<string, unknown> = {};
  for (const key in wrapper) if (key !== inner) setOwn(rest, key, wrapper[key]);
  keep(draft, name, rest);
}

/**
 * Reads the keys of an envelope by table in one pass. A value that cannot be what its key says is kept under `rest`,
 * and the next best name may still say it.
 */
export function gather(draft: Draft, body: Readonly<Record<string, unknown>>, table: KeyTable): void {
  for (const key in body) {
    const value = body[key];
    if (value === null || value === undefined) continue;
    const entry = table.get(key);
    if (entry === undefined) keep(draft, key, value);
    else if (entry[0] === said.nothing) {
      if (entry[2] !== undefined && entry[2] !== value) keep(draft, key, value);
    } else if (entry[1] >= (draft.ranks[entry[0]] as number)) keep(draft, key, value);
    else if (place(draft, entry[0], value)) {
      // A better name comes later in the body: what stood under the worse one is kept.
      const loser = draft.keys[entry[0]] as string;
      if (draft.ranks[entry[0]] !== unsaid) keep(draft, loser, body[loser]);
      draft.ranks[entry[0]] = entry[1];
      draft.keys[entry[0]] = key;
    } else keep(draft, key, value);
  }
}

/** Puts a value in its place; false when it cannot be there. */
export function place(draft: Draft, where: Place, value: unknown): boolean {
  if (where === said.payload) {
    draft.payload = value;
    return true;
  }
  if (where === said.time) {
    const time = timeOf(value);
    if (Number.isNaN(time)) {
      draft.badTime ||= value !== undefined && value !== null;
      return false;
    }
    draft.time = time;
    return true;
  }
  const name = where === said.source ? sourceOf(value, draft.note) : nameOf(value, draft.note);
  if (name === undefined) return false;
  if (where === said.type) draft.type = name;
  else if (where === said.id) draft.id = name;
  else if (where === said.tenant) draft.tenant = name;
  else if (where === said.correlation) draft.correlation = name;
  else if (where === said.causation) draft.causation = name;
  else if (where === said.schemaRef) draft.schemaRef = name;
  else if (where === said.subject) draft.subject = name;
  else if (where === said.origin) draft.origin = name;
  else if (where === said.source) {
    draft.source = name;
    // What an object says beside its service is kept.
    return typeof value !== 'object' || Object.keys(value as object).length === 1 || keepSource(draft, value);
  }
  return true;
}

function keepSource(draft: Draft, value: unknown): true {
  keep(draft, 'source', value);
  return true;
}
