import { html, nothing, render } from 'lit';
import { announce } from '../../base/announcer.ts';
import { copyText } from '../../base/copy-text.ts';
import type { Format } from '../../base/format.ts';
import { later } from '../../base/later.ts';
import { textWidth } from '../../base/text-width.ts';
import { arrange, type Haystacks } from './arrange.ts';
import { isFiltering, noFilter, type TableFilter } from './filter.ts';
import { tableFoot, tableHead } from './head.ts';
import { move, type Spot } from './moves.ts';
import { emptyRow, type PoolRow, RowPool } from './pool.ts';
import { carryOver, choose, type Selection } from './selection.ts';
import { cellAsText, rowsAsTsv } from './tsv.ts';
import {
  cellIn,
  type DataTableOptions,
  type TableColumn,
  type TableData,
  type TableRow,
  type TableSort,
} from './types.ts';
import { clip, isCritical, wordsOf } from './words-of.ts';
import { tracksOf } from './widths.ts';
import { tableWords } from './words.ts';

/** The bar comes after the first rows; its place is kept. */
const barCode = later(() => import('./bar.ts'));
/** How long "3 rows copied" stands in place of the count, ms. */
const remarkMs = 2_500;
let tables = 0;

/**
 * A table of any length: a fixed pool of rows, sorted, filtered, copied. It is a grid for assistive technology: one tab stop, arrow
 * keys go from cell to cell, Enter sorts in the head, Space chooses a row, Shift extends, Ctrl+C copies. Long, because scroll
 * position, cursor, selection and order are one state; what can be told apart is in the files beside.
 */
export class DataTable {
  readonly #id = `dt-${tables++}`;
  readonly #options: DataTableOptions;
  readonly #root = document.createElement('div');
  readonly #bar = document.createElement('div');
  readonly #grid = document.createElement('div');
  readonly #head = document.createElement('div');
  readonly #foot = document.createElement('div');
  readonly #none = document.createElement('div');
  readonly #pool = new RowPool((slot) => emptyRow(`${this.#id}-${slot}`, this.#columns));
  readonly #stop = new AbortController();
  readonly #observer: ResizeObserver;
  #data: TableData = { label: '', columns: [], rows: [] };
  #format: Format | undefined;
  #columns: readonly TableColumn[] = [];
  #hidden: ReadonlySet<string> = new Set();
  /** Positions in the caller's list, in the order that is shown. */
  #shown: Int32Array = new Int32Array(0);
  #sort: TableSort | null = null;
  #filter: TableFilter = noFilter;
  #unordered = true;
  /** Bar, head, totals or size may have changed. */
  #around = true;
  #haystacks: Haystacks = [];
  #byColumn = false;
  #selection: Selection = new Set();
  #anchor: number | null = null;
  #spot: Spot | null = null;
  #rowPx = 28;
  #viewPx = 0;
  #barAsked: Promise<void> | undefined;
  #remark = '';
  #remarkTimer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  /** `place`: an empty element. The table takes its width, and its height where it has one. */
  constructor(place: HTMLElement, options: DataTableOptions) {
    this.#options = options;
    this.#root.className = 'dt';
    this.#bar.className = 'ctl';
    this.#bar.hidden = !options.toolbar;
    this.#grid.className = 'dt-grid';
    this.#grid.tabIndex = 0;
    this.#grid.setAttribute('role', 'grid');
    this.#grid.setAttribute('aria-multiselectable', 'true');
    for (const [part, name] of [
      [this.#head, 'dt-head'],
      [this.#foot, 'dt-foot'],
    ] as const) {
      part.className = name;
      part.setAttribute('role', 'rowgroup');
    }
    this.#none.className = 'dt-none';
    this.#grid.append(this.#head, this.#pool.space, this.#foot);
    this.#root.append(this.#bar, this.#grid, this.#none);
    place.append(this.#root);
    const { signal } = this.#stop;
    this.#grid.addEventListener('scroll', () => this.#rowsSoon(), { signal, passive: true });
    this.#grid.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#grid.addEventListener('focus', () => this.#focused(), { signal });
    this.#grid.addEventListener('copy', (event) => this.#copyEvent(event), { signal });
    this.#pool.space.addEventListener('click', (event) => this.#click(event), { signal });
    // A font that comes later is wider or narrower than the one that columns were measured with.
    document.fonts.addEventListener('loadingdone', () => this.#fontsCame(), { signal });
    this.#observer = new ResizeObserver(() => this.#soon());
    for (const part of [this.#grid, this.#head]) this.#observer.observe(part);
  }

  /** Rows of the document: as many as fit on screen. */
  get pool(): number {
    return this.#pool.size;
  }
  /** Rows that the filter leaves. */
  get length(): number {
    this.#order();
    return this.#shown.length;
  }
  get data(): TableData {
    return this.#data;
  }
  /** Positions in the caller's list. */
  get selection(): readonly number[] {
    return [...this.#selection];
  }
  get sort(): TableSort | null {
    return this.#sort;
  }
  get filter(): TableFilter {
    return this.#filter;
  }

  /** What to show; the same lists again are cheap. */
  set(data: TableData, format: Format): void {
    const before = this.#data;
    const moved = before.columns !== data.columns || before.rows !== data.rows || this.#format !== format;
    if (!moved && before.label === data.label && before.totals === data.totals) return;
    this.#selection = carryOver(this.#selection, before, data);
    this.#data = data;
    this.#format = format;
    this.#grid.setAttribute('aria-label', data.label);
    if (moved) {
      this.#haystacks = [];
      this.#layOut();
    }
    this.#arrange();
  }
  /** Sorts; null: the caller's order. */
  sortBy(sort: TableSort | null): void {
    if (sort?.key === this.#sort?.key && sort?.direction === this.#sort?.direction) return;
    this.#sort = sort;
    this.#arrange();
  }
  filterBy(filter: TableFilter): void {
    this.#filter = filter;
    this.#arrange();
  }
  /** Leaves columns out, by key; the first one stays. */
  hide(keys: Iterable<string>): void {
    this.#hidden = new Set(keys);
    this.#haystacks = [];
    this.#layOut();
    this.#arrange();
  }
  select(positions: Iterable<number>): void {
    this.#selection = new Set(positions);
    this.#pool.stale();
    this.#soon();
  }
  /** Tab-separated: the chosen rows in the order that is shown, else all that the filter leaves. */
  asText(): string {
    return rowsAsTsv(this.#columns, this.#rowsToCopy());
  }
  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#remarkTimer);
    this.#stop.abort();
    this.#observer.disconnect();
    this.#root.remove();
  }

  #say(key: string, values = {}): string {
    return this.#format?.text(key, values, tableWords) ?? '';
  }

  #fontsCame(): void {
    this.#layOut();
    this.#soon();
  }
  /** Columns anew: which, how wide. */
  #layOut(): void {
    const format = this.#format;
    const { columns, rows, totals } = this.#data;
    this.#columns = columns.filter(({ key }, index) => index === 0 || !this.#hidden.has(key));
    this.#pool.reset();
    if (!format) return;
    const { fontFamily } = getComputedStyle(this.#grid);
    const { tracks, least } = tracksOf(this.#columns, rows, typeof totals === 'object' ? totals : null, {
      format,
      measure: textWidth(`13px ${fontFamily || 'sans-serif'}`),
    });
    this.#root.style.setProperty('--_cols', tracks);
    this.#root.style.setProperty('--_least', least);
    this.#grid.setAttribute('aria-colcount', String(this.#columns.length));
  }

  /** Rows are ordered anew before they are next looked at: several changes at once cost one ordering. */
  #arrange(): void {
    this.#unordered = true;
    this.#soon();
  }
  #order(): void {
    const { rows, columns } = this.#data;
    if (!this.#format || !this.#unordered) return;
    this.#unordered = false;
    this.#shown = arrange(rows, {
      columns: this.#columns,
      filter: this.#filter,
      sort: this.#sort && columns.some(({ key }) => key === this.#sort?.key) ? this.#sort : null,
      format: this.#format,
      haystacks: this.#haystacks,
    });
    const [last, end] = [this.#last, this.#columns.length - 1];
    if (this.#spot) this.#spot = { row: Math.min(this.#spot.row, last), column: Math.min(this.#spot.column, end) };
    this.#anchor = null;
    this.#pool.stale();
  }

  #soon(): void {
    this.#around = true;
    this.#rowsSoon();
  }
  #rowsSoon(): void {
    if (this.#stop.signal.aborted) return;
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }
  /** Draws at once what else the next frame would. */
  paint(): void {
    this.#around = true;
    this.#draw();
  }
  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#format) return;
    this.#order();
    if (this.#around) this.#drawAround();
    const scroll = this.#grid.scrollTop;
    const frame = { length: this.#shown.length, scroll, rowPx: this.#rowPx, viewPx: this.#viewPx };
    this.#pool.paint(frame, (row, position) => this.#fill(row, position));
    this.#grid.toggleAttribute('data-slid', this.#grid.scrollLeft !== 0);
    this.#tellSpot();
  }
  /** All but the rows: scrolling changes none of it. */
  #drawAround(): void {
    this.#around = false;
    const { length } = this.#shown;
    this.#drawBar();
    this.#drawHead();
    const totals = this.#drawFoot();
    this.#measure();
    this.#none.hidden = length > 0;
    if (length === 0) this.#drawNone();
    this.#grid.setAttribute('aria-rowcount', String(length + 1 + (totals ? 1 : 0)));
  }

  #drawNone(): void {
    const none = this.#data.rows.length === 0;
    const clear = (): void => this.filterBy(noFilter);
    const button = html`<button class="btn" @click=${clear}>${this.#say('table.clear')}</button>`;
    render(html`<span>${this.#say(none ? 'table.empty' : 'table.none')}</span>${none ? nothing : button}`, this.#none);
  }
  #drawBar(): void {
    if (!this.#options.toolbar || !this.#format) return;
    if (!barCode.now) return void (this.#barAsked ??= barCode.load().then(() => this.#soon()));
    render(
      barCode.now.tableBar({
        format: this.#format,
        filter: this.#filter.text,
        byColumn: this.#byColumn,
        columns: this.#data.columns,
        hidden: this.#hidden,
        counts: { shown: this.#shown.length, all: this.#data.rows.length, selected: this.#selection.size },
        totalsOfAll:
          this.#data.totals !== undefined && typeof this.#data.totals === 'object' && isFiltering(this.#filter),
        remark: this.#remark,
        onFilter: (text) => this.filterBy({ ...this.#filter, text }),
        onByColumn: () => this.#toggleByColumn(),
        onColumn: (key, shown) =>
          this.hide(shown ? [...this.#hidden].filter((other) => other !== key) : [...this.#hidden, key]),
        onCopy: () => void this.copy(),
      }),
      this.#bar,
    );
  }
  #drawHead(): void {
    if (!this.#format) return;
    render(
      tableHead({
        id: this.#id,
        format: this.#format,
        columns: this.#columns,
        sort: this.#sort ?? this.#data.sorted ?? null,
        at: this.#spot?.row === -1 ? this.#spot.column : null,
        filters: this.#byColumn ? this.#filter.columns : null,
        onSort: (key) => this.#turn(key),
        onFilter: (key, text) => this.filterBy({ ...this.#filter, columns: { ...this.#filter.columns, [key]: text } }),
      }),
      this.#head,
    );
  }
  #drawFoot(): boolean {
    const { totals, rows } = this.#data;
    this.#foot.hidden = totals === undefined;
    if (totals === undefined || !this.#format) return false;
    render(
      tableFoot({
        id: this.#id,
        format: this.#format,
        columns: this.#columns,
        totals: typeof totals === 'function' ? totals(Array.from(this.#shown, (at) => rows[at] as TableRow)) : totals,
        rowIndex: this.#shown.length + 2,
        at: this.#spot && this.#spot.row >= this.#shown.length ? this.#spot.column : null,
      }),
      this.#foot,
    );
    return true;
  }
  #measure(): void {
    const px = Number.parseFloat(getComputedStyle(this.#grid).getPropertyValue('--_row'));
    this.#rowPx = this.#pool.stretch(this.#shown.length, px > 0 ? px : this.#rowPx);
    this.#viewPx = Math.max(0, this.#grid.clientHeight - this.#head.offsetHeight - this.#foot.offsetHeight);
  }

  #fill(row: PoolRow, position: number): void {
    const { element } = row;
    const at = this.#shown[position] ?? -1;
    const spot = this.#spot?.row === position ? this.#spot.column : null;
    if (row.shows !== position) {
      row.shows = position;
      element.setAttribute('aria-rowindex', String(position + 2));
      const data = this.#data.rows[at];
      for (const [index, column] of this.#columns.entries()) this.#fillCell(row, index, column, data);
    }
    const selected = this.#selection.has(at);
    element.setAttribute('aria-selected', String(selected));
    element.classList.toggle('sel', selected);
    if (spot === row.spot) return;
    if (row.spot !== null) element.children[row.spot]?.classList.remove('cur');
    if (spot !== null) element.children[spot]?.classList.add('cur');
    row.spot = spot;
  }
  #fillCell(row: PoolRow, index: number, column: TableColumn, data: TableRow | undefined): void {
    const text = row.cells[index];
    const cell = row.element.children[index] as HTMLElement;
    if (!text || !this.#format) return;
    const value = cellIn(data, column.key);
    const words = wordsOf(column, value, this.#format);
    text.data = clip(words);
    const title = words.length > 24 ? words.slice(0, 1_000) : '';
    if (cell.title !== title) cell.title = title;
    cell.classList.toggle('m3', value === null);
    cell.classList.toggle('c-critical', isCritical(column, value));
  }

  /** Unsorted → ascending → descending → unsorted, as the reader asks. */
  #turn(key: string): void {
    const direction = this.#sort?.key === key ? this.#sort.direction : null;
    const sort: TableSort | null =
      direction === 'descending' ? null : { key, direction: direction === null ? 'ascending' : 'descending' };
    this.sortBy(sort);
    this.#options.onSort?.(sort);
  }
  #toggleByColumn(): void {
    this.#byColumn = !this.#byColumn;
    if (!this.#byColumn) this.#filter = { ...this.#filter, columns: {} };
    this.#arrange();
  }

  /** Last row that a reader can go to: the totals row, else the last one. */
  get #last(): number {
    return this.#shown.length - (this.#data.totals === undefined ? 1 : 0);
  }
  #focused(): void {
    this.#spot ??= { row: this.#shown.length > 0 ? 0 : -1, column: 0 };
    this.#soon();
  }
  #tellSpot(): void {
    const spot = this.#spot;
    const row =
      spot === null ? null : spot.row < 0 ? 'h' : spot.row >= this.#shown.length ? 'f' : this.#pool.rowOf(spot.row);
    const id =
      row === 'h' || row === 'f' ? `${this.#id}-${row}-${spot?.column}` : row?.element.children[spot?.column ?? 0]?.id;
    if (id) this.#grid.setAttribute('aria-activedescendant', id);
    else this.#grid.removeAttribute('aria-activedescendant');
  }
  #key(event: KeyboardEvent): void {
    if (event.target !== this.#grid || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const from = this.#spot ?? { row: 0, column: 0 };
    const page = Math.max(1, Math.floor(this.#viewPx / this.#rowPx) - 1);
    const rtl = getComputedStyle(this.#grid).direction === 'rtl';
    const size = { last: this.#last, columns: this.#columns.length, page, rtl };
    const to = ctrl && !['Home', 'End'].includes(event.key) ? null : move({ key: event.key, ctrl }, from, size);
    if (to) this.#goTo(to, event.shiftKey && to.row !== from.row);
    else if (from.row < 0 && ['Enter', ' '].includes(event.key)) {
      const column = this.#columns[from.column];
      if (column) this.#turn(column.key);
    } else if (event.key === ' ' || event.key === 'Enter')
      this.#chooseAt(from.row, event.key === ' ' ? 'toggle' : 'one');
    else if (ctrl && event.key.toLowerCase() === 'a') this.#choose(new Set(this.#shown));
    else if (event.key === 'Escape' && this.#selection.size > 0) this.#choose(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  #goTo(to: Spot, extend: boolean): void {
    if (extend && this.#anchor === null) this.#anchor = this.#spot?.row ?? null;
    this.#spot = to;
    this.#reveal(to);
    if (extend) this.#chooseAt(to.row, 'range');
  }
  #reveal({ row, column }: Spot): void {
    const { length } = this.#shown;
    if (row >= 0 && row < length) {
      const scale = RowPool.scaleOf(length, this.#rowPx, this.#viewPx);
      const top = (row * this.#rowPx) / scale;
      const bottom = ((row + 1) * this.#rowPx - this.#viewPx) / scale;
      if (top < this.#grid.scrollTop) this.#grid.scrollTop = top;
      else if (bottom > this.#grid.scrollTop) this.#grid.scrollTop = bottom;
    }
    this.paint();
    const [first, cell] = [this.#head.firstElementChild?.children[0], this.#head.firstElementChild?.children[column]];
    if (!first || !cell || column === 0) return;
    // The first column stands over the others, at the left or at the right.
    const [box, kept, at] = [this.#grid, first, cell].map((element) => element.getBoundingClientRect());
    if (!box || !kept || !at) return;
    const rtl = getComputedStyle(this.#grid).direction === 'rtl';
    const [left, right] = rtl ? [box.left, box.right - kept.width] : [box.left + kept.width, box.right];
    if (at.left < left) this.#grid.scrollLeft -= left - at.left;
    else if (at.right > right) this.#grid.scrollLeft += at.right - right;
  }

  #click(event: MouseEvent): void {
    // Text that was marked is to be copied, not a row to be chosen.
    if (String(getSelection() ?? '') !== '' && !event.shiftKey) return;
    const row = this.#pool.positionOf(event.composedPath());
    if (row === null) return;
    const cell = event.composedPath().find((node) => node instanceof HTMLElement && node.ariaColIndex !== null);
    this.#spot = { row, column: cell instanceof HTMLElement ? Number(cell.ariaColIndex) - 1 : 0 };
    if (event.shiftKey) getSelection()?.removeAllRanges();
    this.#chooseAt(row, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one');
  }
  #chooseAt(row: number, how: 'one' | 'toggle' | 'range'): void {
    const selection = choose(this.#selection, row, this.#anchor, how, this.#shown);
    if (how !== 'range' || this.#anchor === null) this.#anchor = row;
    this.#choose(selection);
  }
  #choose(selection: Selection): void {
    this.#soon();
    if (selection === this.#selection) return;
    this.#selection = selection;
    this.#options.onSelect?.([...selection]);
  }

  #rowsToCopy(): readonly TableRow[] {
    this.#order();
    const { rows } = this.#data;
    const positions = this.#selection.size > 0 ? this.#shown.filter((at) => this.#selection.has(at)) : this.#shown;
    return Array.from(positions, (at) => rows[at] as TableRow);
  }
  /** Copies the chosen rows, or all that are shown; tells the reader. */
  async copy(): Promise<boolean> {
    const rows = this.#rowsToCopy();
    const done = await copyText(rowsAsTsv(this.#columns, rows));
    this.#tell(this.#say(done ? 'table.copied' : 'table.copy.failed', { n: rows.length }));
    return done;
  }
  /** Ctrl+C: chosen rows, else the cell under the cursor; marked text copies itself. */
  #copyEvent(event: ClipboardEvent): void {
    if (String(getSelection() ?? '') !== '' || !event.clipboardData) return;
    const rows = this.#selection.size > 0 ? this.#rowsToCopy() : null;
    const row = this.#data.rows[this.#shown[this.#spot?.row ?? -1] ?? -1];
    const column = this.#columns[this.#spot?.column ?? 0];
    if (!rows && (!row || !column)) return;
    event.clipboardData.setData(
      'text/plain',
      rows ? rowsAsTsv(this.#columns, rows) : cellAsText(row as TableRow, column?.key ?? ''),
    );
    event.preventDefault();
    this.#tell(rows ? this.#say('table.copied', { n: rows.length }) : this.#say('table.copied.cell'));
  }
  #tell(words: string): void {
    announce(words);
    this.#remark = words;
    clearTimeout(this.#remarkTimer);
    this.#remarkTimer = setTimeout(() => {
      this.#remark = '';
      this.#soon();
    }, remarkMs);
    this.#soon();
  }
}
