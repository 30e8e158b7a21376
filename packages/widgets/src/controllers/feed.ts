import type { Feed, Shown, ViewClient, ViewHandle } from '@streamglass/core/client';
import { worstFeed } from '../base/feed-state.ts';

export type Params = Readonly<Record<string, string | number | boolean | null>>;
/** Views to watch, `source.view`, with their parameters. */
export type Wanted = Readonly<Record<string, Params>>;
type Rate = ViewHandle['rate'];

interface Line {
  key: string;
  handle: ViewHandle;
  stop: () => void;
  /** What is shown until the handle has its first answer: a change of range must not blank the picture. */
  before: Shown | null;
}

/**
 * The handles of one pane: opened when a client and the wanted views are known, one per view, let go a moment after the
 * pane left the page, so that moving it costs nothing.
 */
export class FeedController {
  #changed: () => void;
  #client: ViewClient | null = null;
  #wanted: Wanted = {};
  #contract = '';
  #lines = new Map<string, Line>();
  #held = false;
  #rate: Rate = 4;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get client(): ViewClient | null {
    return this.#client;
  }
  get held(): boolean {
    return this.#held;
  }
  /** True while any answer shown belongs to earlier parameters. */
  get turning(): boolean {
    return [...this.#lines.values()].some(({ handle, before }) => !handle.shown && before);
  }

  /** Another client: everything shown belonged to the former one, maybe to another subject, and goes. */
  setClient(client: ViewClient | null): void {
    if (client === this.#client) return;
    this.#drop();
    this.#client = client;
    this.#open();
    this.#changed();
  }

  /** `contract`: name and version that the pane draws by, so that no older cached answer is shown. */
  setViews(wanted: Wanted, contract: string): void {
    this.#wanted = wanted;
    this.#contract = contract;
    this.#open();
  }

  connected(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.#open();
  }

  /** Lets go after `delayMs`; back before that, nothing happened. */
  disconnected(delayMs: number, then: () => void): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      this.#drop();
      then();
    }, delayMs);
  }

  shown(view: string): Shown | null {
    const line = this.#lines.get(view);
    return line ? (line.handle.shown ?? line.before) : null;
  }
  feedOf(view: string): Feed | null {
    return this.#lines.get(view)?.handle.feed ?? null;
  }
  get feed(): Feed {
    return worstFeed([...this.#lines.values()].map(({ handle }) => handle.feed));
  }
  get size(): number {
    return this.#lines.size;
  }

  hold(): void {
    this.#held = true;
    for (const { handle } of this.#lines.values()) handle.hold();
  }
  follow(): void {
    this.#held = false;
    for (const { handle } of this.#lines.values()) handle.follow();
  }
  refresh(): void {
    for (const { handle } of this.#lines.values()) handle.refresh();
  }
  get rate(): Rate {
    return this.#rate;
  }
  setRate(rate: Rate): void {
    this.#rate = rate;
    for (const { handle } of this.#lines.values()) if (handle.rate !== rate) handle.rate = rate;
  }

  #open(): void {
    const client = this.#client;
    if (!client || this.#leaving) return;
    for (const [view, line] of this.#lines) {
      if (view in this.#wanted) continue;
      this.#release(line);
      this.#lines.delete(view);
    }
    for (const [view, params] of Object.entries(this.#wanted)) {
      const key = JSON.stringify(params);
      const old = this.#lines.get(view);
      if (old?.key === key) continue;
      const before = old ? (old.handle.shown ?? old.before) : null;
      const handle = client.watch(view, params, { rate: this.#rate, contract: this.#contract });
      const stop = handle.subscribe(() => this.#changed());
      this.#lines.set(view, { key, handle, stop, before });
      if (this.#held) handle.hold();
      if (old) this.#release(old);
    }
  }

  #release({ handle, stop }: Line): void {
    stop();
    handle.release();
  }

  #drop(): void {
    for (const line of this.#lines.values()) this.#release(line);
    this.#lines.clear();
  }
}
