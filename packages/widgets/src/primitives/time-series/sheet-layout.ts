import { microPx } from '../../theme/constants.ts';
import { levels as linearLevels, logLevels } from './levels.ts';
import { paintLevels, paintRail, paintTimes } from './paint-axes.ts';
import { namesWidth, paintAnnotations, paintNames, paintReasons, paintThresholds, placeNames } from './paint-marks.ts';
import type { Ink, PlotModel, Sheet } from './sheet.ts';
import type { Frame, PlotWords, Span } from './types.ts';

/** What one kind of chart leaves around its plot, px. */
export interface Margins {
  readonly bottom: number;
  readonly right: number;
  /** Over all that, for what a file says above the picture. */
  readonly head?: number;
}
/** Where colours and fonts come from. */
export interface Looks {
  color(token: string): string;
  font(sizePx: number, weight?: number): string;
}

const namesGapPx = 14;

/** First index whose time is not before a moment; their number when there is none. */
export function indexFrom(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Levels of the y axis and what it reaches from and to. */
function scaleOf(
  extent: readonly [number, number] | null,
  model: PlotModel,
  { log, zero = true }: Frame,
  height: number,
): { readonly levels: readonly number[]; readonly low: number; readonly high: number } {
  const marks = (model.thresholds ?? []).map(({ value }) => value).filter(Number.isFinite);
  const [least, most] = extent ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const count = height >= 120 ? 4 : model.zero ? 3 : 2;
  if (log) {
    const usable = marks.filter((value) => value > 0);
    const found = logLevels(Math.min(least, ...usable), Math.max(most, ...usable), count);
    return { levels: found, low: found[0] ?? 1, high: (found.at(-1) ?? 10) * 1.02 };
  }
  const origin = zero || model.zero ? [0] : [];
  const [low, high] = [Math.min(least, ...marks, ...origin), Math.max(most, ...marks, ...origin)];
  const found = Number.isFinite(low) ? linearLevels(high, count, low) : [0, 1];
  const [bottom, top] = [Math.min(found[0] ?? 0, low), Math.max(found.at(-1) ?? 1, high)];
  const air = (Number.isFinite(top - bottom) ? top - bottom : 1) * 0.02;
  return {
    levels: found,
    low: Number.isFinite(bottom) ? bottom - (bottom < 0 ? air : 0) : 0,
    high: Number.isFinite(top) ? top + (model.zero && bottom === 0 && top === found.at(-1) ? 0 : air) : 1,
  };
}

export interface SheetOptions {
  readonly ink: Ink;
  readonly model: PlotModel;
  readonly words: PlotWords;
  readonly frame: Frame;
  /** What is seen; left out: everything. */
  readonly window: Span | null;
  readonly margins: Margins;
  readonly looks: Looks;
  readonly ratio: number;
  readonly dense?: Sheet['dense'];
  readonly hatch: Sheet['hatch'];
}

/** Where everything of a chart lies. */
export function sheetOf(options: SheetOptions): Sheet {
  const { ink, model, words, window, margins, looks } = options;
  const frame = { ...options.frame, log: options.frame.log === true && !model.zero };
  const font = (weight = 400): string => looks.font(microPx, weight);
  const top = ((model.annotations ?? []).length > 0 ? 24 : 10) + (margins.head ?? 0);
  const height = Math.max(1, frame.height - top - margins.bottom);
  const { from, to } = window ?? model;
  const first = Math.max(0, indexFrom(model.times, from) - 1);
  const last = Math.min(model.times.length - 1, indexFrom(model.times, to));
  const { levels, low, high } = scaleOf(model.extent(first, last), model, frame, height);
  ink.font = font();
  const widest = Math.max(
    ...levels.map((level, at) => ink.measureText(words.level(level, at === levels.length - 1)).width),
  );
  // A place that is given holds for most fonts and languages; no level is ever cut, or it reads as another number.
  const left = frame.left === undefined ? Math.ceil(widest / 8) * 8 + 12 : Math.max(frame.left, Math.ceil(widest) + 8);
  const names = frame.direct === true ? namesWidth(ink, model.series, height, font) : 0;
  const width = Math.max(1, frame.width - left - (names > 0 ? names + namesGapPx : margins.right));
  const box = { left, top, width, height };
  const [bottom, reach] = frame.log ? [Math.log10(low), Math.log10(high / low) || 1] : [low, high - low || 1];
  const perUnit = height / reach;
  // Called for each point of each line.
  const y = frame.log
    ? (value: number): number => top + height - (Math.log10(value) - bottom) * perUnit
    : (value: number): number => top + height - (value - bottom) * perUnit;
  const perMs = width / (to - from || 1);
  return {
    ...options,
    box,
    from,
    to,
    first,
    last,
    live: to >= model.to,
    levels,
    names:
      names > 0
        ? placeNames(
            model.series,
            (series) => {
              const value = model.endOf(series, first, last);
              return value === null ? null : Math.max(top, Math.min(top + height, y(value)));
            },
            top,
            height,
          )
        : [],
    x: (time) => left + (time - from) * perMs,
    y,
    color: (token) => looks.color(token),
    font,
  };
}

/** The whole picture but the crosshair. */
export function paintSheet(sheet: Sheet, focus: string | null): void {
  const { ink, box, model } = sheet;
  ink.save();
  ink.setLineDash([]);
  paintLevels(sheet);
  ink.save();
  ink.beginPath();
  // A little wider than the plot, so that lines at the ends of the data keep their width.
  const wider = sheet.from > model.from || sheet.to < model.to ? 0 : 4;
  ink.rect(box.left - wider, box.top - 8, box.width + 2 * wider, box.height + 8);
  ink.clip();
  model.paint(sheet, focus);
  paintThresholds(sheet);
  ink.restore();
  paintRail(sheet);
  paintTimes(sheet);
  if (model.gaps) paintReasons(sheet);
  paintAnnotations(sheet);
  model.paintOver?.(sheet);
  paintNames(sheet);
  ink.restore();
}
