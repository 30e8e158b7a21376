import type { TableColumn } from './types.ts';

/** A row of the document, used again and again for other rows of the table. */
export interface PoolRow {
  readonly element: HTMLElement;
  readonly cells: readonly Text[];
  /** Position in what is shown that it holds; null: nothing. */
  shows: number | null;
  /** Column under the reader's cursor, where it is in this row. */
  spot: number | null;
}

/** A row without values; `id` begins the ids of its cells, by which the reader's cursor is told. */
export function emptyRow(id: string, columns: readonly TableColumn[]): PoolRow {
  const element = document.createElement('div');
  element.className = 'dt-row';
  element.setAttribute('role', 'row');
  const cells = columns.map(({ numeric }, index) => {
    const cell = document.createElement('span');
    cell.id = `${id}-${index}`;
    cell.className = `dt-cell${numeric ? ' end' : ''}`;
    cell.setAttribute('role', index === 0 ? 'rowheader' : 'gridcell');
    cell.setAttribute('aria-colindex', String(index + 1));
    const words = document.createElement('bdi');
    const text = document.createTextNode('');
    words.append(text);
    cell.append(words);
    element.append(cell);
    return text;
  });
  return { element, cells, shows: null, spot: null };
}

/** Above this a browser no longer lays an element out as tall as asked (Firefox about 17.8 million px); then scrolling is scaled. */
const tallest = 12_000_000;

/**
 * The window of rows of a long table: as many elements as fit on screen, whatever the length. Rows that stay in sight keep their
 * element, so that scrolling by a row fills one row.
 */
export class RowPool {
  readonly space = document.createElement('div');
  readonly #window = document.createElement('div');
  #rows: PoolRow[] = [];
  #first = 0;
  #make: (slot: number) => PoolRow;
  #made = 0;

  /** `make`: an empty row; the number is its own. */
  constructor(make: (slot: number) => PoolRow) {
    this.#make = make;
    this.space.className = 'dt-space';
    this.space.setAttribute('role', 'rowgroup');
    this.#window.className = 'dt-window';
    this.#window.setAttribute('role', 'presentation');
    this.space.append(this.#window);
  }

  get size(): number {
    return this.#rows.length;
  }
  /** Other columns: every row is made anew. */
  reset(): void {
    this.#rows = [];
    this.#window.replaceChildren();
  }
  /** Everything must be filled again. */
  stale(): void {
    for (const row of this.#rows) row.shows = null;
  }
  rowOf(position: number): PoolRow | undefined {
    return this.#rows.find(({ shows }) => shows === position);
  }
  positionOf(path: readonly EventTarget[]): number | null {
    return this.#rows.find(({ element }) => path.includes(element))?.shows ?? null;
  }

  /** Position of the first row in sight; whole rows are scrolled over where the table is taller than a browser can lay out. */
  static scaleOf(length: number, rowPx: number, viewPx: number): number {
    const total = length * rowPx;
    return total <= tallest ? 1 : (total - viewPx) / (tallest - viewPx);
  }

  /** As tall as all rows together; before the part in sight is measured. Answers the height of a row, px: `least`, or what enlarged text needs. */
  stretch(length: number, least: number): number {
    if (length > 0 && this.#rows.length === 0) this.#grow();
    const rowPx = this.#rows[0]?.element.offsetHeight || least;
    this.space.style.setProperty('block-size', `${Math.min(length * rowPx, tallest)}px`);
    return rowPx;
  }
  #grow(): void {
    const row = this.#make(this.#made++);
    this.#rows.push(row);
    this.#window.append(row.element);
  }
  /** Fills the rows in sight. */
  paint(
    frame: { readonly length: number; readonly scroll: number; readonly rowPx: number; readonly viewPx: number },
    fill: (row: PoolRow, position: number) => void,
  ): void {
    const { length, scroll, rowPx, viewPx } = frame;
    const wanted = Math.min(length, Math.ceil(viewPx / rowPx) + 2);
    while (this.#rows.length > wanted) this.#rows.pop()?.element.remove();
    while (this.#rows.length < wanted) this.#grow();
    const scale = RowPool.scaleOf(length, rowPx, viewPx);
    const at = scroll * scale;
    const first = Math.max(0, Math.min(Math.floor(at / rowPx), length - this.#rows.length));
    this.#rotate(first - this.#first);
    this.#first = first;
    for (const [offset, row] of this.#rows.entries()) fill(row, first + offset);
    const top = scale === 1 ? first * rowPx : scroll - (at - first * rowPx);
    this.#window.style.setProperty('transform', `translateY(${Math.max(0, top)}px)`);
  }

  #rotate(by: number): void {
    const count = Math.abs(by);
    if (count === 0 || count >= this.#rows.length) return;
    if (by > 0) {
      const moved = this.#rows.splice(0, count);
      this.#rows.push(...moved);
      this.#window.append(...moved.map(({ element }) => element));
    } else {
      const moved = this.#rows.splice(-count);
      this.#rows.unshift(...moved);
      this.#window.prepend(...moved.map(({ element }) => element));
    }
  }
}
