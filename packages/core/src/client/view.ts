import type { Timer } from '../lib/clock.ts';
import { equal } from '../protocol/json.ts';
import { defaultRate, type Rate } from '../protocol/version.ts';
import type { ClientContext } from './context.ts';
import type { Feed, FeedGap, Shown, ViewHandle } from './handle.ts';
import { linkOf } from './link.ts';
import { Listeners } from './notify.ts';
import type { Subscription, Viewer } from './subscription.ts';

/** One caller's hold on a shared subscription: its own hold, its own rate, its own picture. */
export class View<Data> implements ViewHandle<Data>, Viewer {
  #context: ClientContext;
  #subscription: Subscription;
  #rate: Rate;
  #shown: Shown<Data> | null = null;
  #feed: Feed;
  #hold: { readonly since: number; readonly folded: number } | null = null;
  #shownAt = -Infinity;
  #later: Timer | undefined;
  #released = false;
  #listeners = new Listeners<[]>();
  #onRelease: () => void;

  constructor(context: ClientContext, subscription: Subscription, rate: Rate | undefined, onRelease: () => void) {
    this.#context = context;
    this.#subscription = subscription;
    this.#rate = rate ?? defaultRate;
    this.#onRelease = onRelease;
    subscription.viewers.add(this);
    this.#take();
    this.#feed = this.#feedNow();
  }

  get view(): string {
    return this.#subscription.view;
  }
  get params(): ViewHandle['params'] {
    return this.#subscription.params;
  }
  get shown(): Shown<Data> | null {
    return this.#shown;
  }
  get feed(): Feed {
    return this.#feed;
  }
  get rate(): Rate {
    return this.#rate;
  }
  set rate(rate: Rate) {
    if (rate === this.#rate || this.#released) return;
    this.#rate = rate;
    this.#subscription.adjustRate();
    this.update();
  }

  hold(): void {
    this.#hold ??= { since: this.#context.clock.now(), folded: this.#subscription.folded };
    this.update();
  }

  follow(): void {
    this.#hold = null;
    this.#shownAt = -Infinity;
    this.update();
  }

  refresh(): void {
    if (!this.#released) this.#subscription.resync();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#context.clock.clearTimeout(this.#later);
    this.#subscription.viewers.delete(this);
    this.#listeners.call();
    this.#onRelease();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Shown<Data>> {
    let wake = (): void => {};
    const stop = this.subscribe(() => wake());
    try {
      let last: Shown<Data> | null = null;
      while (true) {
        const shown = this.#shown;
        if (shown !== null && shown !== last) {
          last = shown;
          yield shown;
        } else if (this.#released) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      stop();
    }
  }

  update(): void {
    if (this.#released) return;
    const took = this.#take();
    const feed = this.#feedNow();
    const changed = !equal(feed, this.#feed);
    if (changed) this.#feed = feed;
    if (took || changed) this.#context.notifier.add(this);
  }

  notify(): void {
    this.#listeners.call();
  }

  /** Takes the newest state over, unless it is held or it is not this viewer's turn yet. */
  #take(): boolean {
    const { current, wireRate } = this.#subscription;
    const next = current as Shown<Data> | null;
    if (next === this.#shown) return false;
    const first = this.#shown === null || next === null;
    if (!first && (this.#hold !== null || this.#rate === 0)) return false;
    const { clock } = this.#context;
    if (!first && this.#rate < wireRate) {
      const dueInMs = this.#shownAt + 1000 / this.#rate - clock.now();
      if (dueInMs > 0) {
        this.#later ??= clock.setTimeout(() => {
          this.#later = undefined;
          this.update();
        }, dueInMs);
        return false;
      }
    }
    this.#shownAt = clock.now();
    this.#shown = next;
    return true;
  }

  #feedNow(): Feed {
    const subscription = this.#subscription;
    const { current } = subscription;
    const { freshness } = this.#context;
    const state = linkOf(this.#context, subscription.answered, subscription.refusal);
    const receiving = subscription.answered && subscription.wireRate > 0;
    const asOf = current && Math.max(current.asOf, (receiving && freshness.asOf) || 0);
    const lost = current?.meta.gaps.map((gap): FeedGap => ({ ...gap, kind: 'log' })) ?? [];
    return {
      ...state,
      hold: this.#hold && { since: this.#hold.since, behind: subscription.folded - this.#hold.folded },
      // Nothing is stale that has ended, or that nobody asks for.
      fresh: { asOf, staleMs: state.link === 'ended' || subscription.wireRate === 0 ? null : freshness.staleMs },
      gaps: lost.length === 0 ? subscription.gaps : [...lost, ...subscription.gaps],
      origin: current?.meta.origin ?? 'none',
      cached: subscription.cached,
    };
  }
}
