/** The widths at which a pane changes its form (LOOK.md 2). */
export type SizeClass = 'wide' | 'middle' | 'narrow';
export const sizeClass = (width: number): SizeClass => (width >= 720 ? 'wide' : width >= 400 ? 'middle' : 'narrow');

/** Watches the inline size of an element; tells of every whole pixel. */
export class SizeController {
  #element: Element;
  #changed: () => void;
  #observer: ResizeObserver | undefined;
  #frame = 0;
  /** px, 0 before the first layout. */
  width = 0;

  constructor(element: Element, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }
  connected(): void {
    // The first form is right at once; later ones a frame after the change, or the observer would be told of what it causes.
    this.width = this.#measured;
    this.#observer = new ResizeObserver(() => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#look();
      });
    });
    this.#observer.observe(this.#element);
  }
  /** Measures another element from now on. */
  watch(element: Element): void {
    this.#observer?.unobserve(this.#element);
    this.#element = element;
    this.#observer?.observe(element);
    this.#look();
  }
  get #measured(): number {
    return Math.round(this.#element.getBoundingClientRect().width);
  }
  #look(): void {
    const width = this.#measured;
    if (width === this.width) return;
    this.width = width;
    this.#changed();
  }
  disconnected(): void {
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
