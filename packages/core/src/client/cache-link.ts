import type { Clock, Timer } from '../lib/clock.ts';
import { equal } from '../protocol/json.ts';
import { type CacheKind, openCache, type ViewCache } from './cache.ts';
import type { Subscription } from './subscription.ts';

/** Changes of one view are written at most this often. */
const saveEveryMs = 5_000;

interface Viewer {
  readonly subject: string | null;
  /** Null: not said yet, and not remembered. */
  readonly tenants: readonly string[] | null;
}

/**
 * Between the subscriptions and the cache. Nothing waits for it, and nothing is painted before it is known who looks. It is
 * loaded with the cache, and only when one is asked for.
 */
export class CacheLink {
  #cache: ViewCache;
  #endpoint: string;
  #clock: Clock;
  #subscriptions: () => Iterable<Subscription>;
  #viewer: Viewer | null = null;
  #dirty = new Set<Subscription>();
  #timer: Timer | undefined;

  constructor(kind: CacheKind, endpoint: string, clock: Clock, subscriptions: () => Iterable<Subscription>) {
    this.#cache = openCache(kind, clock);
    this.#endpoint = endpoint;
    this.#clock = clock;
    this.#subscriptions = subscriptions;
  }

  /** Who looks, as the token source says; what they may see is taken from the last time until the server says it. */
  async identify(subject: string | null): Promise<void> {
    if (this.#viewer?.subject === subject) return;
    this.#viewer = { subject, tenants: null };
    const tenants = await this.#cache.tenantsOf(this.#endpoint, subject);
    if (tenants === null || this.#viewer?.subject !== subject || this.#viewer.tenants !== null) return;
    this.#viewer = { subject, tenants };
    for (const subscription of this.#subscriptions()) void this.paint(subscription);
  }

  /** Who looks and at which tenants, as the server says. What was painted for other tenants goes. */
  confirm(subject: string | null, tenants: readonly string[]): void {
    const before = this.#viewer;
    this.#viewer = { subject, tenants };
    void this.#cache.rememberTenants(this.#endpoint, subject, tenants);
    if (before?.tenants && (before.subject !== subject || !equal(before.tenants, tenants))) {
      for (const subscription of this.#subscriptions()) if (subscription.cached) subscription.forget();
    }
    if (!before?.tenants) for (const subscription of this.#subscriptions()) void this.paint(subscription);
  }

  async paint(subscription: Subscription): Promise<void> {
    const viewer = this.#viewer;
    if (!viewer?.tenants || subscription.current !== null) return;
    const shown = await this.#cache.load(this.#key(subscription, viewer));
    if (shown && this.#viewer === viewer) subscription.paint(shown);
  }

  changed(subscription: Subscription): void {
    this.#dirty.add(subscription);
    this.#timer ??= this.#clock.setTimeout(() => this.#save(), saveEveryMs);
  }

  /** Empties it; nothing of this viewer is written any more. */
  async forget(): Promise<void> {
    this.#viewer = null;
    this.#dirty.clear();
    await this.#cache.clear(this.#endpoint);
  }

  async close(): Promise<void> {
    this.#clock.clearTimeout(this.#timer);
    await this.#save();
    this.#cache.close();
  }

  async #save(): Promise<void> {
    this.#timer = undefined;
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    const viewer = this.#viewer;
    for (const subscription of dirty) {
      const { current, cached } = subscription;
      if (current && !cached && viewer?.tenants && viewer === this.#viewer) {
        await this.#cache.save(this.#key(subscription, viewer), this.#endpoint, current);
      }
    }
  }

  #key({ view, params, contract }: Subscription, { subject, tenants }: Viewer): readonly unknown[] {
    return [this.#endpoint, subject, [...(tenants ?? [])].sort(), view, params, contract];
  }
}
