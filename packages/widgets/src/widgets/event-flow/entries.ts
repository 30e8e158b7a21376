import type { TailHandle } from '@streamglass/core/client';
import type { eventFlowViews, ViewRow } from '@streamglass/core/views';
import type { Format } from '../../base/format.ts';
import type { LogDetail, LogGap, LogLine, LogLink } from '../../primitives/log/types.ts';
import { domainColor, domainOf, isFailure, typeParts } from './event-type.ts';

export type Batch = Parameters<Parameters<TailHandle['subscribe']>[0]>[0];
type WireEvent = Batch['events'][number];

/** An event of the log: from the tail, or from a host's snapshot, which knows less. */
export type Entry = Pick<WireEvent, 'id' | 'type' | 'time' | 'source' | 'position'> &
  Partial<
    Pick<WireEvent, 'correlationId' | 'causationId' | 'schemaRef' | 'tenantId' | 'origin' | 'payload' | 'extra'>
  > & {
    /** Null: not known. */
    readonly logTime: number | null;
  };

/** A row of the view `events`, as a host's snapshot has it. */
export function entryOf(row: ViewRow<typeof eventFlowViews, 'events', 'events'>): Entry {
  const parts = row.position.split('/');
  const [offset, partition] = [parts.pop() ?? '', Number(parts.pop() ?? 0)];
  return {
    id: row.id,
    type: row.type,
    time: row.timestamp,
    source: row.source,
    position: { topic: parts.join('/'), partition, offset },
    logTime: null,
    ...(row.correlationId === null ? {} : { correlationId: row.correlationId }),
  };
}

/** More than this is worth a second look. */
const notableMs = 1_000;
/** Ids keep both ends: what tells them apart is often at the end. */
export const shortId = (id: string, length = 13): string =>
  id.length <= length ? id : `${id.slice(0, length - 5)}…${id.slice(-4)}`;

const milliseconds = (time: number): string => `.${String(Math.floor(time) % 1_000).padStart(3, '0')}`;

export function lineOf(entry: Entry, format: Format): LogLine {
  const { far, lead, action, tail } = typeParts(entry.type);
  const domain = domainOf(entry.type);
  const lag = entry.logTime === null ? null : Math.max(0, entry.logTime - entry.time);
  return {
    time: format.seconds(entry.time),
    fraction: milliseconds(entry.time),
    group: domain,
    color: domainColor(domain),
    far,
    lead,
    strong: action,
    tail,
    critical: isFailure(action),
    by: entry.source,
    link: entry.correlationId === undefined ? format.text('absent') : shortId(entry.correlationId, 10),
    amount: format.duration(lag === null ? null : Math.round(lag)),
    notable: lag !== null && lag >= notableMs,
  };
}

export function gapWords({ kind, from, to, count }: LogGap, format: Format): readonly [string, string] {
  if (kind === 'skipped')
    return [format.text('gap.skipped', { n: count ?? 0 }), format.text('gap.skipped.short', { n: count ?? 0 })];
  const span = { from: format.seconds(from), to: format.seconds(to) };
  const long = count === null ? format.text('gap.lost.unknown', span) : format.text('gap.lost', { ...span, n: count });
  return [long, format.text('gap.lost.short', { v: format.duration(to - from) })];
}

/** `place`: where the host says a thing is. */
export function detailOf(
  entry: Entry,
  format: Format,
  actions: LogDetail['actions'],
  place: (entity: string, key: string) => string | null = () => null,
): LogDetail {
  const { position, logTime } = entry;
  const to = (entity: string, key: string): LogLink | null => {
    const href = place(entity, key);
    return href === null ? null : { href, entity, key };
  };
  const facts: LogDetail['facts'][number][] = [
    [format.text('fact.event'), shortId(entry.id, 22), true, to('event', entry.id)],
  ];
  facts.push(
    [format.text('fact.topic'), position.topic, true, to('topic', position.topic)],
    [format.text('fact.position'), `${position.partition} @ ${position.offset}`, true],
  );
  if (logTime !== null)
    facts.push([format.text('fact.received'), `${format.seconds(logTime)}${milliseconds(logTime)}`, false]);
  if (entry.correlationId !== undefined)
    facts.push([
      format.text('fact.correlation'),
      shortId(entry.correlationId, 22),
      true,
      to('correlation', entry.correlationId),
    ]);
  if (entry.causationId !== undefined) facts.push([format.text('fact.cause'), shortId(entry.causationId, 22), true]);
  if (entry.schemaRef !== undefined) facts.push([format.text('fact.schema'), entry.schemaRef, true]);
  if (entry.tenantId !== undefined) facts.push([format.text('fact.tenant'), entry.tenantId, true]);
  if (entry.origin !== undefined && entry.origin !== 'real')
    facts.push([format.text('fact.origin'), format.text(`origin.${entry.origin}`), false]);
  // What no field of the definition claims was sent too, and is shown.
  const extra =
    entry.extra && Object.keys(entry.extra).length > 0
      ? { ...(entry.payload as object), ...entry.extra }
      : entry.payload;
  return { payload: extra ?? null, facts, actions };
}
