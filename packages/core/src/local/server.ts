/**
 * A server in the process: it speaks the protocol over an engine, to sockets that are function calls. The local client
 * stands on it, and so does the fake server of the test kit; the bridge's relay has its own, with real sockets, rights and
 * back-pressure. What they share is the shared view.
 */
import type { Clock, Timer } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import type { SocketFactory } from '../client/socket.ts';
import type { WireEvent } from '../protocol/down.ts';
import type { RowsLayouts } from '../protocol/ops.ts';
import { createSharedView, type SharedView, sharingKey } from '../protocol/shared-view.ts';
import type { Rate } from '../protocol/version.ts';
import type { Engine, ViewArguments } from '../sources/engine/types.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { ServerConnection } from './server-connection.ts';

/** Who a token names. `tenants` null: all. */
export interface Viewer {
  readonly subject: string | null;
  readonly tenants: readonly string[] | null;
  readonly expiresAt: number | null;
}

export type ServedEngine = Pick<Engine, 'answer' | 'versionOf' | 'asOf' | 'normalize' | 'describe' | 'ingest'>;

export interface LocalServerOptions {
  readonly engine: ServedEngine;
  readonly layoutsOf: (view: string) => RowsLayouts;
  readonly clock: Clock;
  /** Part of all epochs; another name is another bridge. */
  readonly name: string;
  readonly heartbeatMs?: number;
  /** @throws StreamglassError `unauthenticated` or `forbidden` */
  readonly authenticate?: (token: string | undefined) => Viewer;
  /** What leaves to one connection; may be dropped, doubled, changed. For tests. */
  readonly onSend?: (text: string) => readonly string[];
  /** What came in. For tests. */
  readonly onReceive?: (text: string) => void;
}

/** A shared view and who is served by it. */
export interface Served {
  readonly shared: SharedView;
  readonly connections: Map<ServerConnection, number>;
}

const lingerMs = 30_000;
const eventsKept = 10_000;

export class LocalServer {
  readonly options: LocalServerOptions;
  readonly events: EventLog = createEventLog(eventsKept);
  readonly connections = new Set<ServerConnection>();
  #served = new Map<string, Served & { readonly rate: number; timer: Timer | undefined }>();
  #lastChannel = 0;

  constructor(options: LocalServerOptions) {
    this.options = options;
  }

  readonly socket: SocketFactory = (_url, _subprotocol, events) => {
    const connection = new ServerConnection(this, events);
    this.connections.add(connection);
    return {
      send: (text) => connection.receive(text),
      close: () => connection.gone(),
    };
  };

  publish(event: WireEvent): void {
    this.events.add(event);
  }

  /** Begins to serve a connection; the view lives on for a while after the last one left, for those who come back. */
  serve(
    connection: ServerConnection,
    view: string,
    params: ViewArguments,
    tenants: readonly string[] | null,
    rate: Exclude<Rate, 0>,
  ): Served {
    const key = sharingKey(view, params, tenants, rate);
    let served = this.#served.get(key);
    if (!served) {
      const { engine, layoutsOf, name } = this.options;
      const channel = ++this.#lastChannel;
      const epoch = `${name}.${channel}`;
      const shared = createSharedView({ engine, view, params, tenants, layouts: layoutsOf(view), channel, epoch });
      served = { shared, connections: new Map(), rate, timer: undefined };
      this.#served.set(key, served);
    }
    if (served.connections.size === 0) {
      // It lingered: let it see the present before somebody joins.
      this.options.clock.clearTimeout(served.timer);
      served.timer = undefined;
      served.shared.update(this.options.clock.now());
    }
    served.connections.set(connection, (served.connections.get(connection) ?? 0) + 1);
    this.#schedule(key);
    return served;
  }

  leave(connection: ServerConnection, { shared, connections }: Served): void {
    const ids = (connections.get(connection) ?? 0) - 1;
    if (ids > 0) connections.set(connection, ids);
    else connections.delete(connection);
    if (connections.size > 0) return;
    for (const [key, served] of this.#served) {
      if (served.shared !== shared) continue;
      this.options.clock.clearTimeout(served.timer);
      served.timer = this.options.clock.setTimeout(() => this.#served.delete(key), lingerMs);
    }
  }

  #schedule(key: string): void {
    const served = this.#served.get(key);
    if (!served) return;
    served.timer ??= this.options.clock.setTimeout(() => {
      served.timer = undefined;
      const frames = served.shared.update(this.options.clock.now());
      for (const connection of served.connections.keys()) for (const text of frames) connection.sendText(text);
      if (served.connections.size > 0) this.#schedule(key);
    }, 1000 / served.rate);
  }

  /** Stops everything. */
  close(): void {
    this.closeAll(1001);
    for (const { timer } of this.#served.values()) this.options.clock.clearTimeout(timer);
    this.#served.clear();
  }

  /** Ends every connection with a code. */
  closeAll(code: number, reason = ''): void {
    for (const connection of this.connections) connection.close(code, reason);
  }
}

/** What a thrown value says on the wire. */
export function problemOf(error: unknown): { code: string; message: string; hint?: string } {
  if (!(error instanceof StreamglassError)) return { code: 'internal', message: String(error) };
  const { code, message, hint } = error;
  return { code, message, ...(hint !== undefined && { hint }) };
}
