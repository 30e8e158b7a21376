import { html, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';
import type { Series } from './types.ts';

/** A short piece of a series' line, for legends and readouts. */
export const seriesKey = ({ color, estimate }: Pick<Series, 'color' | 'estimate'>): TemplateResult =>
  html`<svg class="key" viewBox="0 0 14 8" aria-hidden="true"
    ><path d="M0 4H14" fill="none" stroke-width=${estimate ? 1.5 : 2} stroke-dasharray=${estimate ? '5 3' : 'none'} ${setStyle({ stroke: `var(--_${color})` })}
  /></svg>`;
