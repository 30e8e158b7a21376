import { html, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Graph } from './graph.ts';

/** A field that finds nodes by name, and which of how many is in view. `changed`: to be rendered again. */
export function findField(graph: () => Graph | null, format: Format, changed: () => void): TemplateResult {
  const search = (text: string): void => void graph()?.search(text).then(changed, changed);
  /** Enter goes to the next match, with Shift to the one before; Escape clears. */
  const key = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Enter') graph()?.nextMatch(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      search('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
    changed();
  };
  const found = graph()?.found ?? null;
  const words = !found
    ? ''
    : found.count > 0
      ? format.text('graph.found', { at: found.at + 1, n: found.count })
      : format.text('graph.found.none');
  const label = format.text('graph.find');
  return html`<span class="find"
    ><input type="search" autocomplete="off" spellcheck="false" aria-label=${label} placeholder=${label} @input=${(event: Event) => search((event.target as HTMLInputElement).value)} @keydown=${key} /><span role="status">${words}</span></span
  >`;
}
