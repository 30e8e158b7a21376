import type { Messages } from '../messages/messages.ts';
import { Format } from './format.ts';

/** Language and zone of one element, for every word, number and date; made anew only when one of them changes. */
export class FormatOf {
  #element: Element;
  #english: readonly Messages[];
  #made: { readonly key: string; readonly format: Format } | undefined;

  /** `english`: where texts are looked up, first match first. */
  constructor(element: Element, english: readonly Messages[]) {
    this.#element = element;
    this.#english = english;
  }

  /** The nearest `lang` wins over `lang`, which is what the page or a provider says. */
  in(timeZone: string, lang: string | null): Format {
    const said = this.#element.closest?.('[lang]')?.getAttribute('lang') || lang || 'en';
    const key = `${said} ${timeZone}`;
    if (this.#made?.key !== key) this.#made = { key, format: new Format(said, timeZone, this.#english) };
    return this.#made.format;
  }
}
