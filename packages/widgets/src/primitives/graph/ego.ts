import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { setStyle } from '../../base/set-style.ts';
import { toneOf } from './scene.ts';
import { type CategoryStyle, shapePath } from './shapes.ts';

/** The shape of a category, as a small picture beside words. */
export const categoryGlyph = (style: CategoryStyle, idle = false, size = 12): TemplateResult =>
  html`<svg class="cat ${idle ? 'idle' : ''}" width=${size} height=${size} viewBox="-7 -7 14 14" aria-hidden="true"><path d=${shapePath(style.shape, 5)} ${setStyle({ '--_c': `var(--_${style.color})` })} /></svg>`;

export interface EgoEdge {
  readonly weight: number;
  readonly confidence: number | null;
}

const tapered = (x0: number, y0: number, x1: number, y1: number, half: number): string =>
  `M${x0} ${(y0 - half).toFixed(1)}L${x1} ${(y1 - 0.4).toFixed(1)}L${x1} ${(y1 + 0.4).toFixed(1)}L${x0} ${(y0 + half).toFixed(1)}Z`;

/** A node with its heaviest edges, in from the left and out to the right. `heaviest` is the widest edge of the graph. */
export function egoGlyph(
  style: CategoryStyle,
  into: readonly EgoEdge[],
  out: readonly EgoEdge[],
  heaviest: number,
): TemplateResult {
  const fan = (edges: readonly EgoEdge[], inward: boolean): SVGTemplateResult[] =>
    edges.map(({ weight, confidence }, index) => {
      const y = 14 + (index - (edges.length - 1) / 2) * 5.5;
      const [x0, y0, x1, y1] = inward ? [2, y, 32, 14] : [32, 14, 62, y];
      if (toneOf(confidence) === 'weak') return svg`<path class="weak" d="M${x0} ${y0}L${x1} ${y1}" />`;
      return svg`<path class=${toneOf(confidence)} d=${tapered(x0, y0, x1, y1, 0.7 + 4 * Math.sqrt(weight / Math.max(1, heaviest)))} />`;
    });
  return html`<svg class="ego" width="64" height="28" viewBox="0 0 64 28" aria-hidden="true">
    ${fan(into.slice(0, 4), true)}${fan(out.slice(0, 5), false)}
    <g transform="translate(32 14)"><path class="node" d=${shapePath(style.shape, 6)} ${setStyle({ '--_c': `var(--_${style.color})` })} /></g>
  </svg>`;
}
