import type { SocketEvents } from '../client/socket.ts';
import type { Timer } from '../lib/clock.ts';
import { closeCodes } from '../protocol/close-codes.ts';
import { decodeUp } from '../protocol/codec.ts';
import type { Down, Snapshot } from '../protocol/down.ts';
import type { Subscribe, Up } from '../protocol/up.ts';
import { defaultRate, type Rate } from '../protocol/version.ts';
import type { ViewArguments } from '../sources/engine/types.ts';
import { type LocalServer, problemOf, type Served, type Viewer } from './server.ts';
import { Tails } from './tails.ts';

interface Bound {
  readonly view: string;
  readonly params: ViewArguments;
  rate: Rate;
  /** Null while held at rate 0. */
  served: Served | null;
  /** What the client has, while held. */
  held: { readonly epoch: string; readonly seq: number; readonly rate: Rate } | null;
}

const defaultHeartbeatMs = 5_000;

/** The server's end of one socket. Everything is delivered in a microtask, in order, like from a network. */
export class ServerConnection {
  #server: LocalServer;
  #events: SocketEvents | null;
  #viewer: Viewer | null = null;
  #bound = new Map<number, Bound>();
  #tails: Tails;
  #heartbeat: Timer | undefined;
  #expiry: Timer | undefined;

  constructor(server: LocalServer, events: SocketEvents) {
    this.#server = server;
    this.#events = events;
    const { name, clock } = server.options;
    this.#tails = new Tails(server.events, name, clock, (frame) => this.send(frame));
    queueMicrotask(() => this.#events?.open());
  }

  send(frame: Down): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    for (const out of this.#server.options.onSend?.(text) ?? [text]) this.deliver(out);
  }

  /** Past `onSend`. */
  deliver(text: string): void {
    const events = this.#events;
    queueMicrotask(() => events?.message(text));
  }

  receive(text: string): void {
    if (!this.#events) return;
    this.#server.options.onReceive?.(text);
    try {
      this.#handle(decodeUp(text));
    } catch (error) {
      this.send({ op: 'error', ...problemOf(error) });
      this.close(closeCodes.badFrame, 'bad frame');
    }
  }

  /** The server ends the connection. */
  close(code: number, reason: string): void {
    const events = this.#events;
    this.#end();
    // After what was sent before.
    queueMicrotask(() => events?.close(code, reason));
    this.#events = null;
  }

  /** The client ended it. */
  gone(): void {
    this.#events = null;
    this.#end();
  }

  /** A heartbeat, now. */
  beat(): void {
    const { engine, clock } = this.#server.options;
    const { state, waitingFor, lag } = engine.ingest;
    this.send({ op: 'heartbeat', now: clock.now(), asOf: engine.asOf, lag, ingest: state, waitingFor });
  }

  #end(): void {
    const { clock } = this.#server.options;
    this.#server.connections.delete(this);
    for (const id of this.#bound.keys()) this.#unbind(id);
    this.#tails.close();
    clock.clearTimeout(this.#heartbeat);
    clock.clearTimeout(this.#expiry);
  }

  #handle(frame: Up): void {
    if (frame.op === 'hello') return this.#greet(frame.token);
    if (!this.#viewer) return this.close(closeCodes.outOfOrder, 'hello comes first');
    if (frame.op === 'token') return this.#renew(frame.token);
    if (frame.op === 'ping') {
      const { nonce } = frame;
      return this.send({ op: 'pong', now: this.#server.options.clock.now(), ...(nonce !== undefined && { nonce }) });
    }
    try {
      this.#serve(frame, this.#viewer);
    } catch (error) {
      this.send({ op: 'error', id: frame.id, ...problemOf(error) });
    }
  }

  #serve(frame: Exclude<Up, { op: 'hello' | 'token' | 'ping' }>, { tenants }: Viewer): void {
    const { engine } = this.#server.options;
    const bound = this.#bound.get(frame.id);
    switch (frame.op) {
      case 'subscribe':
        return this.#subscribe(frame, tenants);
      case 'rate':
        return bound && this.#rate(frame.id, bound, frame.rate, tenants);
      case 'unsubscribe':
        this.#tails.end(frame.id);
        return this.#unbind(frame.id);
      case 'verify':
        if (bound?.served) this.sendText(bound.served.shared.check());
        return;
      case 'resync':
        if (bound?.served) this.sendText(bound.served.shared.snapshot(frame.id, 'resync'));
        return;
      case 'describe': {
        const { id, view, lang = 'en' } = frame;
        return this.send({ op: 'described', id, ...engine.describe(view, lang) });
      }
      case 'query': {
        const params = engine.normalize(frame.view, frame.params);
        const { data, meta, counted, asOf } = engine.answer(frame.view, params, tenants);
        return this.send({ op: 'result', id: frame.id, data, meta, counted, asOf: Math.max(asOf, engine.asOf) });
      }
      case 'tail':
        return this.#tails.begin(frame);
      case 'credit':
        return this.#tails.credit(frame.id, frame.credit);
    }
  }

  #greet(token: string | undefined): void {
    const { authenticate, heartbeatMs = defaultHeartbeatMs, name, clock } = this.#server.options;
    let viewer: Viewer;
    try {
      viewer = authenticate?.(token) ?? { subject: null, tenants: null, expiresAt: null };
    } catch (error) {
      const problem = problemOf(error);
      this.send({ op: 'error', ...problem });
      return this.close(problem.code === 'forbidden' ? closeCodes.forbidden : closeCodes.unauthenticated, problem.code);
    }
    this.#viewer = viewer;
    this.send({
      op: 'welcome',
      session: name,
      server: { name: 'local', version: '1' },
      heartbeatMs,
      limits: { subscriptions: 10_000, frameBytes: 16 * 1024 * 1024, credit: 10_000 },
      subject: viewer.subject,
      tenants: [...(viewer.tenants ?? [])],
      expiresAt: viewer.expiresAt,
    });
    this.#expireAt(viewer.expiresAt);
    const beat = () => {
      this.beat();
      this.#heartbeat = clock.setTimeout(beat, heartbeatMs);
    };
    beat();
  }

  #renew(token: string): void {
    try {
      const viewer = this.#server.options.authenticate?.(token);
      if (viewer && viewer.subject === this.#viewer?.subject) {
        this.#viewer = viewer;
        this.#expireAt(viewer.expiresAt);
        return this.send({ op: 'token-accepted', expiresAt: viewer.expiresAt });
      }
    } catch {
      // Refused like a token of somebody else.
    }
    this.close(closeCodes.unauthenticated, 'the token does not name the same viewer');
  }

  #expireAt(expiresAt: number | null): void {
    const { clock } = this.#server.options;
    clock.clearTimeout(this.#expiry);
    if (expiresAt === null) return;
    this.#expiry = clock.setTimeout(
      () => this.close(closeCodes.tokenExpired, 'token expired'),
      expiresAt - clock.now(),
    );
  }

  #subscribe({ id, view, params, rate = defaultRate, resume }: Subscribe, tenants: readonly string[] | null): void {
    const bound: Bound = {
      view,
      params: this.#server.options.engine.normalize(view, params),
      rate,
      served: null,
      held: resume ? { ...resume, rate } : null,
    };
    this.#bound.set(id, bound);
    if (rate !== 0) this.#join(id, bound, rate, tenants, 'new');
  }

  #join(
    id: number,
    bound: Bound,
    rate: Exclude<Rate, 0>,
    tenants: readonly string[] | null,
    why: Snapshot['why'],
  ): void {
    const served = this.#server.serve(this, bound.view, bound.params, tenants, rate);
    const { held } = bound;
    bound.served = served;
    bound.rate = rate;
    bound.held = null;
    const texts = held?.rate === rate ? served.shared.resume(id, held) : [served.shared.snapshot(id, why)];
    for (const text of texts) this.sendText(text);
  }

  #rate(id: number, bound: Bound, rate: Rate, tenants: readonly string[] | null): void {
    if (rate === bound.rate) return;
    const { served } = bound;
    if (served) {
      bound.held = { epoch: served.shared.epoch, seq: served.shared.seq, rate: bound.rate };
      bound.served = null;
      this.#server.leave(this, served);
    }
    bound.rate = rate;
    if (rate !== 0) this.#join(id, bound, rate, tenants, 'rate-changed');
  }

  #unbind(id: number): void {
    const bound = this.#bound.get(id);
    this.#bound.delete(id);
    if (bound?.served) this.#server.leave(this, bound.served);
  }
}
