/** What a finder needs of a log: a window over entries, newest first, of which the oldest fall out. */
export interface Findable<T> {
  readonly length: number;
  /** How many rows have fallen out, so that `dropped + length` counts all that ever came. */
  readonly dropped: number;
  /** The entry of a row, 0 the newest; undefined: the row is a gap. */
  entryAt(index: number): T | undefined;
  /** Rows in sight, with what they show. */
  shown(): readonly { readonly element: HTMLElement; readonly entry: T }[];
  goTo(index: number): void;
}

/** Marks are painted by the browser, over text nodes that stay whole: rows of a pool are filled again and again. */
const markName = 'streamglass-find';
/** Work in one frame, ms. */
const sliceMs = 8;

/**
 * Search in a live log: how many entries contain a text, which one the reader stands on, marks in the rows in sight. What comes
 * while it is open is looked at as it comes; what falls out is no longer counted.
 */
export class Finder<T> {
  #log: Findable<T>;
  #text: (entry: T) => string;
  #changed: () => void;
  #query = '';
  /** Numbers of rows that match, oldest first, counted from the first that ever came; `#gone` of them have fallen out. */
  #found: number[] = [];
  #gone = 0;
  #next = 0;
  #at: number | null = null;
  #ranges: Range[] = [];
  #frame = 0;

  /** `text`: what an entry is searched in. `changed`: after each change of the count or the place. */
  constructor(log: Findable<T>, text: (entry: T) => string, changed: () => void) {
    this.#log = log;
    this.#text = text;
    this.#changed = changed;
  }

  get query(): string {
    return this.#query;
  }
  get count(): number {
    return this.#found.length - this.#gone;
  }
  /** 1 for the newest match; null: on none. */
  get place(): number | null {
    return this.#at === null ? null : this.#found.length - this.#found.indexOf(this.#at, this.#gone);
  }
  get searching(): boolean {
    return this.#query !== '' && this.#next < this.#end;
  }

  /** Looks for a text, in any case; an empty one ends the search. */
  find(query: string): void {
    this.#query = query.toLowerCase();
    this.#found = [];
    this.#gone = 0;
    this.#next = this.#log.dropped;
    this.#at = null;
    this.#go();
  }
  /** To the next older match, or with −1 to the next newer one; after the last the first. */
  step(by: 1 | -1): void {
    while (this.searching) this.#slice(Number.POSITIVE_INFINITY);
    this.#trim();
    const { count } = this;
    if (count === 0) return;
    const from = this.place ?? (by === 1 ? 0 : count + 1);
    const place = ((from - 1 + by + count) % count) + 1;
    this.#at = this.#found[this.#found.length - place] ?? null;
    if (this.#at !== null) this.#log.goTo(this.#end - 1 - this.#at);
    this.#changed();
  }
  /** After the log was painted: what is new is looked at, what is in sight is marked. */
  painted(): void {
    if (this.#query === '') return;
    this.#mark();
    const before = this.count;
    this.#trim();
    if (this.searching) this.#go();
    else if (this.count !== before) this.#changed();
  }
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#query = '';
    this.#mark();
  }

  get #end(): number {
    return this.#log.dropped + this.#log.length;
  }
  #go(): void {
    cancelAnimationFrame(this.#frame);
    const before = this.count;
    this.#slice(sliceMs);
    if (this.searching) this.#frame = requestAnimationFrame(() => this.#go());
    this.#mark();
    if (this.count !== before || this.#query === '' || !this.searching) this.#changed();
  }
  #slice(ms: number): void {
    const until = performance.now() + ms;
    this.#next = Math.max(this.#next, this.#log.dropped);
    if (this.#query === '') return;
    while (this.#next < this.#end) {
      const entry = this.#log.entryAt(this.#end - 1 - this.#next);
      if (entry !== undefined && this.#text(entry).toLowerCase().includes(this.#query)) this.#found.push(this.#next);
      this.#next += 1;
      if (this.#next % 256 === 0 && performance.now() > until) return;
    }
  }
  /** A match that fell out of the log, or was taken back when the reader paused, is none any more. */
  #trim(): void {
    const { dropped } = this.#log;
    this.#next = Math.min(this.#next, this.#end);
    while ((this.#found.at(-1) ?? -1) >= this.#end) this.#found.pop();
    this.#gone = Math.min(this.#gone, this.#found.length);
    while (this.#gone < this.#found.length && (this.#found[this.#gone] ?? 0) < dropped) this.#gone += 1;
    if (this.#at !== null && this.#at < dropped) this.#at = null;
  }

  #mark(): void {
    if (!('highlights' in CSS)) return;
    let marks = CSS.highlights.get(markName);
    if (!marks) CSS.highlights.set(markName, (marks = new Highlight()));
    for (const range of this.#ranges) marks.delete(range);
    this.#ranges = this.#query === '' ? [] : this.#log.shown().flatMap(({ element }) => rangesIn(element, this.#query));
    for (const range of this.#ranges) marks.add(range);
  }
}

/** Where a text stands in each cell of a row, also across its pieces. */
function rangesIn(row: HTMLElement, query: string): Range[] {
  return [...row.children].flatMap((cell) => {
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const text = nodes.map(({ data }) => data).join('');
    const lower = text.toLowerCase();
    // Some letters change their length with their case; then positions would be wrong, and no mark is better.
    if (lower.length !== text.length) return [];
    const ranges: Range[] = [];
    for (let at = lower.indexOf(query); at >= 0; at = lower.indexOf(query, at + query.length)) {
      const range = document.createRange();
      range.setStart(...spotIn(nodes, at));
      range.setEnd(...spotIn(nodes, at + query.length));
      ranges.push(range);
    }
    return ranges;
  });
}

const spotIn = (nodes: readonly Text[], at: number): [Text, number] => {
  let left = at;
  for (const node of nodes) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  const last = nodes.at(-1) as Text;
  return [last, last.length];
};
