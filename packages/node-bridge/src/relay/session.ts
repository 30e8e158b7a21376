import type { Duplex } from 'node:stream';
import { StreamglassError } from '@streamglass/core/lib';
import { closeCodes, type Up } from '@streamglass/core/protocol';
import type { WebSocket } from 'ws';
import type { Identity } from '../auth.ts';
import { Backlog } from './backlog.ts';
import { type BadFrame, readFrame } from './frames.ts';
import type { Relay } from './relay.ts';
import { type Outlet, Requests } from './requests.ts';
import { frameText } from './wire.ts';

/**
 * One connection, from `hello` to close.
 *
 *     greeting ──hello──▶ checking ──token good──▶ open ──▶ closing
 *         └───────────────────┴──── anything wrong ─────────▲
 *
 * Every frame has an answer in every state: `greeting` takes `hello` only, `checking` keeps what comes for later, `open`
 * takes all but `hello`, `closing` takes nothing. Output leaves in the order in which it was queued, in one write a tick.
 */
type State = 'greeting' | 'checking' | 'open' | 'closing';

/** Frames that may wait while a token is checked. */
const maxWaiting = 1_024;
const terminateAfterMs = 2_000;
const expiryNoticeMs = 60_000;

export class Session implements Outlet {
  readonly id: string;
  readonly #relay: Relay;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  #state: State = 'greeting';
  #identity: Identity = { subject: null, tenants: [], views: [], expiresAt: null };
  /** Made when the token is good. */
  #requests: Requests | null = null;
  #out: Buffer[] = [];
  #waiting: string[] | null = null;
  readonly #backlog: Backlog;
  #noticed = false;
  /** When greeting, checking or closing ends by force, ms. */
  #deadline: number;

  constructor(relay: Relay, socket: WebSocket, stream: Duplex, id: string) {
    this.id = id;
    this.#relay = relay;
    this.#socket = socket;
    this.#stream = stream;
    this.#backlog = new Backlog(relay.options.maxBufferedBytes);
    this.#deadline = relay.clock.now() + relay.options.helloTimeoutMs;
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      try {
        this.#receive(data, isBinary);
      } catch (error) {
        this.#failed(error);
      }
    });
    socket.on('close', () => this.#closed());
    // The reason is in the close code that follows; an error without a listener would end the process.
    socket.on('error', () => undefined);
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }
  get slow(): boolean {
    return this.#backlog.slow;
  }
  get identity(): Identity {
    return this.#identity;
  }
  get subscriptionCount(): number {
    return this.#requests?.count ?? 0;
  }

  /** Queues one frame for the next write. */
  send(text: string): void {
    this.sendBytes(frameText(text));
  }
  sendBytes(frame: Buffer): void {
    if (this.#state === 'closing') return;
    if (this.#out.length === 0) this.#relay.wrote(this);
    this.#out.push(frame);
  }

  idInUse(id: number): void {
    this.close(
      closeCodes.outOfOrder,
      'id-in-use',
      `The id ${id} is in use`,
      'Give every request of a connection its own id.',
    );
  }

  /** One write for all that was queued. Called at the end of a tick. */
  flush(): void {
    const out = this.#out;
    if (out.length === 0) return;
    this.#out = [];
    if (this.#stream.destroyed) return;
    const bytes = this.#relay.joined.join(out);
    this.#relay.options.metrics.sent(out.length, bytes.length);
    this.#backlog.willWrite(bytes.length);
    this.#stream.write(bytes);
    if (this.#state !== 'closing') this.#weigh(this.#relay.clock.now());
  }

  /** What time brings: deadlines, expiry, the end of slowness. Called every tick. */
  tick(now: number): void {
    if (this.#state === 'greeting' || this.#state === 'checking') {
      if (now >= this.#deadline) this.close(closeCodes.helloTimeout, 'hello-timeout', 'No hello came in time');
      return;
    }
    if (this.#state === 'closing') {
      if (now >= this.#deadline) this.#socket.terminate();
      return;
    }
    if (this.#backlog.slow) this.#weigh(now);
    const { expiresAt } = this.#identity;
    if (expiresAt === null) return;
    if (now >= expiresAt) this.close(closeCodes.tokenExpired, 'token-expired', 'The token has expired');
    else if (!this.#noticed && now >= expiresAt - expiryNoticeMs) {
      this.#noticed = true;
      this.send(JSON.stringify({ op: 'token-expiring', expiresAt }));
    }
  }

  /** Says why, closes, and in the end lets go of a peer that does not answer. */
  close(code: number, reason: string, message: string, hint?: string): void {
    if (this.#state === 'closing') return;
    this.send(JSON.stringify({ op: 'error', code: reason, message, ...(hint === undefined ? {} : { hint }) }));
    this.#state = 'closing';
    this.flush();
    this.#deadline = this.#relay.clock.now() + terminateAfterMs;
    this.#requests?.end();
    this.#relay.options.metrics.closed(reason);
    this.#relay.options.log.debug({ session: this.id, code, reason }, 'connection closed');
    this.#socket.close(code, reason);
  }

  /** At once, without a word: the grace is over. */
  terminate(): void {
    this.#socket.terminate();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#state === 'closing') return;
    const { maxFrameBytes } = this.#relay.options;
    if (data.length > maxFrameBytes) {
      const message = `A frame of ${data.length} bytes came; ${maxFrameBytes} are allowed`;
      this.close(
        closeCodes.frameTooLarge,
        'frame-too-large',
        message,
        'Send smaller filters and fewer types per frame.',
      );
    } else if (isBinary) {
      this.close(closeCodes.badFrame, 'bad-frame', 'A binary frame came', 'Send one JSON object per text frame.');
    } else if (this.#state === 'checking') {
      this.#waiting ??= [];
      this.#waiting.push(data.toString());
      if (this.#waiting.length > maxWaiting)
        this.close(closeCodes.outOfOrder, 'out-of-order', 'Too many frames before welcome');
    } else this.#handle(data.toString());
  }

  #handle(text: string): void {
    const read = readFrame(text);
    if (read.kind === 'bad') this.#refuse(read);
    else if (this.#state === 'greeting') this.#greet(read.frame);
    else if (this.#state === 'open') this.#serve(read.frame);
  }

  /** A mistake of ours ends one connection, not the process with all the others. */
  #failed(error: unknown): void {
    this.#relay.options.log.error({ session: this.id, err: error }, 'a frame could not be handled');
    this.close(closeCodes.internal, 'internal', 'The bridge failed on a frame');
  }

  /** A wrong frame that names its request is answered; one that does not ends the connection. */
  #refuse({ id, code, message, hint }: BadFrame): void {
    if (id === null || this.#state !== 'open') this.close(closeCodes.badFrame, code, message, hint);
    else this.send(JSON.stringify({ op: 'error', id, code, message, hint }));
  }

  #greet(frame: Up): void {
    if (frame.op !== 'hello') {
      this.close(closeCodes.outOfOrder, 'out-of-order', `${frame.op} came before hello`, 'Send hello first.');
      return;
    }
    this.#state = 'checking';
    this.#deadline = this.#relay.clock.now() + this.#relay.options.helloTimeoutMs;
    this.#relay.options
      .authenticate(frame.token)
      .then(
        (identity) => this.#welcome(identity),
        (error: unknown) => this.#denied(error),
      )
      .catch((error: unknown) => this.#failed(error));
  }

  #welcome(identity: Identity): void {
    if (this.#state !== 'checking') return;
    this.#state = 'open';
    this.#identity = identity;
    this.#requests = new Requests(this.#relay, this);
    const { server, heartbeatMs, maxSubscriptions, maxFrameBytes } = this.#relay.options;
    this.send(
      JSON.stringify({
        op: 'welcome',
        session: this.id,
        server,
        heartbeatMs,
        limits: { subscriptions: maxSubscriptions, frameBytes: maxFrameBytes, credit: 1_000_000 },
        subject: identity.subject,
        tenants: identity.tenants ?? ['*'],
        expiresAt: identity.expiresAt,
      }),
    );
    this.sendBytes(this.#relay.heartbeat());
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const text of waiting) this.#handle(text);
  }

  #serve(frame: Up): void {
    switch (frame.op) {
      case 'hello':
        return this.close(
          closeCodes.outOfOrder,
          'out-of-order',
          'A second hello came',
          'To change the token send token.',
        );
      case 'token':
        return this.#refresh(frame.token);
      case 'ping':
        return this.send(JSON.stringify({ op: 'pong', nonce: frame.nonce, now: this.#relay.clock.now() }));
      default:
        return this.#requests?.answer(frame);
    }
  }

  /** A fresh token for the same subject. */
  #refresh(token: string): void {
    this.#relay.options
      .authenticate(token)
      .then(
        (identity) => {
          if (this.#state !== 'open') return;
          const before = this.#identity;
          if (identity.subject !== before.subject) {
            const message = 'The new token names another subject';
            this.close(closeCodes.forbidden, 'other-subject', message, 'Open a new connection for it.');
            return;
          }
          this.#identity = identity;
          this.#noticed = false;
          this.send(JSON.stringify({ op: 'token-accepted', expiresAt: identity.expiresAt }));
          this.#requests?.identityChanged(before);
        },
        (error: unknown) => this.#denied(error),
      )
      .catch((error: unknown) => this.#failed(error));
  }

  #denied(error: unknown): void {
    const known = error instanceof StreamglassError ? error : null;
    const code = codeOf[known?.code ?? ''] ?? closeCodes.internal;
    if (code === closeCodes.internal)
      this.#relay.options.log.error({ session: this.id, err: error }, 'cannot check tokens');
    this.close(code, known?.code ?? 'internal', known?.message ?? 'The token cannot be checked now', known?.hint);
  }

  /** Looks at what the peer has not read: conflates, recovers or closes. */
  #weigh(now: number): void {
    const { metrics, log } = this.#relay.options;
    const unsent = this.#stream.writableLength;
    const verdict = this.#backlog.weigh(unsent, now);
    if (verdict === 'slow') metrics.conflated();
    else if (verdict === 'caught-up') this.#requests?.catchUp();
    else if (verdict === 'too-slow') {
      log.warn({ session: this.id, unsent }, 'a slow reader is closed');
      this.close(closeCodes.slowReader, 'slow-reader', `${unsent} bytes were not read`);
    }
  }

  #closed(): void {
    this.#state = 'closing';
    this.#requests?.end();
    this.#out = [];
    this.#relay.gone(this);
  }
}

const codeOf: Readonly<Record<string, number>> = {
  'token-expired': closeCodes.tokenExpired,
  forbidden: closeCodes.forbidden,
  unauthenticated: closeCodes.unauthenticated,
};
