import { html, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';
import { lineDash } from './paint-lines.ts';
import type { Series } from './types.ts';

/** A short piece of a series' line, for legends and readouts; `index`: which one it is, counted from 0. */
export const seriesKey = ({ color, estimate }: Pick<Series, 'color' | 'estimate'>, index = 0): TemplateResult =>
  html`<svg class="key" viewBox="0 0 14 8" aria-hidden="true"
    ><path d="M0 4H14" fill="none" stroke-width=${estimate ? 1.5 : 2} stroke-dasharray=${lineDash(estimate ? { estimate } : {}, index).join(' ') || 'none'} ${setStyle({ stroke: `var(--_${color})` })}
  /></svg>`;
