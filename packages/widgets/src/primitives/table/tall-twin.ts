import { type ElementPart, noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { Format } from '../../base/format.ts';
import { later } from '../../base/later.ts';
import type { Twin } from '../../base/types.ts';
import type { DataTable } from './data-table.ts';

/** The table with a window of rows; fetched when the first long twin is shown. */
const tall = later(() => import('./tall-parts.ts'));

class TallTwin extends AsyncDirective {
  #element: HTMLElement | undefined;
  #table: DataTable | undefined;
  #given: readonly [Twin, Format] | undefined;

  override render(_twin: Twin, _format: Format): typeof noChange {
    return noChange;
  }
  override update({ element }: ElementPart, given: [Twin, Format]): typeof noChange {
    this.#element = element as HTMLElement;
    this.#given = given;
    // In its first update the element is not in the document yet.
    if (tall.now && element.isConnected) this.#show();
    else void tall.load().then(() => this.#show());
    return noChange;
  }
  protected override disconnected(): void {
    this.#table?.dispose();
    this.#table = undefined;
  }
  protected override reconnected(): void {
    this.#show();
  }

  #show(): void {
    const [element, parts] = [this.#element, tall.now];
    if (!element || !this.#given || !this.isConnected) return;
    const [twin, format] = this.#given;
    if (!parts) {
      element.textContent = format.text('part.missing', { reason: tall.failure ?? '' });
      return;
    }
    if (!this.#table) {
      parts.adoptStyles(element.getRootNode() as ShadowRoot);
      this.#table = new parts.DataTable(element, { toolbar: true });
    }
    const { caption: label, columns, rows, foot, sorted } = twin;
    this.#table.set({ label, columns, rows, ...(foot ? { totals: foot } : {}), ...(sorted ? { sorted } : {}) }, format);
  }
}

/** Fills an element with a long twin; what the reader sorted, filtered and chose stays while new rows come. */
export const tallTwin = directive(TallTwin);
