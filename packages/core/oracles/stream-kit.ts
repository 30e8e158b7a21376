/** What the hand-made streams are written with. */
import { eventRecord } from './make-records.ts';
import type { LogRecord } from './records.ts';

export interface Expectation {
  readonly view: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Values by path; `services[name=gateway].uptime` names a row by a field. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Stream {
  readonly title: string;
  readonly records: readonly LogRecord[];
  readonly asOf: number;
  readonly expect: readonly Expectation[];
}

/** 10:00:30 UTC; a range of minutes ends at 10:01. */
export const noon = Date.UTC(2026, 2, 10, 10, 0, 30);
export const minute = 60_000;
export const hour = 60 * minute;

/** Numbers the records, oldest first. */
export function stream(
  ...events: readonly (readonly [
    time: number,
    type: string,
    payload: Record<string, unknown>,
    envelope?: Record<string, unknown>,
  ])[]
): LogRecord[] {
  return events.map(([time, type, payload, envelope], offset) =>
    eventRecord({ time, offset, logTime: noon }, type, payload, envelope),
  );
}

export const health = (service: string, status: string, more: Record<string, unknown> = {}) =>
  ['omninode.service.health.changed.v1', { service_name: service, status, ...more }] as const;
export const run = (agent: string, more: Record<string, unknown>) =>
  ['omninode.agent.execution.completed.v1', { agent_name: agent, ...more }] as const;
export const status = (database: string, word: string, more: Record<string, unknown> = {}) =>
  ['omninode.database.connection.status.v1', { database_name: database, status: word, ...more }] as const;

/** Value at a path of {@link Expectation}. */
export function valueAt(data: unknown, path: string): unknown {
  let at = data;
  for (const part of path.split(/\.(?![^[]*\])/)) {
    const [, name = part, field, value] = part.match(/^([^[]+)\[(\w+)=(.*)\]$/) ?? [];
    at = (at as Record<string, unknown> | null)?.[name];
    if (field !== undefined)
      at = (at as Record<string, unknown>[] | undefined)?.find((row) => String(row[field]) === value);
  }
  return at;
}
