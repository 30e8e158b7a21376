import type { Messages } from '../messages/messages.ts';
import { Format } from './format.ts';

/** The host of the shadow tree that an element stands in. */
const hostOf = (element: Element): Element | null => (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
/** The element and everything around it, out of shadow trees too: language is inherited through their hosts. */
function* around(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; ) {
    yield at;
    at = at.parentElement ?? hostOf(at);
  }
}

/** Language and zone of one element, for every word, number and date; made anew only when one of them changes. */
export class FormatOf {
  #element: Element;
  #english: readonly Messages[];
  #changed: () => void;
  #observer: MutationObserver | undefined;
  #made: { readonly key: string; readonly format: Format } | undefined;

  /** `english`: where texts are looked up, first match first. `changed`: a `lang` on the element or around it is another one. */
  constructor(element: Element, english: readonly Messages[], changed: () => void) {
    this.#element = element;
    this.#english = english;
    this.#changed = changed;
  }

  connected(): void {
    this.#observer ??= new MutationObserver(() => this.#changed());
    // One by one and not as a subtree: other attributes of the page are none of its business.
    for (const element of around(this.#element)) this.#observer.observe(element, { attributeFilter: ['lang'] });
    // Moved from one language into another.
    if (this.#made) this.#changed();
  }
  disconnected(): void {
    this.#observer?.disconnect();
  }

  /** The nearest `lang` wins over `lang`, which is what the page or a provider says. */
  in(timeZone: string, lang: string | null): Format {
    const said = this.#said() || lang || 'en';
    const key = `${said} ${timeZone}`;
    if (this.#made?.key !== key) this.#made = { key, format: new Format(said, timeZone, this.#english) };
    return this.#made.format;
  }

  #said(): string | null {
    // Asked with every word: `closest` looks through a tree faster than a walk.
    for (let at: Element | null = this.#element; at?.closest; at = hostOf(at)) {
      const near = at.closest('[lang]');
      if (near) return near.getAttribute('lang');
    }
    return null;
  }
}
