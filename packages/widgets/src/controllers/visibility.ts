/** Time that a pane may be out of sight before it stops asking for updates, ms. */
const restAfterMs = 5_000;

/** Tells whether anyone can see an element: on screen and in a tab that is not hidden. Out of sight counts after 5 s. */
export class VisibilityController {
  #element: Element;
  #changed: (seen: boolean) => void;
  #observer: IntersectionObserver | undefined;
  #onScreen = true;
  #seen = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: Element, changed: (seen: boolean) => void) {
    this.#element = element;
    this.#changed = changed;
  }
  connected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#onScreen = entries.at(-1)?.isIntersecting ?? true;
      this.#weigh();
    });
    this.#observer.observe(this.#element);
    document.addEventListener('visibilitychange', this.#weigh);
  }
  disconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#weigh);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #weigh = (): void => {
    const seen = this.#onScreen && !document.hidden;
    if (seen) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (!this.#seen) this.#tell(true);
    } else if (this.#seen) this.#timer ??= setTimeout(() => this.#tell(false), restAfterMs);
  };
  #tell(seen: boolean): void {
    this.#timer = undefined;
    this.#seen = seen;
    this.#changed(seen);
  }
}
