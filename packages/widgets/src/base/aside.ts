import { html, nothing, type TemplateResult } from 'lit';
import type { KeySign } from './filter-chips.ts';
import { type Later, later } from './later.ts';
import type { Pane } from './pane.ts';

/** Menus, the table twin and chips of filters: fetched when a reader comes near a pane, or when the table is asked for. */
export const aside = later(() => import('./aside-parts.ts'));

/** "How this is computed". */
export const provenance = later(() => import('./how.ts'));

/** Files, print and maximise. */
export const files = later(() => import('./files.ts'));

/** Why a pane that is fed has nothing to draw. */
export const emptiness = later(() => import('./empty.ts'));

/** Fetches a part, and has the pane drawn that can show it, or say why not. */
export async function fetchFor(pane: Pane, part: Later<object>): Promise<void> {
  await part.load();
  pane.requestUpdate();
  await pane.updateComplete;
}

/** What the pane is narrowed to, of these entities; stands beside what is narrowed. */
export const chips = (pane: Pane, entities: readonly string[], sign?: KeySign): unknown => {
  if (entities.every((entity) => pane.filtered(entity).length === 0)) return nothing;
  if (aside.now) return aside.now.filterChips(pane, entities, sign);
  if (aside.failure === null) void fetchFor(pane, aside);
  return partMissing(pane, aside);
};

/** In place of what could not be fetched. */
export const partMissing = ({ format }: Pane, { failure }: Later<object>): TemplateResult | typeof nothing =>
  failure === null ? nothing : html`<p>${format.text('part.missing', { reason: failure })}</p>`;
