import { dataLinePx, emphasisLinePx, referenceDash } from '../../theme/constants.ts';
import { edgeBefore } from './paint-axes.ts';
import { forcedColors, layerFill, lineDash } from './paint-lines.ts';
import { fitted, hairline, halo, type Ink, type PlacedName, type Sheet } from './sheet.ts';
import type { Series } from './types.ts';

const lineHigh = 14;

/** Why a line is broken, above the rail; a reason that finds no room beside the one before is left to the readout. */
export function paintReasons(sheet: Sheet): void {
  const { ink, box, model } = sheet;
  const right = box.left + box.width;
  ink.font = sheet.font();
  ink.textAlign = 'center';
  ink.textBaseline = 'alphabetic';
  let free = box.left;
  for (const { from, to, lines } of model.gaps ?? []) {
    const [x0, x1] = [edgeBefore(sheet, from), edgeBefore(sheet, to + 1)];
    if (x1 <= x0) continue;
    const fits = lines.map((line) => fitted(ink, line, box.width));
    const half = Math.max(...fits.map((line) => ink.measureText(line).width)) / 2;
    const middle = Math.min(Math.max((x0 + x1) / 2, box.left + half), right - half);
    if (middle - half < free) continue;
    free = middle + half + 12;
    fits.forEach((line, index) =>
      halo(sheet, line, middle, box.top + box.height - 8 - (fits.length - 1 - index) * lineHigh, 'ink-3'),
    );
  }
}

/** Levels that mean something: dashed, named over their left end, or under it where another name is. */
export function paintThresholds(sheet: Sheet): void {
  const { ink, box, model } = sheet;
  const taken: number[] = [];
  ink.font = sheet.font();
  ink.textAlign = 'start';
  ink.textBaseline = 'alphabetic';
  for (const { value, label, color = 'ink-2' } of model.thresholds ?? []) {
    const y = sheet.y(value);
    if (!(y >= box.top - 1 && y <= box.top + box.height + 1)) continue;
    ink.strokeStyle = sheet.color(color);
    ink.lineWidth = hairline(sheet);
    ink.setLineDash([...referenceDash]);
    ink.beginPath();
    ink.moveTo(box.left, y);
    ink.lineTo(box.left + box.width, y);
    ink.stroke();
    ink.setLineDash([]);
    const place = [y - 4, y + 13].find(
      (at) => at > box.top + 8 && at < box.top + box.height - 2 && taken.every((other) => Math.abs(other - at) >= 13),
    );
    if (place === undefined) continue;
    taken.push(place);
    halo(sheet, fitted(ink, label, box.width - 12), box.left + 6, place, color);
  }
}

/** Short texts above the plot, each with a leader down to the highest mark in its span; cut where the next one begins. */
export function paintAnnotations(sheet: Sheet): void {
  const { ink, box, model } = sheet;
  const right = box.left + box.width;
  ink.font = sheet.font();
  ink.textBaseline = 'alphabetic';
  const seen = [...(model.annotations ?? [])]
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, to, lines }) => {
      let [peak, index] = [Number.NEGATIVE_INFINITY, from];
      for (let at = from; at <= to; at++) {
        const value = model.extent(at, at)?.[1];
        if (value !== undefined && value > peak) [peak, index] = [value, at];
      }
      const x = sheet.x(model.times[index] ?? 0);
      if (x < box.left - 0.5 || x > right + 0.5) return [];
      return [{ x, y: Math.min(box.top + box.height, sheet.y(peak)), text: lines.join(', ') }];
    });
  let free = box.left;
  seen.forEach(({ x, y, text }, at) => {
    ink.strokeStyle = sheet.color('line-control');
    ink.lineWidth = 1;
    ink.beginPath();
    ink.moveTo(x, box.top - 4);
    ink.lineTo(x, Math.max(box.top, Number.isFinite(y) ? y - 3 : box.top + box.height));
    ink.stroke();
    const next = seen[at + 1];
    // Centred over its leader where neighbours leave room, else as far as they do.
    const half = ink.measureText(text.slice(0, 240)).width / 2;
    const limit = next ? Math.max(x, (x + next.x) / 2 - 6) : right;
    const start = Math.max(free, Math.min(x - half, limit - 2 * half));
    const words = fitted(ink, text, limit - start);
    if (words === '' || words === '…') return;
    ink.textAlign = 'start';
    halo(sheet, words, start, box.top - 9, 'ink-2');
    free = start + ink.measureText(words).width + 12;
  });
}

/** A ring where the last point is still open, a disc where it is not. */
export function paintEnds(sheet: Sheet, ends: readonly { series: Series; value: number }[], open: boolean): void {
  const { ink, box, model } = sheet;
  const x = sheet.x(model.times.at(-1) ?? 0);
  if (x < box.left - 1 || x > box.left + box.width + 1) return;
  for (const { series, value } of ends) {
    ink.beginPath();
    ink.arc(x, sheet.y(value), 3, 0, 2 * Math.PI);
    ink.fillStyle = sheet.color(open ? 'surface' : series.color);
    ink.fill();
    ink.lineWidth = dataLinePx;
    ink.strokeStyle = sheet.color(series.color);
    ink.stroke();
  }
}

/** px of a name at the end of its line, with and without a note. */
const nameHigh = { noted: 36, plain: 24 } as const;
const widestName = 180;

/** Room for names right of the plot, px; 0: they do not fit beside each other, so a legend must name the series. */
export function namesWidth(ink: Ink, series: readonly Series[], height: number, font: (weight?: number) => string) {
  const high = series.reduce((sum, { note }) => sum + (note ? nameHigh.noted : nameHigh.plain), 0);
  if (high > height || series.length === 0) return 0;
  const wide = (text: string, weight: number): number => {
    ink.font = font(weight);
    return ink.measureText(text.slice(0, 64)).width;
  };
  return Math.min(
    widestName,
    Math.ceil(Math.max(...series.map(({ label, note }) => Math.max(wide(label, 500), wide(note ?? '', 400))))),
  );
}

/** Names beside the ends of their lines, pushed apart so that they never overlap. Those without an end come last. */
export function placeNames(
  series: readonly Series[],
  endOf: (series: Series) => number | null,
  top: number,
  height: number,
): readonly PlacedName[] {
  const highOf = ({ note }: Series): number => (note ? nameHigh.noted : nameHigh.plain);
  const ends = series.map((one) => ({ series: one, y: endOf(one) ?? top + height })).sort((a, b) => a.y - b.y);
  let free = top;
  let rest = ends.reduce((sum, end) => sum + highOf(end.series), 0);
  return ends.map(({ series: one, y }) => {
    const high = highOf(one);
    const at = Math.max(free, Math.min(y - high / 2, top + height - rest));
    free = at + high;
    rest -= high;
    return { series: one, top: at, height: high };
  });
}

export function paintNames(sheet: Sheet): void {
  const { ink, box, names } = sheet;
  const x = box.left + box.width + 10;
  ink.textAlign = 'start';
  ink.textBaseline = 'alphabetic';
  for (const { series, top, height } of names) {
    const base = top + (series.note ? 15 : height / 2 + 4);
    ink.font = sheet.font(500);
    ink.fillStyle = sheet.color(series.hidden ? 'ink-3' : series.color);
    ink.fillText(fitted(ink, series.label, widestName), x, base);
    ink.font = sheet.font();
    ink.fillStyle = sheet.color('ink-3');
    if (series.note) ink.fillText(fitted(ink, series.note, widestName), x, base + lineHigh);
  }
}

/** The legend as part of an exported picture: keys and names of what is shown, in rows. */
export function legendRows(
  ink: Ink,
  font: string,
  width: number,
  series: readonly Series[],
): readonly {
  readonly series: Series;
  readonly index: number;
  readonly x: number;
  readonly row: number;
  readonly text: string;
}[] {
  ink.font = font;
  let [x, row] = [0, 0];
  return series.flatMap((one, index) => {
    if (one.hidden) return [];
    const text = fitted(ink, one.label, Math.min(240, width - 20));
    const wide = 20 + ink.measureText(text).width;
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const place = { series: one, index, x, row, text };
    x += wide + 16;
    return [place];
  });
}
export function paintLegend(sheet: Sheet, rows: ReturnType<typeof legendRows>, top: number): void {
  const { ink } = sheet;
  const wide = forcedColors() ? 10 : 3;
  ink.textAlign = 'start';
  ink.textBaseline = 'alphabetic';
  ink.font = sheet.font();
  for (const { series, index, x, row, text } of rows) {
    const y = top + row * 20 + 10;
    ink.strokeStyle = ink.fillStyle = sheet.color(series.color);
    if (sheet.model.solid) {
      ink.fillStyle = layerFill(sheet, series.color, index);
      ink.fillRect(x, y - 6, wide, 12);
      ink.lineWidth = 1;
      if (wide > 3) ink.strokeRect(x + 0.5, y - 5.5, wide - 1, 11);
    } else {
      ink.lineWidth = series.estimate ? dataLinePx : emphasisLinePx;
      ink.setLineDash(lineDash(series, index));
      ink.beginPath();
      ink.moveTo(x, y);
      ink.lineTo(x + 14, y);
      ink.stroke();
      ink.setLineDash([]);
    }
    ink.fillStyle = sheet.color('ink-2');
    ink.fillText(text, x + 20, y + 4);
  }
}
