import { html, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';
import { layerLook, lineDash } from './paint-lines.ts';
import type { Series } from './types.ts';

/** A short piece of a series' line, for legends and readouts; `index`: which one it is, counted from 0. */
export const seriesKey = ({ color, estimate }: Pick<Series, 'color' | 'estimate'>, index = 0): TemplateResult =>
  html`<svg class="key" viewBox="0 0 14 8" aria-hidden="true"
    ><path d="M0 4H14" fill="none" stroke-width=${estimate ? 1.5 : 2} stroke-dasharray=${lineDash(estimate ? { estimate } : {}, index).join(' ') || 'none'} ${setStyle({ stroke: `var(--_${color})` })}
  /></svg>`;

/** The key of a layer (a bar, a stacked area): a block of its colour, with its hatch in forced colours. */
const blockKey = ({ color }: Pick<Series, 'color'>, index: number): TemplateResult =>
  html`<span class="block ${layerLook(index)}" ${setStyle({ '--_c': `var(--_${color})` })}></span>`;
/** What a series looks like on the picture. `solid`: its layers are filled. */
export const keyOf = (series: Pick<Series, 'color' | 'estimate'>, index: number, solid: boolean): TemplateResult =>
  solid ? blockKey(series, index) : seriesKey(series, index);
