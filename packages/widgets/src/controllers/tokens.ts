/**
 * Colours for a canvas, by token name (`ink`, `series-1`). A probe element per colour wears it; a 1 ms transition of its
 * `color` makes the browser tell of any change, whatever caused it: brand, class, colour scheme, forced colours. No
 * observer sees all of those. `light-dark(color-mix(…))` only resolves through the computed colour of an element.
 */
export class TokenController {
  #names: readonly string[];
  #changed: () => void;
  #root: HTMLElement | undefined;
  #colors: Readonly<Record<string, string>> | undefined;
  #waiting = 0;
  /** Web fonts that came: a canvas keeps what it painted in the fallback. */
  #fonts = 0;

  constructor(names: readonly string[], changed: () => void) {
    this.#names = names;
    this.#changed = changed;
  }

  /** Puts the probes into a shadow root that has the token styles. */
  attach(root: ShadowRoot): void {
    if (this.#root) return;
    const probes = document.createElement('div');
    probes.setAttribute('aria-hidden', 'true');
    probes.className = 'probes';
    for (const name of [...this.#names, 'font']) {
      const probe = document.createElement('i');
      if (name !== 'font') probe.style.setProperty('color', `var(--_${name})`);
      probes.append(probe);
    }
    probes.addEventListener('transitionrun', this.#soon);
    document.fonts.addEventListener('loadingdone', this.#fontsCame);
    root.append(probes);
    this.#root = probes;
  }
  detach(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
    document.fonts.removeEventListener('loadingdone', this.#fontsCame);
    this.#root?.remove();
    this.#root = undefined;
    this.#colors = undefined;
  }

  /** One of the names given at construction. */
  color(name: string): string {
    return this.#read()[name] ?? 'CanvasText';
  }
  /** The pane's font at a size, as a canvas wants it. */
  font(sizePx: number, weight = 400): string {
    return `${weight} ${sizePx}px ${this.#read()['font'] ?? 'sans-serif'}`;
  }
  /** Changes whenever a colour or the font does, or a font came. */
  get version(): string {
    return [...Object.values(this.#read()), this.#fonts].join();
  }

  #read(): Readonly<Record<string, string>> {
    if (!this.#colors && this.#root) {
      const probes = [...this.#root.children];
      this.#colors = Object.fromEntries([
        ...this.#names.map((name, index) => [name, getComputedStyle(probes[index] as Element).color] as const),
        ['font', getComputedStyle(probes.at(-1) as Element).fontFamily] as const,
      ]);
    }
    return this.#colors ?? {};
  }
  #fontsCame = (): void => {
    this.#fonts += 1;
    this.#soon();
  };
  #soon = (): void => {
    if (this.#waiting) return;
    // The transition has begun, not ended: the new colours can be read in a later frame.
    this.#waiting = requestAnimationFrame(() => {
      this.#waiting = requestAnimationFrame(() => {
        this.#waiting = 0;
        this.#colors = undefined;
        this.#changed();
      });
    });
  };
}
