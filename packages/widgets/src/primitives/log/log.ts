import { later } from '../../base/later.ts';
import { Ring } from './ring.ts';
import { headRow, pill, Row } from './row.ts';
import type { LogGap, LogOptions } from './types.ts';

type Item<T> = { readonly entry: T } | { readonly gap: LogGap };

/** What an opened row is made with; fetched when a reader comes near a log. */
const opened = later(() => import('./detail.ts'));

/** Rows that are kept while the reader reads; what comes beyond is counted. */
const mostPending = 1_000;
/** A row that comes sooner than this after the one before is not lit up: a log that always glows says nothing. */
const flashMs = 250;
/** More new rows at once than this are not lit up one by one. */
const mostFlashes = 3;
/** A screen that is replaced faster than this cannot be read: what comes faster is drawn less often, many rows at a time. */
const rowsPerSecond = 200;
/** Between two drawings of what came, ms: a few rows are not drawn one by one, and none waits long, however tall the log. */
const waits = { least: 50, most: 200 };

/**
 * A live log: newest on top, a fixed pool of rows whatever the length, rows of one height. It follows until the reader
 * scrolls, chooses or marks something; then it stands still and counts. One row at a time is open. One tab stop: arrow
 * keys move, Enter opens, Escape closes and then follows. Long, because scroll, pool, pause and the open row are one state.
 */
export class Log<T> {
  /** The grid, which scrolls. */
  #host = document.createElement('div');
  #options: LogOptions<T>;
  #ring: Ring<Item<T>>;
  #pending: Item<T>[] = [];
  /** Entries among them. */
  #kept = 0;
  /** Came while paused: beyond what is kept, and told by the caller. */
  #overflow = 0;
  #missed = 0;
  #paused = false;
  #rows: Row[] = [];
  #head: HTMLElement;
  #space = document.createElement('div');
  #window = document.createElement('div');
  #none = document.createElement('div');
  #pill = pill();
  #detail: { readonly item: Item<T>; readonly element: HTMLElement } | null = null;
  #open: number | null = null;
  #cursor: number | null = null;
  #rowPx = 24;
  #viewPx = 0;
  #detailPx = 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When rows were last drawn, ms of the page. */
  #painted = Number.NEGATIVE_INFINITY;
  #fresh = 0;
  #stop = new AbortController();
  #observer: ResizeObserver;

  /** `place`: an empty element with a height. */
  constructor(place: HTMLElement, options: LogOptions<T>) {
    const host = this.#host;
    this.#options = options;
    this.#ring = new Ring(options.capacity ?? 100_000);
    place.classList.add('log-box');
    host.classList.add('log');
    host.tabIndex = 0;
    host.setAttribute('role', 'treegrid');
    host.toggleAttribute('data-plain', options.plain === true);
    this.#head = headRow([]);
    this.#space.className = 'log-space';
    this.#space.setAttribute('role', 'rowgroup');
    this.#window.className = 'log-window';
    this.#window.setAttribute('role', 'presentation');
    this.#none.className = 'log-none';
    this.#space.append(this.#window);
    host.append(this.#head, this.#space);
    // Outside of the grid, whose rows hold cells only.
    place.append(host, this.#none, this.#pill.element);
    const { signal } = this.#stop;
    host.addEventListener('scroll', () => this.#scrolled(), { signal, passive: true });
    host.addEventListener('keydown', (event) => this.#key(event), { signal });
    host.addEventListener('pointerenter', opened.load, { signal });
    host.addEventListener('focus', opened.load, { signal });
    host.addEventListener('selectstart', () => this.#pause(), { signal });
    this.#window.addEventListener('click', (event) => this.#click(event), { signal });
    this.#window.addEventListener('pointerover', (event) => this.#rowOf(event)?.name(), { signal, passive: true });
    this.#window.addEventListener('grown', () => this.#soon(), { signal });
    this.#pill.button.addEventListener('click', () => options.onFollow(), { signal });
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(host);
    // Its height follows the size of text, as that of rows does.
    this.#observer.observe(this.#head);
    this.#label();
    this.#paintPill();
    this.#soon();
  }

  /** Rows in the log, gap rows included. */
  get length(): number {
    return this.#ring.length;
  }
  /** Rows of the document: the same however long the log is. */
  get pool(): number {
    return this.#rows.length;
  }
  get paused(): boolean {
    return this.#paused;
  }
  /** All that came is drawn. */
  get drawn(): boolean {
    return this.#frame === 0 && this.#timer === undefined;
  }
  /** Rows that fell out because the log holds no more. */
  get dropped(): number {
    return this.#ring.dropped;
  }
  /** The entry of a row, 0 the newest; undefined: the row is a gap, or there is none. */
  entryAt(index: number): T | undefined {
    const item = this.#ring.at(index);
    return item && 'entry' in item ? item.entry : undefined;
  }
  /** Rows in sight, with what they show. */
  shown(): readonly { readonly element: HTMLElement; readonly entry: T }[] {
    return this.#rows.flatMap(({ element, shows }) => {
      const item = shows as Item<T> | null;
      return item && 'entry' in item && !element.hidden ? [{ element, entry: item.entry }] : [];
    });
  }
  /** Puts the reader on a row, which pauses. */
  goTo(index: number): void {
    if (!this.#paused) this.#options.onPause();
    this.#cursor = Math.max(0, Math.min(this.#ring.length - 1, index));
    this.#reveal(this.#cursor);
  }
  /** Entries that came while paused, kept or not. */
  get waiting(): number {
    return this.#kept + this.#overflow + this.#missed;
  }
  /** True when nothing more is kept: the caller may stop sending and tell `missed` instead. */
  get full(): boolean {
    return this.#pending.length >= mostPending;
  }

  /** `newest` last. */
  append(entries: readonly T[]): void {
    this.#add(entries.map((entry) => ({ entry })));
  }
  /** Something did not come before what comes next. */
  gap(gap: LogGap): void {
    this.#add([{ gap }]);
  }
  /** Entries that came while paused and were not sent here: the number in all, since the pause began. */
  set missed(count: number) {
    this.#missed = count;
    this.#paced();
  }
  pause(): void {
    this.#paused = true;
    this.#paintPill();
    this.#soon();
  }
  /** Back to the newest: what was kept is put in, what was not is said. */
  follow(now: number): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const item of this.#pending) this.#ring.push(item);
    const missed = this.#overflow + this.#missed;
    if (missed > 0) this.#ring.push({ gap: { kind: 'skipped', from: now, to: now, count: missed } });
    this.#pending = [];
    this.#kept = this.#overflow = this.#missed = 0;
    this.#setOpen(null);
    this.#cursor = null;
    this.#host.scrollTop = 0;
    this.#fresh = 0;
    this.#paintPill();
    this.#soon();
  }
  clear(): void {
    this.#ring.clear();
    this.#pending = [];
    this.#kept = this.#overflow = this.#missed = 0;
    this.#setOpen(null);
    this.#cursor = null;
    this.#host.scrollTop = 0;
    for (const row of this.#rows) row.shows = null;
    this.#soon();
  }
  /** Words, language or time zone changed. */
  refresh(): void {
    this.#label();
    for (const row of this.#rows) row.shows = null;
    this.#paintPill();
    this.#soon();
  }
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#stop.abort();
    this.#observer.disconnect();
  }

  /** Names of the columns; one without a name has no column. */
  #label(): void {
    const { log, detail, time, group, name, by, link, amount } = this.#options.labels();
    this.#host.setAttribute('aria-label', log);
    for (const [index, text] of [detail, time, group, name, by, link, amount].entries())
      if (this.#head.children[index]) this.#head.children[index].textContent = text;
    const places = { tm: time, dm: group, by, co: link, am: amount };
    const without = Object.entries(places).flatMap(([place, text]) => (text === '' ? [place] : []));
    this.#host.dataset['without'] = without.join(' ');
  }

  #add(items: readonly Item<T>[]): void {
    if (items.length === 0) return;
    if (!this.#paused) {
      for (const item of items) this.#ring.push(item);
      this.#fresh += items.length;
      this.#paced();
      return;
    }
    for (const item of items) {
      const kept = this.#pending.length < mostPending;
      if (kept) this.#pending.push(item);
      if ('gap' in item) continue;
      if (kept) this.#kept += 1;
      else this.#overflow += 1;
    }
    this.#paced();
  }

  /** By the reader: what is in sight stays there, so what came and is not drawn yet waits with what comes. */
  #pause(): void {
    if (this.#paused) return;
    const unseen = this.#ring.takeBack(this.#fresh);
    this.#fresh = 0;
    this.#options.onPause();
    this.#add(unseen);
  }

  #paintPill(): void {
    if (this.#pill.element.hidden === this.#paused) this.#pill.element.hidden = !this.#paused;
    if (this.#paused) this.#pill.say(this.#options.waiting(this.waiting), this.#options.labels().follow);
    if (this.#host.hasAttribute('data-paused') !== this.#paused)
      this.#host.toggleAttribute('data-paused', this.#paused);
  }

  #measure(): void {
    const px =
      this.#rows[0]?.element.offsetHeight ||
      Number.parseFloat(getComputedStyle(this.#host).getPropertyValue('--_log')) ||
      24;
    const view = Math.max(0, this.#host.clientHeight - this.#head.offsetHeight);
    if (px === this.#rowPx && view === this.#viewPx && this.#rows.length > 0) return;
    this.#rowPx = px;
    this.#viewPx = view;
    const count = Math.ceil(view / px) + 2;
    while (this.#rows.length > count) this.#rows.pop()?.element.remove();
    while (this.#rows.length < count) {
      const row = new Row(this.#options.plain === true);
      this.#rows.push(row);
      this.#window.append(row.element);
    }
    this.#soon();
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }
  /** Draws what came: at once after a quiet time, else when the reader could have read what stands there. */
  #paced(): void {
    if (this.#frame !== 0 || this.#timer !== undefined) return;
    const reading = (1_000 * Math.min(this.#fresh, this.#rows.length)) / rowsPerSecond;
    const wait = this.#painted + Math.min(waits.most, Math.max(waits.least, reading)) - performance.now();
    if (wait <= 0) this.#soon();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#soon();
      }, wait);
  }

  /** First row of the window for a scroll position; an open row keeps its place until it is out of sight. */
  #firstAt(scroll: number): number {
    if (this.#open === null) return Math.floor(scroll / this.#rowPx);
    const end = (this.#open + 1) * this.#rowPx;
    if (scroll < end) return Math.floor(scroll / this.#rowPx);
    return scroll < end + this.#detailPx ? this.#open : Math.floor((scroll - this.#detailPx) / this.#rowPx);
  }

  #paint(): void {
    this.#frame = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = performance.now();
    const sinceMs = now - this.#painted;
    this.#painted = now;
    const { length } = this.#ring;
    if (this.#none.hidden !== length > 0) this.#none.hidden = length > 0;
    if (length === 0) this.#none.textContent = this.#options.empty();
    this.#rotate(sinceMs);
    const first = Math.max(0, Math.min(this.#firstAt(this.#host.scrollTop), length - this.#rows.length));
    for (const [offset, row] of this.#rows.entries()) this.#fill(row, first + offset);
    const openRow = this.#open === null ? undefined : this.#rows[this.#open - first];
    if (this.#detail && openRow) {
      if (openRow.element.nextElementSibling !== this.#detail.element) openRow.element.after(this.#detail.element);
      this.#detailPx = this.#detail.element.offsetHeight;
    } else this.#detail?.element.remove();
    const before = this.#open !== null && first > this.#open ? this.#detailPx : 0;
    this.#window.style.setProperty('transform', `translateY(${first * this.#rowPx + before}px)`);
    const total = length * this.#rowPx + (this.#open === null ? 0 : this.#detailPx);
    this.#space.style.setProperty('block-size', `${total}px`);
    this.#host.setAttribute('aria-rowcount', String(length + 1));
    const active = this.#cursor === null ? undefined : this.#rows[this.#cursor - first];
    if (active) this.#host.setAttribute('aria-activedescendant', active.element.id);
    else this.#host.removeAttribute('aria-activedescendant');
    this.#paintPill();
    this.#options.onPaint?.();
  }

  /** When fewer rows came than there are, rows move with what they show: only the new ones are filled, and lit up in a slow stream. */
  #rotate(sinceMs: number): void {
    const fresh = this.#fresh;
    this.#fresh = 0;
    if (this.#paused || fresh === 0 || fresh >= this.#rows.length) return;
    const moved = this.#rows.splice(-fresh);
    this.#rows.unshift(...moved);
    this.#window.prepend(...moved.map(({ element }) => element));
    const lit = fresh <= mostFlashes && sinceMs >= fresh * flashMs ? fresh : 0;
    for (const [index, row] of this.#rows.entries()) row.look('fresh', index < lit);
  }

  #fill(row: Row, index: number): void {
    const item = this.#ring.at(index);
    const hidden = item === undefined;
    if (row.element.hidden !== hidden) row.element.hidden = hidden;
    if (!item) {
      row.shows = null;
      return;
    }
    if (row.shows !== item) {
      row.shows = item;
      if ('gap' in item) row.fillGap(this.#options.gap(item.gap), item.gap.kind);
      else row.fill(this.#options.line(item.entry));
    }
    const open = this.#open === index;
    row.place(index, 'entry' in item ? open : null);
    row.look('sel', open);
    row.look('cur', this.#cursor === index);
  }

  #scrolled(): void {
    if (this.#host.scrollTop > 1) this.#pause();
    this.#soon();
  }

  #rowOf(event: Event): Row | undefined {
    const path = event.composedPath();
    return this.#rows.find(({ element }) => path.includes(element));
  }
  #click(event: Event): void {
    const row = this.#rowOf(event);
    const item = row?.shows as Item<T> | null;
    if (!row || !item || !('entry' in item)) return;
    this.#pause();
    const index = row.index + this.#fresh;
    this.#cursor = index;
    this.#setOpen(this.#open === index ? null : index);
  }

  #setOpen(index: number | null): void {
    this.#open = index;
    this.#detail?.element.remove();
    this.#detail = null;
    this.#detailPx = 0;
    const item = index === null ? undefined : this.#ring.at(index);
    if (item && 'entry' in item) {
      this.#detail = { item, element: this.#detailRow(item.entry) };
    } else this.#open = null;
    this.#soon();
  }

  #detailRow(entry: T): HTMLElement {
    const row = document.createElement('div');
    row.className = 'pay';
    row.setAttribute('role', 'row');
    const cell = document.createElement('div');
    cell.setAttribute('role', 'gridcell');
    row.append(cell);
    const { detail, more, missing } = this.#options;
    const fill = (): void => {
      if (opened.now) opened.now.fillDetail(cell, detail(entry), more);
      else cell.textContent = missing(opened.failure ?? '');
      this.#soon();
    };
    if (opened.now) fill();
    else void opened.load().then(fill);
    return row;
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.#host) return;
    const page = Math.max(1, Math.floor(this.#viewPx / this.#rowPx) - 1);
    const at = this.#cursor ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.#ring.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined && this.#ring.length > 0) {
      this.#pause();
      this.#cursor = Math.max(0, Math.min(this.#ring.length - 1, next));
      this.#reveal(this.#cursor);
    } else if (['Enter', ' ', 'ArrowRight'].includes(event.key) && this.#cursor !== null) {
      this.#pause();
      this.#setOpen(this.#open === this.#cursor && event.key !== 'ArrowRight' ? null : this.#cursor);
    } else if (event.key === 'ArrowLeft' && this.#open !== null) this.#setOpen(null);
    else if (event.key === 'Escape' && this.#paused) {
      if (this.#open !== null) this.#setOpen(null);
      else this.#options.onFollow();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #reveal(index: number): void {
    const top = index * this.#rowPx + (this.#open !== null && index > this.#open ? this.#detailPx : 0);
    const { scrollTop } = this.#host;
    if (top < scrollTop) this.#host.scrollTop = top;
    else if (top + this.#rowPx > scrollTop + this.#viewPx) this.#host.scrollTop = top + this.#rowPx - this.#viewPx;
    this.#soon();
  }
}
