import type { Clock, Timer } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import { isTerminal } from '../protocol/close-codes.ts';
import type { Down } from '../protocol/down.ts';
import { readDown } from '../protocol/reader.ts';
import type { Up } from '../protocol/up.ts';
import { subprotocol } from '../protocol/version.ts';
import {
  type ConnectionEvent,
  type ConnectionState,
  type Problem,
  retryDelayMs,
  transition,
} from './connection-state.ts';
import type { Socket, SocketFactory } from './socket.ts';
import { asToken, isRefusal, refreshBeforeMs, type Token, type TokenSource } from './token.ts';
import { about } from './version.ts';

export interface ConnectionOptions {
  readonly url: string;
  readonly token: TokenSource | undefined;
  readonly socket: SocketFactory;
  readonly clock: Clock;
  readonly random: Random;
  /** A frame other than `welcome`, in order. */
  readonly onFrame: (frame: Down) => void;
  readonly onState: (state: ConnectionState, before: ConnectionState) => void;
  readonly onToken: (token: Token) => void;
  readonly onBadFrame: (text: string) => void;
}

/**
 * Acts on the connection state: gets a token, opens the socket, greets, watches for silence, renews the token in time,
 * waits and tries again. Each entry into a state is a turn; whatever belongs to an earlier turn (a late token, a dying
 * socket) is not heard any more.
 */
export class Connection {
  state: ConnectionState = { name: 'idle' };
  /** Bytes (as characters) and frames received. */
  readonly received = { characters: 0, frames: 0 };
  #options: ConnectionOptions;
  #turn = 0;
  #socket: Socket | null = null;
  #timers = new Map<'step' | 'silence' | 'refresh', Timer>();
  #heardAt = 0;
  /** What the server said last about the connection; a close code follows it. */
  #said: Problem | null = null;
  /** Whom the newest token names, as far as its source says so. */
  #subject: string | undefined;
  /** How long it wants to be left alone. */
  #pauseMs = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  dispatch(event: ConnectionEvent): void {
    const before = this.state;
    const state = transition(before, event);
    if (state === before) return;
    this.state = state;
    this.#turn += 1;
    this.#enter(state);
    this.#options.onState(state, before);
  }

  /** False when there is no one to send to. */
  send(frame: Up): boolean {
    if (this.state.name !== 'live') return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  #enter(state: ConnectionState): void {
    const turn = this.#turn;
    for (const timer of this.#timers.values()) this.#options.clock.clearTimeout(timer);
    this.#timers.clear();
    switch (state.name) {
      case 'idle':
        return;
      case 'authorizing':
        this.#drop();
        this.#giveUpAfter(30, 'no-token');
        void this.#authorize(turn);
        return;
      case 'opening':
        this.#giveUpAfter(20, 'no-answer');
        this.#open(state.token);
        return;
      case 'greeting':
        this.#giveUpAfter(10, 'no-welcome');
        return;
      case 'live':
        this.#heardAt = state.since;
        this.#watch(state.welcome.heartbeatMs);
        this.#refreshBefore(state.welcome.expiresAt);
        return;
      case 'waiting':
        this.#drop();
        this.#after('step', state.retryAt - this.#options.clock.now(), () => this.dispatch({ type: 'retry' }));
        return;
      default:
        this.#drop();
    }
  }

  async #authorize(turn: number): Promise<void> {
    const event = await this.#askToken();
    if (turn === this.#turn) this.dispatch(event);
  }

  async #askToken(): Promise<ConnectionEvent> {
    const { token: source } = this.#options;
    if (!source) return { type: 'authorized', token: undefined };
    try {
      const token = asToken(await source());
      this.#subject = token.subject;
      this.#options.onToken(token);
      return { type: 'authorized', token: token.token };
    } catch (error) {
      const { code, message, hint } = error as { code?: string; message?: string; hint?: string };
      const problem = { code: code ?? 'no-token', message: message ?? String(error), hint };
      return isRefusal(error) ? { type: 'refused', problem } : this.#loss(problem);
    }
  }

  #open(token: string | undefined): void {
    const { url, socket: factory } = this.#options;
    this.#said = null;
    this.#pauseMs = 0;
    let mine: Socket | null = null;
    const current = () => mine && mine === this.#socket;
    try {
      mine = factory(url, subprotocol, {
        open: () => {
          if (!current()) return;
          const hello: Up = { op: 'hello', ...(token === undefined ? {} : { token }), client: about };
          mine?.send(JSON.stringify(hello));
          this.dispatch({ type: 'opened' });
        },
        message: (text) => current() && this.#read(text),
        close: (code, reason) => current() && this.#closed(code, reason),
      });
      this.#socket = mine;
    } catch (error) {
      // A URL that no socket can be opened for stays one.
      const message = `Cannot open ${url}: ${(error as Error).message}`;
      this.dispatch({ type: 'refused', problem: { code: 'bad-url', message, hint: 'Give a ws:// or wss:// URL.' } });
    }
  }

  #read(text: string): void {
    this.#heardAt = this.#options.clock.now();
    this.received.characters += text.length;
    this.received.frames += 1;
    const frame = readDown(text);
    if (frame === null) return this.#options.onBadFrame(text);
    if (frame.op === 'welcome') return this.dispatch({ type: 'welcomed', at: this.#heardAt, welcome: frame });
    if (frame.op === 'error' && frame.id === undefined) {
      const { code, message, hint, retryAfterMs } = frame;
      this.#said = { code, message, hint };
      this.#pauseMs = retryAfterMs ?? 0;
    }
    if (frame.op === 'token-expiring') void this.#refresh();
    if (frame.op === 'token-accepted') this.#refreshBefore(frame.expiresAt);
    this.#options.onFrame(frame);
  }

  #closed(code: number, reason: string): void {
    const problem: Problem = this.#said ?? { code: `closed-${code}`, message: reason || `Closed with ${code}.` };
    if (isTerminal(code)) this.dispatch({ type: 'refused', problem });
    else this.#lost(problem);
  }

  #loss(problem: Problem): Extract<ConnectionEvent, { type: 'lost' }> {
    const { clock, random } = this.#options;
    return {
      type: 'lost',
      at: clock.now(),
      problem,
      delayMs: (attempt) => retryDelayMs(attempt, random(), this.#pauseMs),
    };
  }

  #lost(problem: Problem): void {
    this.dispatch(this.#loss(problem));
  }

  /** Silence for two heartbeats is a dead connection; after one and a half a ping asks. */
  #watch(heartbeatMs: number): void {
    const silentMs = this.#options.clock.now() - this.#heardAt;
    if (silentMs >= 2 * heartbeatMs) {
      return this.#lost({ code: 'silent', message: 'Fell silent.' });
    }
    const asked = silentMs >= 1.5 * heartbeatMs;
    if (asked) this.send({ op: 'ping' });
    this.#after('silence', (asked ? 2 : 1.5) * heartbeatMs - silentMs, () => this.#watch(heartbeatMs));
  }

  #refreshBefore(expiresAt: number | null): void {
    if (expiresAt === null || !this.#options.token) return;
    const lifeMs = expiresAt - this.#options.clock.now();
    // A timer holds at most 2^31 ms; who lives longer is asked again on the way.
    this.#after(
      'refresh',
      Math.min(2 ** 31 - 1, Math.max(0, lifeMs - refreshBeforeMs(lifeMs))),
      () => void this.#refresh(),
    );
  }

  /** A fresh token on the open connection. Without one the server closes at the end of the old, and that is a loss as any. */
  async #refresh(): Promise<void> {
    const turn = this.#turn;
    const event = await this.#askToken();
    if (turn !== this.#turn) return;
    if (event.type === 'authorized' && event.token !== undefined) {
      const { state } = this;
      const same = this.#subject === undefined || (state.name === 'live' && state.welcome.subject === this.#subject);
      // A connection belongs to one viewer.
      if (same) this.send({ op: 'token', token: event.token });
      else this.dispatch({ type: 'renew' });
    } else if (event.type === 'refused') this.dispatch(event);
    else this.#after('refresh', retryDelayMs(4, this.#options.random(), 1_000), () => void this.#refresh());
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    try {
      socket?.close(1000, '');
    } catch {
      // It was never open, or is gone already.
    }
  }

  /** A token source, an opening socket and a welcome can hang without a word. */
  #giveUpAfter(seconds: number, code: string): void {
    this.#after('step', seconds * 1_000, () => this.#lost({ code, message: `Nothing came in ${seconds} s.` }));
  }

  #after(name: 'step' | 'silence' | 'refresh', delayMs: number, callback: () => void): void {
    this.#options.clock.clearTimeout(this.#timers.get(name));
    this.#timers.set(name, this.#options.clock.setTimeout(callback, Math.max(0, delayMs)));
  }
}
