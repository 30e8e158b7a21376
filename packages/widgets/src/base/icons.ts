import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** Of the header and the states of a pane, 16 px, drawn with the text colour; the others stand where they come later (menu-icons.ts, more-icons.ts). */
export const icons = {
  pause: 'M6 4v8M10 4v8',
  play: 'M5.5 3.5v9L12.5 8Z',
  range: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 5v3l2 1.4',
  export: 'M8 2.5v7M5.2 7 8 9.8 10.8 7M3 11.5v2h10v-2',
  table: 'M3.5 3h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM2.5 6.3h11M2.5 9.6h11M6.5 6.3V13',
  chart: 'M2.5 2.5v11h11M5 10l2.6-3.2 2.2 1.7L13 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  maximise: 'M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9',
  restore: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  close: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  lock: 'M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5.5 7V5.2a2.5 2.5 0 0 1 5 0V7',
} as const;
export type IconName = keyof typeof icons;

/** A decorative icon; the control around it carries the name. */
export const icon = (name: IconName): TemplateResult => drawn(icons[name], name === 'more' ? 2 : undefined);
export const drawn = (path: string, strokeWidth?: number): TemplateResult =>
  html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${path} stroke-width=${strokeWidth ?? nothing} />`}</svg>`;

/** Shape first, colour second: each status is told apart without colour. 12 px. */
const glyphs = {
  ok: svg`<circle cx="6" cy="6" r="5" fill="currentColor" />`,
  warn: svg`<path d="M6 .8 11.6 11H.4Z" fill="currentColor" stroke="currentColor" stroke-width=".8" stroke-linejoin="round" /><path class="cut" d="M6 4.3V7.4" stroke-width="1.4" /><circle class="dot" cx="6" cy="9.2" r=".8" />`,
  critical: svg`<rect x=".8" y=".8" width="10.4" height="10.4" rx="1.5" fill="currentColor" /><path class="cut" d="M3.6 3.6l4.8 4.8M8.4 3.6 3.6 8.4" stroke-width="1.5" />`,
  unknown: svg`<circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2 1.6" />`,
  info: svg`<circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.4" /><path d="M6 5.6V8.6" stroke="currentColor" stroke-width="1.4" /><circle cx="6" cy="3.7" r=".8" fill="currentColor" />`,
  live: svg`<circle cx="6" cy="6" r="3" fill="currentColor" />`,
  connecting: svg`<path class="turn" d="M6 2a4 4 0 1 1-4 4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />`,
  paused: svg`<path d="M4 2.5v7M8 2.5v7" stroke="currentColor" stroke-width="2" />`,
  stale: svg`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M6 3.4V6l1.8 1.2" fill="none" stroke="currentColor" stroke-width="1.3" />`,
  offline: svg`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M2.9 9.1 9.1 2.9" stroke="currentColor" stroke-width="1.5" />`,
  gap: svg`<path d="M0 6h3.2M8.8 6H12" stroke="currentColor" stroke-width="2" /><path d="M4.4 2.5v7M7.6 2.5v7" stroke="currentColor" stroke-width="1.3" />`,
  ended: svg`<rect x="3" y="3" width="6" height="6" fill="none" stroke="currentColor" stroke-width="1.5" />`,
  denied: svg`<rect x="2.5" y="5.2" width="7" height="5" rx="1" fill="none" stroke="currentColor" stroke-width="1.3" /><path d="M4 5.2V3.8a2 2 0 0 1 4 0v1.4" fill="none" stroke="currentColor" stroke-width="1.3" />`,
} as const satisfies Record<string, SVGTemplateResult>;
export type GlyphName = keyof typeof glyphs;

/** A status or feed glyph. With a label it is an image of that name, without it is decoration beside words. */
export const glyph = (name: GlyphName, label?: string): TemplateResult =>
  html`<svg class="g c-${name}" viewBox="0 0 12 12" role=${label ? 'img' : nothing} aria-label=${label ?? nothing} aria-hidden=${label ? nothing : 'true'}>${glyphs[name]}</svg>`;
