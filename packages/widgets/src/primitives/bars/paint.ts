import { referenceDash } from '../../theme/constants.ts';
import { crisp, halo, type Sheet } from '../time-series/sheet.ts';
import { forcedColors, layerFill } from '../time-series/paint-lines.ts';
import type { SpanNote } from '../time-series/types.ts';
import type { BarPart } from './types.ts';

export interface BarSpan {
  /** ms. */
  readonly from: number;
  readonly to: number;
}

/** Sums above and below 0. */
export function sumsAt(parts: readonly BarPart[], index: number): readonly [below: number, above: number] {
  let [below, above] = [0, 0];
  for (const { values, hidden } of parts) {
    const value = hidden ? 0 : (values[index] ?? 0);
    if (value < 0) below += value;
    else above += value;
  }
  return [below, above];
}

/** Where one layer of a bucket lies, as amounts. */
function* layers(
  parts: readonly BarPart[],
  index: number,
): Generator<{ part: BarPart; at: number; from: number; to: number }> {
  let [below, above] = [0, 0];
  for (const [at, part] of parts.entries()) {
    const value = part.hidden ? 0 : (part.values[index] ?? 0);
    if (value === 0) continue;
    const from = value < 0 ? below : above;
    yield { part, at, from, to: from + value };
    if (value < 0) below += value;
    else above += value;
  }
}

/** Bars stand on the rail, or on 0 where some go below it: a pixel of ground between neighbours and half a pixel between layers. */
export function paintBars(sheet: Sheet, spanOf: (index: number) => BarSpan, parts: readonly BarPart[]): void {
  const { ink, model, levels, ratio } = sheet;
  const last = model.times.length - 1;
  const base = (value: number): number => sheet.y(Math.max(value, levels[0] ?? 0));
  const zero = base(0);
  const forced = forcedColors();
  const fills = parts.map(({ color }, at) => layerFill(sheet, color, at));
  ink.lineWidth = 1;
  for (let index = sheet.first; index <= sheet.last; index++) {
    const state = model.coverage[index];
    // Nothing was counted there: no bar is not a bar of height 0.
    if (state === 'missing') continue;
    const { from, to } = spanOf(index);
    const [x0, x1] = [sheet.x(from), sheet.x(to)];
    const gap = x1 - x0 > 3 / ratio ? 0.5 : 0;
    const width = Math.max(1 / ratio, x1 - x0 - 2 * gap);
    if (state === 'filling' && index === last) {
      const [below, above] = sumsAt(parts, index);
      ink.strokeStyle = sheet.color('ink-3');
      ink.lineWidth = 1;
      for (const sum of [above, below]) {
        const [top, bottom] = [Math.min(base(sum), zero), Math.max(base(sum), zero)];
        if (bottom - top < 1) continue;
        ink.strokeRect(x0 + gap + 0.5, top + 0.5, Math.max(1, width - 1), Math.max(1, bottom - top - 1));
      }
      continue;
    }
    for (const { part, at, from: a, to: b } of layers(parts, index)) {
      const [top, bottom] = [Math.min(base(a), base(b)), Math.max(base(a), base(b))];
      ink.fillStyle = fills[at] ?? '';
      ink.fillRect(x0 + gap, top, width, Math.max(0.5, bottom - top - 0.5));
      if (!forced) continue;
      ink.strokeStyle = sheet.color(part.color);
      ink.strokeRect(x0 + gap, top, width, bottom - top);
    }
  }
}

/** The bucket under the crosshair, or the layer of it that the reader walks, framed in ink. */
export function paintPointed(
  sheet: Sheet,
  index: number,
  { from, to }: BarSpan,
  parts: readonly BarPart[],
  focus: string | null,
): void {
  for (const { part, from: a, to: b } of layers(parts, index)) {
    if (part.key !== focus) continue;
    const { ink } = sheet;
    const [x0, x1, top, bottom] = [sheet.x(from), sheet.x(to), sheet.y(Math.max(a, b)), sheet.y(Math.min(a, b))];
    ink.strokeStyle = sheet.color('ink');
    ink.lineWidth = 2;
    ink.strokeRect(x0 - 1, top - 1, x1 - x0 + 2, bottom - top + 2);
  }
}

/** Two dashed lines about a span that lost something, and how long it is, where there is room. */
export function paintLosses(sheet: Sheet, spanOf: (index: number) => BarSpan, gaps: readonly SpanNote[]): void {
  const { ink, box } = sheet;
  const right = box.left + box.width;
  const words = box.width > 330;
  ink.font = sheet.font();
  ink.textAlign = 'center';
  ink.textBaseline = 'alphabetic';
  let free = box.left;
  for (const { from, to, lines } of gaps) {
    const [x0, x1] = [sheet.x(spanOf(from).from), sheet.x(spanOf(to).to)];
    if (x1 < box.left || x0 > right) continue;
    ink.strokeStyle = sheet.color('warn');
    ink.lineWidth = 1;
    ink.setLineDash([...referenceDash]);
    for (const x of [x0, x1]) {
      if (x < box.left - 0.5 || x > right + 0.5) continue;
      ink.beginPath();
      ink.moveTo(crisp(sheet, x) + 0.5, box.top + (words ? 12 : 2));
      ink.lineTo(crisp(sheet, x) + 0.5, box.top + box.height);
      ink.stroke();
    }
    ink.setLineDash([]);
    const text = lines.join(' ');
    const half = ink.measureText(text).width / 2;
    const middle = Math.min(Math.max((x0 + x1) / 2, box.left + half), right - half);
    if (!words || middle - half < free) continue;
    free = middle + half + 12;
    halo(sheet, text, middle, box.top + 8, 'warn');
  }
}
