/** The client: one connection, many subscriptions. Its parts stand in their own files; this one wires them. */
import type { KnownType } from '../events/index.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { StreamglassError } from '../lib/errors.ts';
import { type Random, systemRandom } from '../lib/random.ts';
import type { Described, Down } from '../protocol/down.ts';
import type { Up } from '../protocol/up.ts';
import type { CacheKind } from './cache.ts';
import type { CacheLink } from './cache-link.ts';
import { Connection } from './connection.ts';
import type { ConnectionState } from './connection-state.ts';
import { type ClientContext, canonicalParams } from './context.ts';
import { FreshnessWatch } from './freshness.ts';
import type { Shown, TailHandle, TailOptions, ViewClient, ViewHandle, WatchOptions } from './handle.ts';
import { eventHandlers, type Handled, type HandledEvent } from './handlers.ts';
import { createNotifier, Listeners } from './notify.ts';
import { type Answered, type Asked, Requests } from './requests.ts';
import { type SocketFactory, webSocket } from './socket.ts';
import { Subscription } from './subscription.ts';
import { Tail } from './tail.ts';
import type { Token, TokenSource } from './token.ts';
import { View } from './view.ts';

export interface ClientOptions {
  /** `ws://…` or `wss://…`. */
  readonly url: string;
  /** Asked for every connection and before the token expires; left out: no authentication. */
  readonly token?: TokenSource;
  /** Remembers what views showed last; off unless asked for. */
  readonly cache?: CacheKind;
  readonly socket?: SocketFactory;
  readonly clock?: Clock;
  readonly random?: Random;
  /** When listeners are told of what changed; default: in a microtask after the frame. */
  readonly schedule?: (tell: () => void) => void;
  /** Something that is wrong and was survived, for logs. */
  readonly onIssue?: (issue: ClientIssue) => void;
}
export interface ClientIssue {
  readonly code: string;
  readonly message: string;
}

/** A connection to a bridge. It connects when something is first asked of it. */
export interface Client extends ViewClient {
  readonly state: ConnectionState;
  /** Called after every change of `state`; returns how to stop. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /**
   * Every event of a type of the catalogue, or of a definition of your own that the bridge knows too (`--events`), from
   * now on; at most 200 a second. Returns how to stop.
   */
  on<W extends KnownType | Handled>(wanted: W, handler: (event: HandledEvent<W>) => void): () => void;
  /** Tries now what would be tried later: the network is back, the page is looked at again. */
  wake(): void;
  /** Connects anew with a fresh token: after signing in, or as somebody else. */
  reauthenticate(): void;
  /** Signs out: disconnects, forgets all data and empties the cache. `reauthenticate` begins again. */
  forget(): Promise<void>;
  /** Received so far, on all connections. */
  readonly received: { readonly characters: number; readonly frames: number };
}

type Writable<T, K extends keyof T> = Omit<T, K> & { -readonly [P in K]: T[P] };

/** A subscription that nobody holds lives on this long, so that moving a pane costs nothing. */
const graceMs = 2_000;

export function createClient(options: ClientOptions): Client {
  return new WireClient(options);
}

class WireClient implements Client {
  subject: string | null = null;
  readonly on: Client['on'] = eventHandlers(this);
  #clock: Clock;
  #connection: Connection;
  #context: Writable<ClientContext, 'ingest'>;
  #cache: Promise<CacheLink | null>;
  #freshness: FreshnessWatch;
  #lastId = 0;
  #subscriptions = new Map<string, Subscription>();
  #tails = new Set<Tail>();
  #requests: Requests;
  #described = new Map<string, Described>();
  #stateListeners = new Listeners<[ConnectionState]>();

  constructor(options: ClientOptions) {
    const { url, token, clock = systemClock, random = systemRandom, onIssue = () => {} } = options;
    this.#clock = clock;
    const connection = new Connection({
      url,
      token,
      clock,
      random,
      socket: options.socket ?? webSocket,
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => this.#stateChanged(state),
      onToken: (given) => this.#tokenGiven(given),
      onBadFrame: (text) => onIssue({ code: 'bad-frame', message: `Bad frame: ${text.slice(0, 80)}` }),
    });
    const freshness = new FreshnessWatch(clock, () => this.#update());
    this.#connection = connection;
    this.#freshness = freshness;
    this.#context = {
      clock,
      notifier: createNotifier(options.schedule),
      get state() {
        return connection.state;
      },
      get freshness() {
        return freshness.now;
      },
      ingest: null,
      send: (frame: Up) => connection.send(frame),
      nextId: () => ++this.#lastId,
    };
    this.#requests = new Requests(this.#context);
    this.#cache = this.#openCache(options.cache, url, onIssue);
    if (!token) this.#withCache((cache) => cache.identify(null));
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }
  get received(): Client['received'] {
    return this.#connection.received;
  }
  onState(listener: (state: ConnectionState) => void): () => void {
    return this.#stateListeners.add(listener);
  }

  watch<Data = Readonly<Record<string, unknown>>>(
    view: string,
    params: ViewHandle['params'] = {},
    { rate, contract = '' }: WatchOptions = {},
  ): ViewHandle<Data> {
    this.#start();
    const canonical = canonicalParams(params);
    const key = JSON.stringify([view, canonical, contract]);
    let subscription = this.#subscriptions.get(key);
    if (!subscription) {
      subscription = new Subscription(this.#context, view, canonical, contract);
      this.#subscriptions.set(key, subscription);
      const fresh = subscription;
      this.#withCache((cache) => cache.paint(fresh));
    }
    const held = subscription;
    const handle = new View<Data>(this.#context, held, rate, () => this.#released(key, held));
    held.adjustRate();
    return handle;
  }

  tail(options: TailOptions = {}): TailHandle {
    this.#start();
    const tail = new Tail(this.#context, options, () => this.#tails.delete(tail));
    this.#tails.add(tail);
    tail.ask();
    return tail;
  }

  async query<Data = Readonly<Record<string, unknown>>>(
    view: string,
    params: ViewHandle['params'] = {},
  ): Promise<Shown<Data>> {
    const ask = (id: number) => ({ op: 'query', id, view, params: canonicalParams(params) }) as const;
    const { data, meta, asOf, counted } = await this.#ask(ask, 'result');
    // The caller says which view it asks for, and so what its data is: the contract is the caller's.
    return { data: data as Data, meta, asOf, counted, seq: 0 };
  }

  async describe(view: string, lang = 'en'): Promise<Described> {
    const key = (definition: string | undefined): string => JSON.stringify([view, lang, definition]);
    const shown = [...this.#subscriptions.values()].find((one) => one.view === view)?.current;
    const described = this.#described.get(key(shown?.meta.definition));
    if (described) return described;
    const answer = await this.#ask((id) => ({ op: 'describe', id, view, lang }), 'described');
    this.#described.set(key(answer.definition), answer);
    return answer;
  }

  async #ask<Op extends Answered['op']>(frame: (id: number) => Asked, op: Op): Promise<Extract<Answered, { op: Op }>> {
    this.#start();
    const answer = await this.#requests.ask(frame);
    if (answer.op !== op) throw new StreamglassError('bad-frame', `The server answered with ${answer.op}.`);
    return answer as Extract<Answered, { op: Op }>;
  }

  wake(): void {
    this.#connection.dispatch({ type: 'retry' });
  }
  reauthenticate(): void {
    this.#connection.dispatch({ type: 'renew' });
  }
  async forget(): Promise<void> {
    const problem = { code: 'signed-out', message: 'Signed out.', hint: 'Sign in, then call reauthenticate().' };
    this.#connection.dispatch({ type: 'refused', problem });
    await this.#forgetData();
  }
  close(): void {
    this.#connection.dispatch({ type: 'end' });
    this.#freshness.stop();
    this.#withCache((cache) => cache.close());
  }

  /** Its code is fetched only when it is asked for; where it cannot be, there is no cache, and that is said. */
  async #openCache(
    kind: CacheKind | undefined,
    url: string,
    onIssue: (issue: ClientIssue) => void,
  ): Promise<CacheLink | null> {
    if (!kind) return null;
    try {
      const { CacheLink } = await import('./cache-link.ts');
      return new CacheLink(kind, url, this.#clock, () => this.#subscriptions.values());
    } catch (error) {
      onIssue({ code: 'no-cache', message: `No cache: ${error}` });
      return null;
    }
  }

  /** In the order of the calls, after what happens now. */
  async #withCache(use: (cache: CacheLink) => unknown): Promise<void> {
    const cache = await this.#cache;
    if (cache) await use(cache);
  }

  #start(): void {
    this.#connection.dispatch({ type: 'start' });
  }

  #released(key: string, subscription: Subscription): void {
    if (subscription.viewers.size > 0) return subscription.adjustRate();
    this.#clock.setTimeout(() => {
      if (subscription.viewers.size > 0 || this.#subscriptions.get(key) !== subscription) return;
      this.#subscriptions.delete(key);
      subscription.leave();
    }, graceMs);
  }

  #tokenGiven({ subject }: Token): void {
    if (subject === undefined) return;
    this.#setSubject(subject);
    this.#withCache((cache) => cache.identify(subject));
  }

  /** Data of one viewer is never shown to another. */
  #setSubject(subject: string | null): void {
    if (this.subject !== null && this.subject !== subject) void this.#forgetData();
    this.subject = subject;
  }

  async #forgetData(): Promise<void> {
    this.subject = null;
    this.#described.clear();
    const emptied = this.#withCache((cache) => cache.forget());
    for (const subscription of this.#subscriptions.values()) subscription.forget();
    await emptied;
  }

  #stateChanged(state: ConnectionState): void {
    if (state.name === 'live') {
      const { subject, tenants, heartbeatMs } = state.welcome;
      this.#setSubject(subject);
      this.#withCache((cache) => cache.confirm(subject, tenants));
      this.#freshness.begin(heartbeatMs);
      this.#context.ingest = null;
      for (const one of this.#all()) one.ask();
      this.#requests.connected();
    } else {
      for (const one of this.#all()) one.disconnected();
    }
    if (state.name === 'denied') {
      this.#requests.fail(state.problem);
      void this.#forgetData();
    }
    if (state.name === 'ended') this.#requests.fail({ code: 'closed', message: 'The client was closed.' });
    this.#update();
    this.#stateListeners.call(state);
  }

  #receive(frame: Down): void {
    if ('asOf' in frame && frame.op !== 'result') this.#freshness.advance(frame.asOf);
    if (frame.op === 'heartbeat') this.#context.ingest = frame;
    if (frame.op === 'snapshot') this.#context.ingest = frame.meta;
    if (frame.op === 'patch' && frame.meta?.ingest !== undefined)
      this.#context.ingest = { ingest: frame.meta.ingest, waitingFor: frame.meta.waitingFor ?? null };
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.receive(frame)) this.#withCache((cache) => cache.changed(subscription));
    }
    for (const tail of this.#tails) tail.receive(frame);
    this.#requests.receive(frame);
    if (frame.op !== 'heartbeat') return;
    for (const subscription of this.#subscriptions.values()) subscription.checkAnswer();
    this.#update();
  }

  /** The connection or the feed behind it changed: everyone looks again. */
  #update(): void {
    for (const one of this.#all()) one.update();
  }

  #all(): (Subscription | Tail)[] {
    return [...this.#subscriptions.values(), ...this.#tails];
  }
}
