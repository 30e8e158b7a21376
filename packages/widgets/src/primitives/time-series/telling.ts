/**
 * Words for assistive technology about data that streams in: at most once a second, and what came last at the end of it.
 * What the reader does is told at once.
 */
export class Telling {
  #tell: () => void;
  #told = Number.NEGATIVE_INFINITY;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }
  now(): void {
    this.stop();
    this.#told = performance.now();
    this.#tell();
  }
  soon(): void {
    const wait = this.#told + 1_000 - performance.now();
    if (wait <= 0) this.now();
    else this.#waiting ??= setTimeout(() => this.now(), wait);
  }
  /** Nothing is waited for any more; the next word is told at once. */
  stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#told = Number.NEGATIVE_INFINITY;
  }
}
