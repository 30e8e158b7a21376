import { StreamglassError } from '@streamglass/core/lib';
import type { Rate, Subscribe, Tail as TailFrame, Up } from '@streamglass/core/protocol';
import { type Identity, mayView } from '../auth.ts';
import type { Relay } from './relay.ts';
import type { ActiveRate, Follower, SharedEntry } from './shared-views.ts';
import type { Tail, TailSink } from './tails.ts';

/** Frames that an open connection may send; `hello` and `token` are the session's own. */
export type Request = Exclude<Up, { readonly op: 'hello' | 'token' | 'ping' }>;

/** What requests need of their connection. */
export interface Outlet {
  send(text: string): void;
  sendBytes(frame: Buffer): void;
  /** An id that is in use was given again: there is no telling what the peer means from now on. */
  idInUse(id: number): void;
  /** The peer does not read. */
  readonly slow: boolean;
  readonly identity: Identity;
}

interface Subscription {
  readonly id: number;
  readonly frame: Subscribe;
  rate: Rate;
  /** Null while held at rate 0. */
  entry: SharedEntry | null;
  /** What the client had when it was held. */
  held: { readonly epoch: string; readonly seq: number; readonly rate: ActiveRate } | null;
}

/** What a connection may ask for a second in the long run; what is cheap to answer is free. */
const requestsPerSecond = 100;

/**
 * Subscriptions, tails and single questions of one connection. A little over 300 lines, because what each request does to
 * the subscriptions is read together.
 */
export class Requests implements Follower, TailSink {
  readonly #relay: Relay;
  readonly #out: Outlet;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #tails = new Map<number, Tail>();
  #tenants: ReadonlySet<string> | null = null;
  /** Requests that this connection may still make at once; it grows with time. */
  #budget: number;
  #budgetAt: number;
  /** What a patch was left out of, because the peer did not read. */
  #missed: Set<SharedEntry> | null = null;

  constructor(relay: Relay, out: Outlet) {
    this.#relay = relay;
    this.#out = out;
    this.#tenants = tenantsOf(out.identity);
    this.#budget = this.#mostAtOnce;
    this.#budgetAt = relay.clock.now();
  }

  /** A page that comes back asks for all of its subscriptions, and each may be asked for once more. */
  get #mostAtOnce(): number {
    return 2 * this.#relay.options.maxSubscriptions;
  }

  get count(): number {
    return this.#subscriptions.size;
  }
  get slow(): boolean {
    return this.#out.slow;
  }
  get tenants(): ReadonlySet<string> | null {
    return this.#tenants;
  }
  send(text: string): void {
    this.#out.send(text);
  }

  offer(entry: SharedEntry, frames: readonly Buffer[]): void {
    if (this.#out.slow) {
      this.#missed ??= new Set();
      this.#missed.add(entry);
    } else for (const frame of frames) this.#out.sendBytes(frame);
  }

  failed(entry: SharedEntry, error: unknown): void {
    for (const { id, entry: own } of this.#subscriptions.values()) {
      if (own === entry) this.#say(id, error, 'view-failed');
    }
  }

  /** The peer reads again: what it missed comes as one snapshot per subscription. */
  catchUp(): void {
    const missed = this.#missed;
    this.#missed = null;
    if (!missed) return;
    for (const { id, entry } of this.#subscriptions.values()) {
      if (entry && missed.has(entry)) this.send(entry.shared.snapshot(id, 'out-of-reach'));
    }
  }

  answer(frame: Request): void {
    try {
      this.#answer(frame);
    } catch (error) {
      this.#fail(frame.id, error);
    }
  }

  /** Whoever asks without end is slowed, so that the others are served. */
  #spend(): void {
    const now = this.#relay.clock.now();
    const earned = ((now - this.#budgetAt) / 1_000) * requestsPerSecond;
    this.#budget = Math.min(this.#mostAtOnce, this.#budget + earned) - 1;
    this.#budgetAt = now;
    if (this.#budget >= 0) return;
    this.#budget = 0;
    throw new StreamglassError('too-fast', `More than ${requestsPerSecond} requests a second came`, {
      hint: 'Subscribe instead of asking again and again.',
      retryable: true,
    });
  }

  #answer(frame: Request): void {
    const { engine } = this.#relay.options;
    switch (frame.op) {
      case 'subscribe':
        return this.#subscribe(frame);
      case 'tail':
        return this.#tail(frame);
      case 'unsubscribe':
        return this.#drop(frame.id);
      case 'credit':
        return this.#tails.get(frame.id)?.addCredit(frame.credit);
      case 'rate':
        return this.#setRate(this.#subscription(frame.id), frame.rate);
      case 'verify': {
        const { entry } = this.#subscription(frame.id);
        if (entry && !this.#missed?.has(entry)) this.send(entry.shared.check());
        return;
      }
      case 'resync': {
        this.#spend();
        const { entry } = this.#subscription(frame.id);
        if (entry) this.send(entry.shared.snapshot(frame.id, 'resync'));
        return;
      }
      case 'describe': {
        this.#spend();
        this.#allow(frame.view);
        const described = engine.describe(frame.view, frame.lang ?? 'en');
        return this.send(JSON.stringify({ op: 'described', id: frame.id, ...described }));
      }
      case 'query': {
        this.#spend();
        this.#allow(frame.view);
        const params = engine.normalize(frame.view, frame.params);
        const { data, meta, counted, asOf } = engine.answer(frame.view, params, this.#out.identity.tenants);
        return this.send(JSON.stringify({ op: 'result', id: frame.id, counted, asOf, data, meta }));
      }
    }
  }

  #subscribe(frame: Subscribe): void {
    if (!this.#room(frame.id)) return;
    this.#spend();
    this.#allow(frame.view);
    const subscription: Subscription = { id: frame.id, frame, rate: frame.rate ?? 4, entry: null, held: null };
    const entry = this.#acquire(subscription, subscription.rate === 0 ? 4 : subscription.rate);
    this.#subscriptions.set(frame.id, subscription);
    if (frame.resume) for (const text of entry.shared.resume(frame.id, frame.resume)) this.send(text);
    else this.send(entry.shared.snapshot(frame.id, 'new'));
    if (subscription.rate === 0) this.#hold(subscription);
  }

  #acquire(subscription: Subscription, rate: ActiveRate): SharedEntry {
    const { engine } = this.#relay.options;
    const { view, params } = subscription.frame;
    const normal = engine.normalize(view, params);
    const tenants = this.#out.identity.tenants;
    const entry = this.#relay.views.acquire(this, view, normal, tenants, rate, this.#relay.clock.now());
    subscription.entry = entry;
    subscription.rate = rate;
    return entry;
  }

  #hold(subscription: Subscription): void {
    const { entry } = subscription;
    subscription.rate = 0;
    if (!entry) return;
    const { epoch, seq } = entry.shared;
    // What was left out for slowness is not there: a sequence that no ring holds makes the answer a snapshot.
    subscription.held = { epoch, seq: this.#missed?.has(entry) ? -1 : seq, rate: entry.rate };
    this.#release(subscription);
  }

  #setRate(subscription: Subscription, rate: Rate): void {
    if (rate === subscription.rate) return;
    if (rate === 0) return this.#hold(subscription);
    const { held } = subscription;
    this.#release(subscription);
    const { shared } = this.#acquire(subscription, rate);
    subscription.held = null;
    if (held?.rate === rate) for (const text of shared.resume(subscription.id, held)) this.send(text);
    else this.send(shared.snapshot(subscription.id, 'rate-changed'));
  }

  #tail(frame: TailFrame): void {
    if (!this.#room(frame.id)) return;
    this.#spend();
    this.#allow('tail');
    this.#tails.set(frame.id, this.#relay.tails.open(frame, this, this.#relay.clock.now()));
  }

  /** Other rights take effect at once. */
  identityChanged(before: Identity): void {
    const { identity } = this.#out;
    this.#tenants = tenantsOf(identity);
    const sameTenants = JSON.stringify(identity.tenants) === JSON.stringify(before.tenants);
    for (const subscription of this.#subscriptions.values()) {
      try {
        this.#allow(subscription.frame.view);
        if (!sameTenants) this.#rebind(subscription);
      } catch (error) {
        this.#fail(subscription.id, error);
      }
    }
    if (!mayView(identity, 'tail')) for (const id of this.#tails.keys()) this.#fail(id, forbidden('tail'));
  }

  #rebind(subscription: Subscription): void {
    const { rate } = subscription;
    this.#release(subscription);
    subscription.held = null;
    if (rate === 0) return;
    this.send(this.#acquire(subscription, rate).shared.snapshot(subscription.id, 'epoch-changed'));
  }

  #room(id: number): boolean {
    if (this.#subscriptions.has(id) || this.#tails.has(id)) {
      this.#out.idInUse(id);
      return false;
    }
    const { maxSubscriptions } = this.#relay.options;
    if (this.#subscriptions.size + this.#tails.size < maxSubscriptions) return true;
    throw new StreamglassError(
      'too-many-subscriptions',
      `This connection has ${maxSubscriptions} subscriptions already`,
      {
        hint: 'End some, or raise --max-subscriptions.',
      },
    );
  }

  #allow(view: string): void {
    if (!mayView(this.#out.identity, view)) throw forbidden(view);
  }

  #subscription(id: number): Subscription {
    const found = this.#subscriptions.get(id);
    if (found) return found;
    throw new StreamglassError('unknown-id', `There is no subscription ${id} on this connection`, {
      hint: 'It may have ended with an error before.',
    });
  }

  /** Answers a request with an error; a subscription or tail of that id is over. */
  #fail(id: number, error: unknown): void {
    this.#drop(id);
    this.#say(id, error, 'internal');
  }

  #say(id: number, error: unknown, fallback: 'internal' | 'view-failed'): void {
    const known = error instanceof StreamglassError ? error : null;
    if (!known) this.#relay.options.log.error({ err: error }, 'a request failed');
    this.send(
      JSON.stringify({
        op: 'error',
        id,
        code: known?.code ?? fallback,
        message: known?.message ?? 'The bridge failed on this request',
        ...(known?.hint === undefined ? {} : { hint: known.hint }),
        ...(known?.retryable || fallback === 'view-failed' ? { retryAfterMs: 5_000 } : {}),
      }),
    );
  }

  #drop(id: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription) this.#release(subscription);
    this.#subscriptions.delete(id);
    this.#tails.get(id)?.close();
    this.#tails.delete(id);
  }

  #release(subscription: Subscription): void {
    const { entry } = subscription;
    if (!entry) return;
    subscription.entry = null;
    this.#relay.views.release(this, entry, this.#relay.clock.now());
    if (!entry.followers.has(this)) this.#missed?.delete(entry);
  }

  /** The connection is over. */
  end(): void {
    for (const subscription of this.#subscriptions.values()) this.#release(subscription);
    this.#subscriptions.clear();
    for (const tail of this.#tails.values()) tail.close();
    this.#tails.clear();
  }
}

const tenantsOf = ({ tenants }: Identity): ReadonlySet<string> | null => (tenants === null ? null : new Set(tenants));

const forbidden = (view: string) =>
  new StreamglassError('forbidden', `The token does not allow ${view}`, {
    hint: 'Ask whoever makes the token to list it in the claim of views.',
  });
