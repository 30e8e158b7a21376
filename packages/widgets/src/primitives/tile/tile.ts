import { html, nothing, svg, type TemplateResult } from 'lit';
import { glyph } from '../../base/icons.ts';
import { sparkline } from '../sparkline/sparkline.ts';
import { gauge } from './gauge.ts';

/** One number that a reader comes for. All texts are already in words. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  /** Set close to the value, like a percent sign. */
  readonly tight?: boolean;
  /** What changed, in words; which way, and whether it is bad news. */
  readonly delta?: {
    readonly words: string;
    readonly way: 'up' | 'down' | 'same';
    readonly tone?: 'warn' | 'critical';
    /** The same with its sign, for the title. */
    readonly title?: string;
  };
  /** `target 95%`; `share`, 0..1, draws how much of it is reached. */
  readonly target?: { readonly words: string; readonly value?: number; readonly share?: number };
  readonly trend?: readonly (number | null)[];
  /** Why there is no number; then value, change and trend are not shown. */
  readonly absent?: string;
}

/** px of the trend: under the figure, and beside it where there is little room. */
const trendPx = 28;
const smallTrend = { width: 96, height: 20 };

const arrow = (way: 'up' | 'down' | 'same'): TemplateResult =>
  html`<svg class="g" viewBox="0 0 12 12" aria-hidden="true">${svg`<path d=${{ up: 'M6 10.5v-9M2.5 5 6 1.5 9.5 5', down: 'M6 1.5v9M2.5 7 6 10.5 9.5 7', same: 'M1.5 6h9' }[way]} fill="none" stroke="currentColor" stroke-width="1.4" />`}</svg>`;

/** `width`: px of the tile; `flat`: in two lines, for a narrow list. */
export function tile(
  { label, value, unit, tight, delta, target, trend, absent }: Tile,
  { width, flat = false }: { readonly width: number; readonly flat?: boolean },
): TemplateResult {
  if (absent !== undefined)
    return html`<div class="tile abs ${flat ? 'flat' : ''}">
      <div class="lb" title=${label}><bdi>${label}</bdi></div>
      <div class="vl">${value}</div>
      <div class="why"><bdi>${absent}</bdi></div>
    </div>`;
  const room = flat ? smallTrend : { width: Math.max(24, width - 26), height: trendPx };
  const known = trend?.some((point) => point !== null) ?? false;
  return html`<div class="tile ${flat ? 'flat' : ''}">
    <div class="lb" title=${label}><bdi>${label}</bdi></div>
    <div class="vl"><bdi>${value}${unit ? html`<small class=${tight ? 'tight' : ''}>${unit}</small>` : nothing}</bdi></div>
    <div class="dl" title=${delta?.title ?? nothing}>${delta ? html`${delta.tone ? glyph(delta.tone) : arrow(delta.way)}<span class="el"><bdi>${delta.words}</bdi></span>` : nothing}</div>
    <div class="sk">
      ${known && trend ? sparkline({ values: trend, ...room, tone: 'series-1', leastRange: 0.05, ...(target?.value === undefined ? {} : { target: target.value }) }) : nothing}
      ${!known && target?.share !== undefined ? gauge(target.share, { wide: true, mark: true }) : nothing}
    </div>
    <div class="tg" title=${target?.words ?? nothing}>${target?.words ?? nothing}</div>
  </div>`;
}
