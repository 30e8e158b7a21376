import { html, nothing, svg, type TemplateResult } from 'lit';
import { condense, extent } from './condense.ts';

/**
 * A line of one word's size: its own range, no axis, the last point dotted, absent values left open. `tone` is a token
 * name. Decoration beside the number it belongs to, so it has no name of its own. However many values there are, it draws a few per pixel.
 */
export function sparkline(options: {
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
  readonly tone: 'ink-3' | 'warn' | 'critical' | 'series-1';
  /** Dashed: what was promised. */
  readonly target?: number;
  /** Least range, as a share of the highest value: less than that is noise. */
  readonly leastRange?: number;
}): TemplateResult {
  const { width, height, target } = options;
  const condensed = condense(options.values, width);
  const range = extent(target === undefined ? condensed : [...condensed, target]);
  if (!range || extent(condensed) === null) return html``;
  // Near the end of what numbers can say a difference has no number; then all is drawn at an eighth.
  const scale = Math.max(Math.abs(range[0]), Math.abs(range[1])) > 1e307 ? 1 / 8 : 1;
  const values = scale === 1 ? condensed : condensed.map((value) => (value === null ? null : value * scale));
  const [bottom, top] = [range[0] * scale, range[1] * scale];
  // A flat line is drawn flat: noise of a few percent must not look like a mountain.
  const room = Math.max(top - bottom, Math.abs(top) * (options.leastRange ?? 0.6));
  const low = bottom - (room - (top - bottom)) / 2;
  const x = (index: number): number => 1 + (index / Math.max(1, values.length - 1)) * (width - 5);
  const y = (value: number): number => height - 2.5 - ((value - low) / (room || 1)) * (height - 6);
  const runs: string[][] = [[]];
  let dot: readonly [number, number] = [0, 0];
  values.forEach((value, index) => {
    if (value === null) {
      runs.push([]);
      return;
    }
    dot = [x(index), y(value)];
    runs.at(-1)?.push(dot.map((part) => part.toFixed(1)).join(','));
  });
  return html`<svg class="spark s-${options.tone}" aria-hidden="true" width=${width} height=${height}>
    ${target === undefined ? nothing : svg`<line class="target" x1="0" x2=${width} y1=${y(target * scale)} y2=${y(target * scale)} />`}
    ${runs.map((points) => (points.length > 1 ? svg`<polyline points=${points.join(' ')} />` : nothing))}
    ${svg`<circle cx=${dot[0].toFixed(1)} cy=${dot[1].toFixed(1)} r="2.5" />`}
  </svg>`;
}
