import type { Clock } from '../lib/clock.ts';
import type { Heartbeat } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';
import type { ConnectionState } from './connection-state.ts';
import type { Notifier } from './notify.ts';

/** Up to when the bridge knows the log, as far as it told this connection. */
export interface Freshness {
  readonly asOf: number | null;
  /** For how long that has not advanced; null while it does. */
  readonly staleMs: number | null;
}

/** What subscriptions and tails share of their client. */
export interface ClientContext {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly state: ConnectionState;
  readonly freshness: Freshness;
  /** State of the feed behind the bridge, newest word; null before the first. */
  readonly ingest: Pick<Heartbeat, 'ingest' | 'waitingFor'> | null;
  /** False when there is no connection. */
  send(frame: Up): boolean;
  /** A number that this client never used before, also not on an earlier connection: an old answer finds nobody. */
  nextId(): number;
}

/** Equal parameters give one key, whatever their order; what is not given is left to the server's defaults. */
export function canonicalParams(
  params: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Readonly<Record<string, string | number | boolean | null>> {
  const given: [string, string | number | boolean | null][] = [];
  for (const [name, value] of Object.entries(params)) if (value !== undefined) given.push([name, value]);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}
