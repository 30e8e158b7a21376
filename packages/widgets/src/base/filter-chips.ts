import { html, type TemplateResult } from 'lit';
import { filterWords } from '../messages/filter.ts';
import { icon } from './icons.ts';
import type { Pane } from './pane.ts';

/** Keys that are named; more stand in one chip by their number. */
const mostNamed = 3;

/** What draws the sign of a key, where it has one (the colour of a domain). */
export type KeySign = (entity: string, key: string) => TemplateResult | null;

/** A chip for each key that the pane is narrowed to, with a button that takes it away. Fetched with `aside`; see `chips`. */
export const filterChips = (pane: Pane, entities: readonly string[], sign?: KeySign): readonly TemplateResult[] =>
  entities.flatMap((entity) => {
    const keys = pane.filtered(entity);
    if (keys.length > mostNamed) {
      const words = say(pane, 'filter.many', { what: say(pane, `entity.${entity}`), n: keys.length });
      return [chip(pane, { entity, words, rest: [], title: pane.format.list(keys) })];
    }
    return keys.map((key) =>
      chip(pane, {
        entity,
        words: key,
        sign: sign?.(entity, key) ?? null,
        rest: keys.filter((other) => other !== key),
      }),
    );
  });

const say = ({ format }: Pane, key: string, values = {}): string => format.text(key, values, filterWords);

interface Chip {
  readonly entity: string;
  readonly words: string;
  /** What is left when it is taken away. */
  readonly rest: readonly string[];
  readonly sign?: TemplateResult | null;
  readonly title?: string;
}
const chip = (pane: Pane, { entity, words, rest, sign, title }: Chip): TemplateResult => {
  const what = say(pane, `entity.${entity}`);
  return html`<span class="chip" data-filter=${entity} title=${`${what}: ${title ?? words}`}>${sign ?? (title ? null : html`<span class="m3">${what}</span>`)}<bdi class="el">${words}</bdi><button class="ib" aria-label=${say(pane, 'filter.remove', { v: words })} @click=${() => pane.filterBy(entity, rest)}>${icon('close')}</button></span>`;
};

/** In place of rows, when none of the pane has a key that it is narrowed to. */
export const noneOf = (pane: Pane, entity: string): TemplateResult =>
  html`<p class="none s12 m2">${say(pane, 'filter.none', { list: pane.format.list(pane.filtered(entity)) })}</p>`;
