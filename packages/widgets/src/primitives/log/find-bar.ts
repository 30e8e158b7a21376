import { html, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { moreIcon } from '../../base/more-icons.ts';
import { logWords } from './words.ts';

/** Search above a log: a field, how many match, to the older and the newer one. Enter goes on, Shift+Enter back, Escape ends. */
export function findBar(state: {
  readonly format: Format;
  readonly query: string;
  readonly count: number;
  readonly place: number | null;
  onFind(query: string): void;
  onStep(by: 1 | -1): void;
}): TemplateResult {
  const { format, query, count, place } = state;
  const say = (key: string, values = {}): string => format.text(`log.find${key}`, values, logWords);
  const note =
    query === ''
      ? ''
      : count === 0
        ? say('.none')
        : place === null
          ? say('.count', { n: count })
          : say('.place', { n: count, at: place });
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') state.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query !== '') state.onFind('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const step = (name: '.older' | '.newer', by: 1 | -1): TemplateResult =>
    html`<button class="ib" aria-label=${say(name)} title=${say(name)} ?disabled=${count === 0} @click=${() => state.onStep(by)}>${moreIcon(by === 1 ? 'down' : 'up')}</button>`;
  return html`<label class="field">${moreIcon('search')}<input type="search" .value=${query} placeholder=${say('')} aria-label=${say('')} @input=${(event: Event) => state.onFind((event.target as HTMLInputElement).value)} @keydown=${key} /></label>
    ${step('.older', 1)}${step('.newer', -1)}
    <span class="note el"><bdi>${note}</bdi></span>`;
}
