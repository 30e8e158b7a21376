import type { Format } from '../../base/format.ts';
import type { LogDetail, LogGap, LogLine } from './types.ts';
import { logWords } from './words.ts';

/** Where in a row a field stands. */
export type LogPlace = 'time' | 'group' | 'name' | 'by' | 'link' | 'amount';
/** Which field of an entry stands where, and what its column is called. */
export interface LogColumn {
  readonly key: string;
  readonly label: string;
  readonly place: LogPlace;
}
/** A log entry as the caller has it: any object. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** Longest text that is put into a row, in characters; all of it is in the opened row. */
const mostText = 400;
const clip = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)}…` : text);

const trouble = /^(err|fatal|crit|panic|alert|emerg|severe)/i;
const warning = /^warn/i;

/** A time in any of its usual forms, ms; null: it is none. */
export function timeOf(value: unknown): number | null {
  const ms =
    value instanceof Date ? value.getTime() : typeof value === 'string' && value !== '' ? Date.parse(value) : value;
  // What lies beyond has no date.
  return typeof ms === 'number' && Math.abs(ms) <= 8.64e15 ? ms : null;
}

/** A field as text: objects as JSON, what is no finite number as absent. */
export function fieldText(value: unknown, format: Format): string {
  if (typeof value === 'string') return clip(value);
  if (typeof value === 'number') return format.number(value);
  if (value === null || value === undefined) return format.text('absent');
  if (typeof value !== 'object') return clip(String(value));
  return clip(jsonOf(value, 0));
}

/** JSON of any value: circles and big numbers do not stop it. */
export function jsonOf(value: unknown, space: number): string {
  const above: unknown[] = [];
  const plain = function (this: unknown, _key: string, item: unknown): unknown {
    if (typeof item === 'bigint') return String(item);
    if (typeof item !== 'object' || item === null) return item;
    // `this` is the object that holds the item; what is not above it is no ancestor.
    while (above.length > 0 && above.at(-1) !== this) above.pop();
    if (above.includes(item)) return '…';
    above.push(item);
    return item;
  };
  try {
    return JSON.stringify(value, plain, space) ?? '';
  } catch {
    return Object.prototype.toString.call(value);
  }
}

export function lineOf(entry: LogEntry, columns: readonly LogColumn[], format: Format): LogLine {
  const at = (place: LogPlace): string => {
    const column = columns.find((other) => other.place === place);
    return column ? fieldText(entry[column.key], format) : '';
  };
  const timeColumn = columns.find(({ place }) => place === 'time');
  const time = timeColumn ? timeOf(entry[timeColumn.key]) : null;
  const group = at('group');
  const critical = trouble.test(group);
  return {
    time: format.seconds(time),
    fraction: time === null ? '' : `.${String(Math.floor(((time % 1_000) + 1_000) % 1_000)).padStart(3, '0')}`,
    group,
    color: critical ? 'critical' : warning.test(group) ? 'warn' : 'series-other',
    far: '',
    lead: '',
    strong: at('name'),
    tail: '',
    critical,
    by: at('by'),
    link: at('link'),
    amount: at('amount'),
    notable: false,
  };
}

/** What an entry is searched in: what its row shows, but for the time. */
export const searchedIn = (entry: LogEntry, columns: readonly LogColumn[], format: Format): string =>
  columns.map(({ key, place }) => (place === 'time' ? '' : fieldText(entry[key], format))).join('\n');

/** The opened row: the payload, or the whole entry; beside it the fields that have a column. */
export function detailOf(
  entry: LogEntry,
  columns: readonly LogColumn[],
  format: Format,
  actions: LogDetail['actions'],
): LogDetail {
  const facts = columns
    .filter(({ place }) => place !== 'name')
    .map(({ key, label, place }): LogDetail['facts'][number] => {
      const time = place === 'time' ? timeOf(entry[key]) : null;
      const iso = time === null ? null : new Date(time).toISOString();
      return [label, iso ?? fieldText(entry[key], format), place === 'link'];
    });
  return { payload: entry['payload'] ?? entry, facts, actions };
}

export function gapWords({ kind, from, to, count }: LogGap, format: Format): readonly [string, string] {
  const say = (key: string, values = {}): string => format.text(`log.${key}`, values, logWords);
  if (kind === 'skipped') return [say('skipped', { n: count ?? 0 }), say('skipped.short', { n: count ?? 0 })];
  const span = { from: format.seconds(from), to: format.seconds(to) };
  const long = count === null ? say('gap.unknown', span) : say('gap', { ...span, n: count });
  return [long, say('gap.short', { v: format.duration(Math.max(0, to - from)) })];
}
