import { createSharedView, type Rate, type RowsLayouts, type SharedView, sharingKey } from '@streamglass/core/protocol';
import type { Engine, ViewArguments } from '@streamglass/core/sources';
import { StreamglassError } from '@streamglass/core/lib';
import type { Metrics } from '../observability/metrics.ts';
import { frameText } from './wire.ts';

export type ActiveRate = Exclude<Rate, 0>;

/** Whoever is served: a session. It is told once per frame, however many of its subscriptions share the channel. */
export interface Follower {
  /** Frames of a channel, encoded for the wire, in order. */
  offer(entry: SharedEntry, frames: readonly Buffer[]): void;
  /** The view cannot be computed now. */
  failed(entry: SharedEntry, error: unknown): void;
}

export interface SharedEntry {
  readonly key: string;
  readonly rate: ActiveRate;
  readonly shared: SharedView;
  /** How many subscriptions each follower has on it. */
  readonly followers: Map<Follower, number>;
  dueAt: number;
  /** When the last follower left, ms; null while there is one. */
  idleSince: number | null;
  failing: boolean;
}

const lingerMs = 30_000;
const retryFailedMs = 5_000;
const maxViews = 10_000;
const sliceMs = 5;

export interface SharedViewsOptions {
  readonly engine: Engine;
  /** Layout of the rows of each view, by its name. */
  readonly layoutsOf: (view: string) => RowsLayouts;
  /** Random, for this process: the first part of every epoch. */
  readonly epochPrefix: string;
  readonly metrics: Metrics;
}

/**
 * Equal subscriptions share one computation and one encoding. A view is computed only while someone looks at it, at most
 * `rate` times a second; it lingers for 30 s, so that whoever comes back gets what was missed.
 */
export class SharedViews {
  readonly #options: SharedViewsOptions;
  readonly #entries = new Map<string, SharedEntry>();
  #channels = 0;

  constructor(options: SharedViewsOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** @throws `unknown-view`, `bad-params`, `too-many-views` */
  acquire(
    follower: Follower,
    view: string,
    params: ViewArguments,
    tenants: readonly string[] | null,
    rate: ActiveRate,
    now: number,
  ): SharedEntry {
    const key = sharingKey(view, params, tenants, rate);
    const entry = this.#entries.get(key) ?? this.#create(key, view, params, tenants, rate);
    if (entry.followers.size === 0) {
      // Nobody was served for a while: bring it to the present first. What that sends, nobody needs but the ring.
      this.#update(entry, now);
      entry.dueAt = now + 1_000 / rate;
      entry.idleSince = null;
    }
    this.#entries.set(key, entry);
    entry.followers.set(follower, (entry.followers.get(follower) ?? 0) + 1);
    return entry;
  }

  release(follower: Follower, entry: SharedEntry, now: number): void {
    const holds = (entry.followers.get(follower) ?? 0) - 1;
    if (holds > 0) entry.followers.set(follower, holds);
    else entry.followers.delete(follower);
    if (entry.followers.size === 0) entry.idleSince = now;
  }

  /** Computes what is due and offers it. Gives way to others after every 5 ms of work. */
  async tick(now: number, giveWay: () => Promise<void>): Promise<void> {
    let sliceEnd = performance.now() + sliceMs;
    for (const entry of this.#entries.values()) {
      if (entry.followers.size === 0) {
        if (entry.idleSince !== null && now - entry.idleSince >= lingerMs) this.#entries.delete(entry.key);
        continue;
      }
      if (entry.dueAt > now) continue;
      // Ticks come a little late; the next one is due by the plan, not by the delay, unless it fell far behind.
      entry.dueAt = Math.max(entry.dueAt + 1_000 / entry.rate, now + 500 / entry.rate);
      this.#serve(entry, now);
      if (performance.now() < sliceEnd) continue;
      await giveWay();
      sliceEnd = performance.now() + sliceMs;
    }
  }

  #serve(entry: SharedEntry, now: number): void {
    try {
      const frames = this.#update(entry, now).map(frameText);
      entry.failing = false;
      if (frames.length > 0) for (const follower of entry.followers.keys()) follower.offer(entry, frames);
    } catch (error) {
      entry.dueAt = now + retryFailedMs;
      if (entry.failing) return;
      entry.failing = true;
      for (const follower of entry.followers.keys()) follower.failed(entry, error);
    }
  }

  #update(entry: SharedEntry, now: number): readonly string[] {
    const from = performance.now();
    const frames = entry.shared.update(now);
    this.#options.metrics.viewComputed(entry.shared.view, (performance.now() - from) / 1_000);
    for (const frame of frames) if (frame.startsWith('{"op":"patch"')) this.#options.metrics.patched();
    return frames;
  }

  #create(
    key: string,
    view: string,
    params: ViewArguments,
    tenants: readonly string[] | null,
    rate: ActiveRate,
  ): SharedEntry {
    if (this.#entries.size >= maxViews) {
      throw new StreamglassError('too-many-views', `${maxViews} different views are looked at already`, {
        hint: 'Use fewer different parameters: equal ones share one computation.',
        retryable: true,
      });
    }
    const channel = (this.#channels += 1);
    const { engine, epochPrefix } = this.#options;
    const shared = createSharedView({
      engine,
      view,
      params,
      tenants,
      layouts: this.#options.layoutsOf(view),
      channel,
      epoch: `${epochPrefix}.${channel}`,
    });
    return { key, rate, shared, followers: new Map(), dueAt: 0, idleSince: null, failing: false };
  }
}
