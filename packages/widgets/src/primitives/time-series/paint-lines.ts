import { estimateDash, referenceDash } from '../../theme/constants.ts';
import { outline, type Points } from './outline.ts';
import type { Sheet } from './sheet.ts';
import type { Series, Values } from './types.ts';

/** Colours are the system's, and all series have the same one. */
export const forcedColors = (): boolean => (forced ??= matchMedia('(forced-colors: active)')).matches;
let forced: MediaQueryList | undefined;

/** From five series on colour alone does not tell them apart; in forced colours from the second. */
const dashes: readonly (readonly number[])[] = [[10, 3], [10, 3, 2, 3], [1.5, 3], [6, 2, 1.5, 2]]; // biome-ignore format: one line reads better
export const lineDash = ({ estimate }: Pick<Series, 'estimate'>, index = 0): number[] =>
  estimate
    ? [...estimateDash]
    : index < (forcedColors() ? 1 : 4)
      ? []
      : [...(dashes[(index - (index < 4 ? 1 : 4)) % dashes.length] ?? [])];

/** Stretches of neighbouring points that are known, `from` and `to` included. */
function* stretches(values: Values, first: number, last: number): Generator<readonly [from: number, to: number]> {
  for (let from = first; from <= last; from++) {
    if (values[from] == null) continue;
    let to = from;
    while (to < last && values[to + 1] != null) to++;
    yield [from, to];
    from = to;
  }
}

function trace({ ink }: Sheet, points: Points, onwards = false): void {
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    if (at === 0 && !onwards) ink.moveTo(x, y);
    else ink.lineTo(x, y);
  }
}
const backwards = (points: Points): number[] => {
  const turned: number[] = [];
  for (let at = points.length - 2; at >= 0; at -= 2) turned.push(points[at] ?? 0, points[at + 1] ?? 0);
  return turned;
};

/** A line that breaks where nothing is known; towards an open end it is dotted. A point that stands alone is a dot. */
export function paintLine(sheet: Sheet, values: Values, series: Series, width: number, dash: number[], open: boolean) {
  const { ink, model } = sheet;
  const end = model.times.length - 1;
  ink.strokeStyle = ink.fillStyle = sheet.color(series.color);
  ink.lineWidth = width;
  ink.lineJoin = 'round';
  for (const [from, to] of stretches(values, sheet.first, sheet.last)) {
    if (from === to && to !== end) {
      ink.beginPath();
      ink.arc(sheet.x(model.times[from] ?? 0), sheet.y(values[from] ?? 0), 2, 0, 2 * Math.PI);
      ink.fill();
      continue;
    }
    const whole = open && to === end ? to - 1 : to;
    if (whole > from) {
      const points = outline(sheet, values, from, whole);
      if (dash.length > 0 || !sheet.dense?.(sheet, points, width)) {
        ink.setLineDash(dash);
        ink.beginPath();
        trace(sheet, points);
        ink.stroke();
      }
    }
    if (whole === to || to === from) continue;
    ink.setLineDash([...referenceDash]);
    ink.beginPath();
    trace(sheet, outline(sheet, values, whole, to));
    ink.stroke();
  }
  ink.setLineDash([]);
}

/** Hatches that tell layers apart in forced colours, px of a stripe: solid, hatched, hollow, dense, fine; then again. Legends wear them by `layerLook`. */
const stripes = [null, 1.5, 0, 3, 0.75] as const;
export const layerLook = (index: number): string => `look-${index % stripes.length}`;

/** How a layer is filled: by its colour; in forced colours by its hatch. */
export const layerFill = (sheet: Sheet, color: string, index: number) => {
  const token = sheet.color(color);
  const stripe = forcedColors() ? (stripes[index % stripes.length] ?? null) : null;
  if (stripe === null) return token;
  return stripe > 0 ? sheet.hatch(token, stripe) : sheet.color('surface');
};

/** Filled between a line and a lower one, or the lowest level. */
export function paintArea(
  sheet: Sheet,
  upper: Values,
  lower: Values | null,
  { color, index, alpha }: { readonly color: string; readonly index: number; readonly alpha: number },
): void {
  const { ink } = sheet;
  const floor = sheet.y(Math.max(0, sheet.levels[0] ?? 0));
  ink.save();
  ink.fillStyle = layerFill(sheet, color, index);
  ink.globalAlpha = alpha;
  for (const [from, to] of stretches(upper, sheet.first, sheet.last)) {
    const over = outline(sheet, upper, from, to);
    const under = lower ? outline(sheet, lower, from, to) : [over[0] ?? 0, floor, over.at(-2) ?? 0, floor];
    ink.beginPath();
    trace(sheet, over);
    trace(sheet, backwards(under), true);
    ink.closePath();
    ink.fill();
  }
  ink.restore();
}

/** Between two lines, as far as both are known: gain as a soft area, loss hatched. Crossings are cut exactly. */
export function paintBand(sheet: Sheet, upper: Values, lower: Values): void {
  const { ink, model, x, y } = sheet;
  ink.save();
  const loss = sheet.hatch(sheet.color('critical'), 1.5);
  const gain = sheet.color('ok');
  const piece = (x0: number, a0: number, b0: number, x1: number, a1: number, b1: number, lost: boolean): void => {
    ink.fillStyle = lost ? loss : gain;
    ink.globalAlpha = lost ? 0.8 : 0.14;
    ink.beginPath();
    ink.moveTo(x0, y(a0));
    ink.lineTo(x1, y(a1));
    ink.lineTo(x1, y(b1));
    ink.lineTo(x0, y(b0));
    ink.closePath();
    ink.fill();
  };
  for (let index = sheet.first + 1; index <= sheet.last; index++) {
    const [a0, b0, a1, b1] = [upper[index - 1], lower[index - 1], upper[index], lower[index]];
    if (a0 == null || b0 == null || a1 == null || b1 == null) continue;
    const [x0, x1] = [x(model.times[index - 1] ?? 0), x(model.times[index] ?? 0)];
    const [d0, d1] = [a0 - b0, a1 - b1];
    if (d0 * d1 >= 0) piece(x0, a0, b0, x1, a1, b1, d0 + d1 < 0);
    else {
      const share = d0 / (d0 - d1);
      const [at, level] = [x0 + (x1 - x0) * share, a0 + (a1 - a0) * share];
      piece(x0, a0, b0, at, level, level, d0 < 0);
      piece(at, level, level, x1, a1, b1, d1 < 0);
    }
  }
  ink.restore();
}
