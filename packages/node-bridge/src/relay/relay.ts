import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@streamglass/core/lib';
import { closeCodes, helloTimeoutMs, type RowsLayouts, subprotocol } from '@streamglass/core/protocol';
import type { Engine } from '@streamglass/core/sources';
import { WebSocketServer } from 'ws';
import type { Authenticate } from '../auth.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { originAllowed } from './origin.ts';
import type { PositionSeal } from './position-token.ts';
import { Session } from './session.ts';
import { SharedViews } from './shared-views.ts';
import type { TailRing } from './tail-ring.ts';
import { Tails } from './tails.ts';
import { frameText, JoinedFrames } from './wire.ts';

export interface RelayOptions {
  readonly engine: Engine;
  readonly layoutsOf: (view: string) => RowsLayouts;
  readonly ring: TailRing;
  readonly seal: PositionSeal;
  readonly authenticate: Authenticate;
  readonly server: { readonly name: string; readonly version: string };
  /** Where the bridge listens; decides which origins are its own. */
  readonly host: string;
  readonly origins: readonly string[] | null;
  readonly maxConnections: number;
  readonly maxSubscriptions: number;
  readonly maxFrameBytes: number;
  readonly maxBufferedBytes: number;
  readonly heartbeatMs: number;
  readonly helloTimeoutMs: number;
  readonly metrics: Metrics;
  readonly log: Log;
}
export const relayPresets = { heartbeatMs: 5_000, helloTimeoutMs } as const;

/** The finest rate is 10 a second; twice as often keeps the error of a due time under a quarter of it. */
const tickMs = 50;
/** Frames beyond our own limit but below this are answered with 4413; larger ones `ws` cuts off itself. */
const hardFrameFactor = 16;
const path = '/stream';

/**
 * Serves views and tails over WebSocket. One timer drives everything: compute what is due, bring tails to the head, then
 * one write per socket.
 */
export class Relay {
  readonly options: RelayOptions;
  readonly clock: Clock;
  readonly views: SharedViews;
  readonly tails: Tails;
  readonly joined = new JoinedFrames();
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Set<Session>();
  #written: Session[] = [];
  #flushing = false;
  #timer: unknown;
  #heartbeatAt = 0;
  #stopped = false;

  constructor(options: RelayOptions, clock: Clock) {
    this.options = options;
    this.clock = clock;
    const { engine, metrics } = options;
    const epochPrefix = randomBytes(8).toString('base64url');
    this.views = new SharedViews({ engine, layoutsOf: options.layoutsOf, epochPrefix, metrics });
    this.tails = new Tails(options.ring, options.seal, () => options.engine.ingest.state);
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.maxFrameBytes * hardFrameFactor,
      perMessageDeflate: false,
      clientTracking: false,
      handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
    });
  }

  get sockets(): number {
    return this.#sessions.size;
  }
  get subscriptions(): number {
    let count = 0;
    for (const session of this.#sessions) count += session.subscriptionCount;
    return count;
  }

  /** Takes the upgrades of a server, and begins to tick. `beat` runs at the start of every tick. */
  start(server: Server, beat: () => void): void {
    server.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
    const next = async () => {
      const from = this.clock.now();
      try {
        beat();
        await this.#tick(from);
      } catch (error) {
        this.options.log.error({ err: error }, 'a tick failed');
      }
      if (!this.#stopped) this.#timer = this.clock.setTimeout(next, Math.max(1, from + tickMs - this.clock.now()));
    };
    this.#timer = this.clock.setTimeout(next, tickMs);
  }

  /** Tells every client to come back later, waits for them to go, at most `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    this.clock.clearTimeout(this.#timer);
    for (const session of this.#sessions) {
      session.close(
        closeCodes.draining,
        'draining',
        'The bridge is shutting down',
        'The client connects again by itself.',
      );
    }
    const end = this.clock.now() + graceMs;
    while (this.#sessions.size > 0 && this.clock.now() < end) await pause(10);
    for (const session of this.#sessions) session.terminate();
    this.#sockets.close();
  }

  /** A session has output. It leaves at the end of the tick, or of this turn of the event loop when no tick runs. */
  wrote(session: Session): void {
    this.#written.push(session);
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => this.#flush());
  }

  gone(session: Session): void {
    this.#sessions.delete(session);
  }

  /** The same for everyone, made anew when it is asked for by the clock or a newcomer. */
  heartbeat(): Buffer {
    const { engine } = this.options;
    const { state, waitingFor, lag } = engine.ingest;
    return frameText(
      JSON.stringify({ op: 'heartbeat', now: this.clock.now(), asOf: engine.asOf, lag, ingest: state, waitingFor }),
    );
  }

  async #tick(now: number): Promise<void> {
    // Output of this tick is held until its end, so that a socket gets one write.
    this.#flushing = true;
    try {
      await this.views.tick(now, () => new Promise((resolve) => setImmediate(resolve)));
      this.tails.tick(now);
      if (now - this.#heartbeatAt >= this.options.heartbeatMs) {
        this.#heartbeatAt = now;
        const heartbeat = this.heartbeat();
        for (const session of this.#sessions) if (session.isOpen) session.sendBytes(heartbeat);
      }
    } finally {
      this.#flush();
    }
    for (const session of this.#sessions) session.tick(now);
  }

  #flush(): void {
    const written = this.#written;
    this.#written = [];
    this.#flushing = false;
    for (const session of written) session.flush();
    this.joined.clear();
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const [pathname] = (request.url ?? '/').split('?', 1);
    const offered = String(request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
    if (pathname !== path && pathname !== '/')
      return refuse(stream, '404 Not Found', 'not-found', `The socket is at ${path}`);
    if (!offered.includes(subprotocol))
      return refuse(stream, '426 Upgrade Required', 'wrong-subprotocol', `This bridge speaks ${subprotocol}`);
    const { origin, host } = request.headers;
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      const session = new Session(this, socket, stream, randomBytes(9).toString('base64url'));
      this.#sessions.add(session);
      // Refused after the upgrade, because a browser hides from the page why an upgrade failed.
      if (!originAllowed(origin, host, this.options.origins, this.options.host)) {
        session.close(
          closeCodes.forbidden,
          'origin-not-allowed',
          `Pages of ${String(origin).slice(0, 200)} may not connect`,
          origin === 'null'
            ? 'A page that was opened as a file has no origin: serve it over http. --origins * lets in everybody.'
            : 'Add the origin to --origins of the bridge.',
        );
      } else if (this.#stopped) {
        session.close(closeCodes.draining, 'draining', 'The bridge is shutting down');
      } else if (this.#sessions.size > this.options.maxConnections) {
        session.close(
          closeCodes.tooManyConnections,
          'too-many-connections',
          'This bridge has no room for more connections',
        );
      }
    });
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function refuse(stream: Duplex, status: string, code: string, message: string): void {
  const body = JSON.stringify({ error: { code, message } });
  stream.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
