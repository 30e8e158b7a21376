import type { TailHandle, TailOptions, ViewClient } from '@streamglass/core/client';
import { VisibilityController } from '../../controllers/visibility.ts';
import type { Log } from '../../primitives/log/log.ts';
import type { Batch, Entry } from './entries.ts';

type Filter = TailOptions['filter'];

/** What a screen can show in a second; the rest is counted. */
const rowsPerSecond = 200;
/** Newest events to begin with. */
const history = 100;

/**
 * Feeds a log from a client's tail. While the reader reads, new events are kept as long as there is room, then only
 * counted; out of sight they are only counted.
 */
export class LogTail {
  #log: () => Log<Entry> | null;
  #changed: () => void;
  #client: ViewClient | null = null;
  #filter: Filter | null = null;
  #tail: TailHandle | null = null;
  #stop: (() => void) | undefined;
  #paused = false;
  #seen = true;
  #sight: VisibilityController;
  /** Came while paused and were not sent. */
  #missed = 0;
  /** Came faster than a log can show, while following. */
  fast = 0;

  constructor(element: Element, log: () => Log<Entry> | null, changed: () => void) {
    this.#log = log;
    this.#changed = changed;
    this.#sight = new VisibilityController(element, (seen) => this.#setSeen(seen));
  }

  get feed(): TailHandle['feed'] | null {
    return this.#tail?.feed ?? null;
  }

  connected(): void {
    this.#sight.connected();
  }
  disconnected(): void {
    this.#sight.disconnected();
  }
  setClient(client: ViewClient | null): void {
    this.#client = client;
    this.#open();
  }
  /** Another filter begins another log: what is shown is what matches. */
  setFilter(filter: Filter | null): void {
    if (JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#filter = filter;
    this.#open();
  }
  pause(): void {
    this.#paused = true;
    this.#log()?.pause();
  }
  follow(now: number): void {
    this.#paused = false;
    this.#count();
    this.#missed = 0;
    this.#log()?.follow(now);
    if (this.#seen) this.#tail?.follow();
  }

  #open(): void {
    this.#stop?.();
    this.#tail?.release();
    this.#tail = null;
    this.#missed = this.fast = 0;
    this.#log()?.clear();
    if (!this.#client) return;
    const filter = this.#filter ? { filter: this.#filter } : {};
    const tail = this.#client.tail({ perSecond: rowsPerSecond, last: history, ...filter });
    this.#tail = tail;
    this.#stop = tail.subscribe((batch) => this.#receive(batch));
    if (!this.#seen) tail.hold();
    this.#changed();
  }

  #receive({ events, withheld, gap }: Batch): void {
    const log = this.#log();
    if (gap) log?.gap({ kind: 'lost', from: gap.from, to: gap.to, count: gap.records });
    log?.append(events.map((event): Entry => event));
    if (this.#paused) {
      this.#missed += withheld;
      if (log?.full) this.#tail?.hold();
    } else if (this.#seen) this.fast += withheld;
    this.#count();
    // Out of sight nothing is drawn: once a second it is only told how many events there were.
    if (this.#seen) this.#changed();
  }

  /** The log's pill and its row of what was not loaded need the number. */
  #count(): void {
    const log = this.#log();
    if (log && this.#paused) log.missed = this.#missed + (this.#tail?.feed.hold?.behind ?? 0);
  }

  #setSeen(seen: boolean): void {
    this.#seen = seen;
    const tail = this.#tail;
    if (!tail) return;
    if (!seen) tail.hold();
    else if (!this.#paused) {
      const missed = tail.feed.hold?.behind ?? 0;
      if (missed > 0) {
        const now = Date.now();
        this.#log()?.gap({ kind: 'skipped', from: now, to: now, count: missed });
      }
      tail.follow();
    }
    this.#changed();
  }
}
