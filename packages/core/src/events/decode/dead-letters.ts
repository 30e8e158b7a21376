import { type Body, type Draft, isBody, keepWrapper, nameOf, place, said } from './draft.ts';
import { openText } from './text.ts';

/**
 * Dead letters of upstream producers: they wrap the record that could not be handled, say which topic it stood in and
 * why it failed. Four producers do so under three names; all of them state `original_topic`. The original has a shape of its own.
 */
const originals = [
  'original_envelope',
  'original_message',
  'original_data',
  'originalEnvelope',
  'originalMessage',
  'originalData',
] as const;

/** The key under which a dead letter holds its original; undefined when the body is no dead letter, or has lost it. */
export function originalKeyOf(body: Body): string | undefined {
  if (typeof (body.original_topic ?? body.originalTopic) !== 'string') return undefined;
  return originals.find((key) => body[key] !== undefined && body[key] !== null);
}

/** One producer wraps the record, not its value: `{ key, value, offset, partition }`. */
const isRecord = (original: unknown): original is Body =>
  isBody(original) &&
  original.value !== undefined &&
  (original.offset !== undefined ||
    original.partition !== undefined ||
    Object.keys(original).every((key) => partsOfRecord.has(key)));
const partsOfRecord = new Set(['key', 'value', 'headers', 'topic', 'timestamp']);

/** The wrapped body as JSON, and into the draft where and when it first stood. What is no JSON text is given back as text. */
export function unwrapDeadLetter(draft: Draft, body: Body, key: string): unknown {
  const original = body[key];
  const record = isRecord(original) ? original : null;
  const topic = (body.original_topic ?? body.originalTopic) as string;
  if (topic !== '') draft.topic = topic;
  const partition = nameOf(body.original_partition ?? body.originalPartition ?? record?.partition, draft.note);
  const offset = nameOf(body.original_offset ?? body.originalOffset ?? record?.offset, draft.note);
  if (partition !== undefined && offset !== undefined) draft.place = `${topic}-${partition}-${offset}`;
  keepWrapper(draft, '$deadLetter', body, key);
  // Of a wrapped record, all but its value.
  if (record !== null) {
    const wrapper = draft.rest?.$deadLetter as Record<string, unknown>;
    wrapper[key] = Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'value'));
  }
  return openText(record === null ? original : record.value);
}

/** After the original was read: what it left open and the dead letter says. When it failed is not when it happened. */
export function fillFromDeadLetter(draft: Draft, body: Body): void {
  if (Number.isNaN(draft.time)) place(draft, said.time, body.original_timestamp ?? body.originalTimestamp);
  draft.correlation ??= nameOf(body.correlation_id ?? body.correlationId, draft.note);
}
