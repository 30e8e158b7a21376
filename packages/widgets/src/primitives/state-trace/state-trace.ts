import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';

export type TraceStatus = 'ok' | 'warn' | 'critical' | 'unknown';
/** One run of a state, ms; `to` null: still. */
export interface TraceSpan {
  readonly from: number;
  readonly to: number | null;
  readonly status: TraceStatus;
  /** Shown while the pointer rests on it. */
  readonly title: string;
}

/** Height carries severity, so that colour never does alone, px. */
const heights = { ok: 2, warn: 9, critical: 16 } as const;
const full = 20;

/**
 * What state something was in over time: quiet stays a thin line, trouble grows taller, no report is dotted. A span
 * shorter than 2 px is drawn 2 px wide. It fills the width of its place; time runs left to right in any script.
 */
export function stateTrace(options: {
  readonly spans: readonly TraceSpan[];
  readonly from: number;
  readonly to: number;
  readonly label: string;
}): TemplateResult {
  const { from, to } = options;
  const percent = (time: number): number => (100 * (Math.min(Math.max(time, from), to) - from)) / (to - from);
  const unseen = options.spans.length === 0 ? to : (options.spans[0]?.from ?? to);
  const dotted = (start: number, end: number, title: string): SVGTemplateResult =>
    svg`<line class="t-unknown" x1="${start}%" x2="${end}%" y1=${full - 1.5} y2=${full - 1.5}><title>${title}</title></line>`;
  const bar = ({ from: start, to: end, status, title }: TraceSpan): SVGTemplateResult => {
    const [a, b] = [percent(start), percent(end ?? to)];
    if (status === 'unknown') return dotted(a, b, title);
    const least = status === 'ok' ? '0px' : '2px';
    return svg`<rect class="t-${status}" y=${full - heights[status]} height=${heights[status]} ${setStyle({ x: `min(${a}%, 100% - ${least})`, width: `max(${least}, ${b - a}%)` })}><title>${title}</title></rect>`;
  };
  // Quiet first, so that a short trouble is never painted over.
  const ordered = [...options.spans].sort((a, b) => Number(a.status !== 'ok') - Number(b.status !== 'ok'));
  return html`<svg class="trace" role="img" aria-label=${options.label} width="100%" height=${full}>
    ${unseen > from ? dotted(0, percent(unseen), options.label) : ''}${ordered.map(bar)}
  </svg>`;
}
