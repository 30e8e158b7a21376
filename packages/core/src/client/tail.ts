import type { Timer } from '../lib/clock.ts';
import type { Down, WireEvent } from '../protocol/down.ts';
import { equal } from '../protocol/json.ts';
import type { ClientContext } from './context.ts';
import type { Feed, FeedGap, TailHandle, TailOptions } from './handle.ts';
import { linkOf, type Refusal, refusalOf } from './link.ts';
import { Listeners } from './notify.ts';

type Batch = Parameters<Parameters<TailHandle['subscribe']>[0]>[0];

const defaultPerSecond = 200;
/** Credit is given back four times a second. */
const grantsPerSecond = 4;
const maxGaps = 100;

/**
 * Raw events, as many as the caller can take. The server sends while it has credit and counts the rest; credit that was
 * used is given back at the caller's rate. After a break the tail goes on from its token, on any bridge, without losing
 * or repeating an event; what can no longer be had is a gap.
 */
export class Tail implements TailHandle {
  withheld = 0;
  token: string | null = null;
  #context: ClientContext;
  #options: TailOptions;
  #perSecond: number;
  #feed: Feed;
  #id: number | null = null;
  #answered = false;
  #refusal: Refusal | null = null;
  /** Credit that the server used and did not get back yet. */
  #owed = 0;
  #grant: Timer | undefined;
  #hold: { readonly since: number; readonly withheld: number } | null = null;
  #gaps: readonly FeedGap[] = [];
  /** Events since the token: the server sends them again when we go on from it. */
  #sinceToken = new Set<string>();
  #lastTime: number | null = null;
  #lostAt: number | null = null;
  #origins = new Set<WireEvent['origin']>();
  #listeners = new Listeners<[Batch]>();
  #onRelease: () => void;

  constructor(context: ClientContext, options: TailOptions, onRelease: () => void) {
    this.#context = context;
    this.#options = options;
    this.#perSecond = Math.max(1, Math.round(options.perSecond ?? defaultPerSecond));
    this.#onRelease = onRelease;
    this.#feed = this.#feedNow();
  }

  get feed(): Feed {
    return this.#feed;
  }

  subscribe(listener: (batch: Batch) => void): () => void {
    return this.#listeners.add(listener);
  }

  hold(): void {
    this.#hold ??= { since: this.#context.clock.now(), withheld: this.withheld };
    this.#context.clock.clearTimeout(this.#grant);
    this.#grant = undefined;
    this.update();
  }

  follow(): void {
    if (!this.#hold) return;
    this.#hold = null;
    this.#giveBack();
    this.update();
  }

  release(): void {
    if (this.#id !== null) this.#context.send({ op: 'unsubscribe', id: this.#id });
    this.disconnected();
    this.#onRelease();
  }

  /** Begins, or goes on, on this connection. */
  ask(): void {
    if (this.#context.state.name !== 'live') return;
    const { types, filter, last } = this.#options;
    this.disconnected();
    this.#id = this.#context.nextId();
    const fresh = this.token === null && this.#lastTime === null;
    this.#context.send({
      op: 'tail',
      id: this.#id,
      credit: this.#hold ? 0 : this.#perSecond,
      ...(types && { types: [...types] }),
      ...(filter && { filter }),
      ...(last !== undefined && fresh && { last }),
      ...(this.token !== null && { resume: this.token }),
    });
    this.#owed = this.#hold ? this.#perSecond : 0;
  }

  disconnected(): void {
    if (this.#answered) this.#lostAt = this.#context.clock.now();
    this.#id = null;
    this.#answered = false;
    this.#context.clock.clearTimeout(this.#refusal?.timer);
    this.#refusal = null;
    this.#context.clock.clearTimeout(this.#grant);
    this.#grant = undefined;
  }

  receive(frame: Down): void {
    if (!('id' in frame) || frame.id !== this.#id) return;
    if (frame.op === 'tailing') this.#began(frame);
    else if (frame.op === 'events') this.#events(frame);
    else if (frame.op === 'error') {
      this.disconnected();
      this.#refusal = refusalOf(this.#context, frame, () => this.ask());
      this.update();
    }
  }

  /** Called by the notifier. A batch with nothing in it says that `feed` changed. */
  notify(): void {
    this.#listeners.call({ events: [], withheld: 0, gap: null });
  }

  #began({ how, gap }: Extract<Down, { op: 'tailing' }>): void {
    const { clock } = this.#context;
    this.#answered = true;
    const lostAt = this.#lostAt;
    this.#lostAt = null;
    if (how === 'gap') {
      const from = gap?.from ?? this.#lastTime ?? lostAt ?? clock.now();
      this.#gap({ from, to: gap?.to ?? clock.now(), kind: 'log', records: gap?.records ?? null });
    } else if (how === 'live' && lostAt !== null) {
      // There was no token to go on from: what happened in between is not known.
      this.#gap({ from: lostAt, to: clock.now(), kind: 'frames', records: null });
    }
    if (how !== 'resumed') this.#sinceToken.clear();
    this.update();
  }

  #gap(gap: FeedGap): void {
    this.#gaps = [...this.#gaps, gap].slice(-maxGaps);
    this.#listeners.call({ events: [], withheld: 0, gap });
  }

  #events({ events, withheld, token }: Extract<Down, { op: 'events' }>): void {
    const news = events.filter(({ position: { topic, partition, offset } }) => {
      const key = `${topic}/${partition}/${offset}`;
      if (this.#sinceToken.has(key)) return false;
      if (this.token !== null) this.#sinceToken.add(key);
      return true;
    });
    for (const { logTime, origin } of news) {
      this.#lastTime = Math.max(this.#lastTime ?? logTime, logTime);
      this.#origins.add(origin);
    }
    if (token !== undefined) {
      this.token = token;
      this.#sinceToken.clear();
    }
    this.#owed += events.length;
    const left = withheld + (this.#hold ? news.length : 0);
    this.withheld += left;
    if (!this.#hold) {
      this.#scheduleGrant();
      if (news.length > 0 || left > 0) this.#listeners.call({ events: news, withheld: left, gap: null });
    }
    this.#setFeed();
  }

  #scheduleGrant(): void {
    if (this.#owed === 0) return;
    this.#grant ??= this.#context.clock.setTimeout(() => {
      this.#grant = undefined;
      this.#giveBack(Math.ceil(this.#perSecond / grantsPerSecond));
      this.#scheduleGrant();
    }, 1000 / grantsPerSecond);
  }

  #giveBack(atMost = this.#perSecond): void {
    const credit = Math.min(this.#owed, atMost);
    if (credit === 0 || this.#id === null) return;
    this.#owed -= credit;
    this.#context.send({ op: 'credit', id: this.#id, credit });
  }

  #setFeed(): boolean {
    const feed = this.#feedNow();
    if (equal(feed, this.#feed)) return false;
    this.#feed = feed;
    return true;
  }

  /** Its state, or the connection's, changed. */
  update(): void {
    if (this.#setFeed()) this.#context.notifier.add(this);
  }

  #feedNow(): Feed {
    const { freshness } = this.#context;
    const state = linkOf(this.#context, this.#answered, this.#refusal);
    const [origin] = this.#origins;
    return {
      ...state,
      hold: this.#hold && { since: this.#hold.since, behind: this.withheld - this.#hold.withheld },
      fresh: { asOf: freshness.asOf, staleMs: state.link === 'ended' ? null : freshness.staleMs },
      gaps: this.#gaps,
      origin: origin === undefined ? 'none' : this.#origins.size > 1 ? 'mixed' : origin,
      cached: false,
    };
  }
}
