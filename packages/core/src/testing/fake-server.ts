/**
 * A bridge in the process, for tests of clients and panes: it speaks the whole protocol, its views answer what the test
 * puts, and it can be told to misbehave.
 *
 * To extend: a new answer goes into `ScriptedEngine`; a new kind of fault into `intercept`, or as a helper like `lose` on
 * top of it; a new frame into `local/server-connection.ts`, which this server shares with the local client.
 */
import type { SocketFactory } from '../client/socket.ts';
import type { Clock } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import { LocalServer, type Viewer } from '../local/server.ts';
import { decodeDown, decodeUp } from '../protocol/codec.ts';
import type { Down, WireEvent } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';
import { createScriptedEngine, type ScriptedEngine } from './scripted-engine.ts';

export interface FakeServerOptions {
  readonly clock: Clock;
  /** Default 5 s. */
  readonly heartbeatMs?: number;
  /** Who a token names; default: everyone is welcome, as nobody. Throw a StreamglassError `unauthenticated` or `forbidden` to refuse. */
  readonly authenticate?: (token: string | undefined) => Viewer;
}

type Intercept = (text: string, frame: Down) => readonly string[];

export interface FakeServer {
  /** For `createClient({ socket })`. */
  readonly socket: SocketFactory;
  /** Frames that clients sent, all connections, oldest first. */
  readonly received: readonly Up[];
  /** Connections open now, and how many there ever were. */
  readonly open: number;
  readonly opened: number;
  /** Sets what a view answers; what is left out stays. `counted` rises by one by itself. */
  readonly put: ScriptedEngine['put'];
  /** Subscriptions and queries of a view are refused with this error; null: no more. */
  readonly refuse: ScriptedEngine['refuse'];
  readonly stopTime: ScriptedEngine['stopTime'];
  readonly setIngest: ScriptedEngine['setIngest'];
  /** An event for tails; what is left out is made up. */
  publish(event?: Partial<WireEvent>): WireEvent;
  /** Loses the next frames of a kind. */
  lose(op: Down['op'], frames?: number): void;
  /** Changes the next frame of a kind. */
  corrupt(op: Down['op'], change: (frame: Down) => unknown): void;
  /** Delivers the next frame of a kind after the one that follows it. */
  delay(op: Down['op']): void;
  /** Looks at every frame that leaves and says what leaves instead. */
  intercept(by: Intercept | null): void;
  /** Sends any text, or a frame, to every client. */
  send(frame: Down | string): void;
  /** A heartbeat to every client, now. */
  beat(): void;
  /** Closes every connection with a code. */
  close(code: number, reason?: string): void;
  /** From now on no connection succeeds: each is closed with this code at once. Null: they do again. */
  rejectConnections(code: number | null): void;
  /** The network is cut: nothing arrives, nothing closes. False: it is back, for new connections. */
  silence(silent: boolean): void;
  /** As if it were another bridge: new epochs, and nothing to resume from. Open connections are closed with 4501. */
  restart(): void;
}

export function createFakeServer({ clock, heartbeatMs, authenticate }: FakeServerOptions): FakeServer {
  const engine = createScriptedEngine(clock);
  const received: Up[] = [];
  let generation = 0;
  let opened = 0;
  let published = 0;
  let silent = false;
  let rejection: number | null = null;
  let interceptAll: Intercept | null = null;
  /** One-time faults, by kind of frame. */
  const faults: { readonly op: Down['op']; readonly apply: Intercept }[] = [];
  let delayed: string | null = null;

  const onSend = (text: string): readonly string[] => {
    if (silent) return [];
    const frame = decodeDown(text);
    const at = faults.findIndex(({ op }) => op === frame.op);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    let out = fault ? fault.apply(text, frame) : [text];
    if (!fault && delayed !== null) {
      out = [...out, delayed];
      delayed = null;
    }
    return interceptAll ? out.flatMap((one) => interceptAll?.(one, frame) ?? []) : out;
  };
  const start = () =>
    new LocalServer({
      engine,
      layoutsOf: (view) => engine.layoutsOf(view),
      clock,
      name: `fake-${generation++}`,
      onSend,
      onReceive: (text) => void received.push(decodeUp(text)),
      ...(heartbeatMs !== undefined && { heartbeatMs }),
      ...(authenticate && { authenticate }),
    });
  let server = start();

  return {
    socket: (url, subprotocol, events) => {
      opened += 1;
      if (rejection !== null) {
        const code = rejection;
        queueMicrotask(() => events.close(code, ''));
        return { send: () => undefined, close: () => undefined };
      }
      return server.socket(url, subprotocol, events);
    },
    received,
    get open() {
      return server.connections.size;
    },
    get opened() {
      return opened;
    },
    put: engine.put,
    refuse: engine.refuse,
    stopTime: engine.stopTime,
    setIngest: engine.setIngest,
    publish(event = {}) {
      const number = published++;
      const full: WireEvent = {
        id: `event-${number}`,
        type: 'test.event.v1',
        time: clock.now(),
        source: 'fake',
        tenantId: 'default',
        origin: 'simulated',
        known: false,
        payload: { number },
        position: { topic: 'fake', partition: 0, offset: String(number) },
        logTime: clock.now(),
        ...event,
      };
      server.publish(full);
      return full;
    },
    lose(op, frames = 1) {
      for (let each = 0; each < frames; each++) faults.push({ op, apply: () => [] });
    },
    corrupt(op, change) {
      faults.push({ op, apply: (_, frame) => [JSON.stringify(change(frame))] });
    },
    delay(op) {
      const apply: Intercept = (text) => {
        delayed = text;
        return [];
      };
      faults.push({ op, apply });
    },
    intercept(by) {
      interceptAll = by;
    },
    send(frame) {
      const text = typeof frame === 'string' ? frame : JSON.stringify(frame);
      for (const connection of server.connections) connection.deliver(text);
    },
    beat() {
      for (const connection of server.connections) connection.beat();
    },
    close: (code, reason) => server.closeAll(code, reason),
    rejectConnections(code) {
      rejection = code;
    },
    silence(now) {
      silent = now;
    },
    restart() {
      server.closeAll(4501, 'restart');
      server = start();
    },
  };
}

/** An error as a server would send it, to be thrown from `authenticate` or given to `refuse`. */
export const refusal = (code: string, message = code): StreamglassError => new StreamglassError(code, message);
