/** The widths at which a pane changes its form (LOOK.md 2). */
export type SizeClass = 'wide' | 'middle' | 'narrow';
export const sizeClass = (width: number): SizeClass => (width >= 720 ? 'wide' : width >= 400 ? 'middle' : 'narrow');

/** Watches the inline size of an element; tells of every whole pixel. */
export class SizeController {
  #element: Element;
  #changed: () => void;
  #observer: ResizeObserver | undefined;
  /** px, 0 before the first layout. */
  width = 0;

  constructor(element: Element, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }
  connected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.borderBoxSize[0]?.inlineSize ?? 0);
      if (width === this.width) return;
      this.width = width;
      this.#changed();
    });
    this.#observer.observe(this.#element);
  }
  disconnected(): void {
    this.#observer?.disconnect();
  }
}
