import type uPlot from 'uplot';
import { timeTicks } from '../time-axis/ticks.ts';
import type { Series, TimeSeriesData, TimeSeriesWords } from './types.ts';

/** Everything that a paint step needs. Lengths are CSS px times `ratio`. */
export interface Sheet {
  readonly plot: uPlot;
  readonly data: TimeSeriesData;
  readonly words: TimeSeriesWords;
  readonly levels: readonly number[];
  readonly ratio: number;
  /** Labels at the ends of the lines, instead of a legend. */
  readonly direct: boolean;
  color(token: string): string;
  font(weight?: number): string;
}

const dash = { estimate: [5, 3], open: [2, 2] } as const;
export const lineDash = (series: Series, open: boolean): number[] => [
  ...(open ? dash.open : series.estimate ? dash.estimate : []),
];

const at = ({ plot, data }: Sheet, index: number): number => plot.valToPos(data.times[index] ?? 0, 'x', true);
const level = ({ plot }: Sheet, value: number): number => plot.valToPos(value, 'y', true);
/** Between this point and the one before, or the edge of the plot. */
const before = (sheet: Sheet, index: number): number =>
  index <= 0
    ? sheet.plot.bbox.left
    : index >= sheet.data.times.length
      ? sheet.plot.bbox.left + sheet.plot.bbox.width
      : (at(sheet, index - 1) + at(sheet, index)) / 2;

/** Diagonal lines on nothing, for losses and for what is missing. */
function hatch(sheet: Sheet, color: string, widthPx: number): CanvasPattern | string {
  const size = Math.round(5 * sheet.ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const context = tile.getContext('2d');
  if (!context) return color;
  context.strokeStyle = color;
  context.lineWidth = widthPx * sheet.ratio;
  // Three strokes, so that the corners of neighbouring tiles meet.
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
  }
  context.stroke();
  return sheet.plot.ctx.createPattern(tile, 'repeat') ?? color;
}

/** Gridlines and levels; none at 0, where the rail is. */
export function paintLevels(sheet: Sheet): void {
  const { plot, ratio, words } = sheet;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = sheet.font();
  ctx.textAlign = 'end';
  ctx.textBaseline = 'middle';
  for (const value of sheet.levels) {
    const y = Math.round(level(sheet, value));
    ctx.fillStyle = sheet.color('ink-3');
    ctx.fillText(words.level(value, value === sheet.levels.at(-1)), bbox.left - 8 * ratio, y);
    if (value === 0) continue;
    ctx.fillStyle = sheet.color('grid');
    ctx.fillRect(bbox.left, y, bbox.width, Math.max(1, Math.round(ratio)));
  }
  ctx.restore();
}

/** Between the two lines, as far as both are known: gain as a soft area, loss hatched. Crossings are cut exactly. */
export function paintBand(sheet: Sheet): void {
  const { plot, data } = sheet;
  const [upper, lower] = [data.band?.upper, data.band?.lower].map(
    (key) => data.series.find((series) => series.key === key)?.values,
  );
  if (!upper || !lower) return;
  const { ctx } = plot;
  const piece = (x0: number, a0: number, b0: number, x1: number, a1: number, b1: number, loss: boolean): void => {
    ctx.fillStyle = loss ? red : green;
    ctx.globalAlpha = loss ? 0.8 : 0.14;
    ctx.beginPath();
    ctx.moveTo(x0, level(sheet, a0));
    ctx.lineTo(x1, level(sheet, a1));
    ctx.lineTo(x1, level(sheet, b1));
    ctx.lineTo(x0, level(sheet, b0));
    ctx.closePath();
    ctx.fill();
  };
  ctx.save();
  const red = hatch(sheet, sheet.color('critical'), 1.5);
  const green = sheet.color('ok');
  for (let index = 1; index < data.times.length; index++) {
    const [a0, b0, a1, b1] = [upper[index - 1], lower[index - 1], upper[index], lower[index]];
    if (a0 == null || b0 == null || a1 == null || b1 == null) continue;
    const [x0, x1] = [at(sheet, index - 1), at(sheet, index)];
    const [d0, d1] = [a0 - b0, a1 - b1];
    if (d0 * d1 >= 0) piece(x0, a0, b0, x1, a1, b1, d0 + d1 < 0);
    else {
      const share = d0 / (d0 - d1);
      const [x, y] = [x0 + (x1 - x0) * share, a0 + (a1 - a0) * share];
      piece(x0, a0, b0, x, y, y, d0 < 0);
      piece(x, y, y, x1, a1, b1, d1 < 0);
    }
  }
  ctx.restore();
}

/** The time axis is the coverage rail: solid received, hatched missing or lost, hollow still filling. */
export function paintRail(sheet: Sheet): void {
  const { plot, data, ratio } = sheet;
  const { ctx, bbox } = plot;
  const y = bbox.top + bbox.height;
  const high = 3 * ratio;
  ctx.save();
  ctx.setLineDash([]);
  const solid = sheet.color('line-control');
  for (let from = 0; from < data.times.length; ) {
    const state = data.coverage[from];
    let to = from + 1;
    while (to < data.times.length && data.coverage[to] === state) to++;
    const [x0, x1] = [before(sheet, from), before(sheet, to)];
    if (state === 'filling') {
      ctx.strokeStyle = solid;
      ctx.lineWidth = ratio;
      ctx.strokeRect(x0 + ratio / 2, y + ratio / 2, Math.max(ratio, x1 - x0 - ratio), high - ratio);
    } else {
      ctx.fillStyle =
        state === 'received' ? solid : hatch(sheet, sheet.color(state === 'lost' ? 'warn' : 'line-control'), 1.5);
      ctx.fillRect(x0, y, x1 - x0, high);
    }
    from = to;
  }
  ctx.restore();
}

/** Round local times under the rail, what the end is at its end; a label nearer than 12 px to its neighbour is left out. */
export function paintTimes(sheet: Sheet): void {
  const { plot, data, words, ratio } = sheet;
  const { ctx, bbox } = plot;
  const [first, last] = [data.times[0], data.times.at(-1)];
  if (first === undefined || last === undefined || last <= first) return;
  ctx.save();
  ctx.font = sheet.font();
  ctx.textBaseline = 'alphabetic';
  const y = bbox.top + bbox.height + 21 * ratio;
  const right = bbox.left + bbox.width;
  ctx.textAlign = 'end';
  ctx.fillStyle = sheet.color('ink-2');
  ctx.fillText(words.end, right, y);
  const end = right - ctx.measureText(words.end).width - 12 * ratio;
  ctx.textAlign = 'center';
  const count = Math.max(1, Math.floor(bbox.width / ratio / 72));
  let free = bbox.left - 12 * ratio;
  const ticks = timeTicks(first, last, words.timeZone, count);
  const dates = ticks.every(({ date }) => date);
  for (const { time, date } of ticks) {
    const text = words.tick(time, date);
    const half = ctx.measureText(text).width / 2;
    const x = plot.valToPos(time, 'x', true);
    if (x - half < free || x + half > end) continue;
    ctx.fillStyle = sheet.color(date && !dates ? 'ink-2' : 'ink-3');
    ctx.fillText(text, x, y);
    free = x + half + 12 * ratio;
  }
  ctx.restore();
}

/** Rings at the live edge, reasons of gaps, the remark, and names at the ends of the lines. Painted last. */
export function paintMarks(sheet: Sheet): void {
  const { plot, data, ratio } = sheet;
  const { ctx, bbox } = plot;
  ctx.save();
  // uPlot leaves the dash of its last line behind.
  ctx.setLineDash([]);
  ctx.lineJoin = 'round';
  const text = (words: string, x: number, y: number, color: string): void => {
    ctx.strokeStyle = sheet.color('surface');
    ctx.lineWidth = 4 * ratio;
    ctx.strokeText(words, x, y);
    ctx.fillStyle = sheet.color(color);
    ctx.fillText(words, x, y);
  };
  ctx.font = sheet.font();
  ctx.textAlign = 'center';
  for (const { from, to, lines } of data.gaps ?? []) {
    const [x0, x1] = [before(sheet, from), before(sheet, to + 1)];
    const widest = Math.max(...lines.map((line) => ctx.measureText(line).width));
    const middle = Math.min(Math.max((x0 + x1) / 2, bbox.left + widest / 2), bbox.left + bbox.width - widest / 2);
    lines.forEach((line, index) =>
      text(line, middle, bbox.top + bbox.height - (8 + (lines.length - 1 - index) * 14) * ratio, 'ink-3'),
    );
  }
  if (data.remark) paintRemark(sheet, data.remark, text);

  const last = data.times.length - 1;
  for (const series of data.series) {
    const value = series.values[last];
    if (value == null) continue;
    ctx.beginPath();
    ctx.arc(at(sheet, last), level(sheet, value), 3 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = sheet.color(data.open ? 'surface' : series.color);
    ctx.fill();
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = sheet.color(series.color);
    ctx.stroke();
  }
  if (sheet.direct) paintNames(sheet, last);
  ctx.restore();
}

function paintRemark(
  sheet: Sheet,
  { from, to, lines }: NonNullable<TimeSeriesData['remark']>,
  text: (words: string, x: number, y: number, color: string) => void,
): void {
  const { plot, data, ratio } = sheet;
  const { ctx, bbox } = plot;
  let [peak, index] = [Number.NEGATIVE_INFINITY, from];
  for (let point = from; point <= to; point++)
    for (const { values } of data.series) {
      const value = values[point];
      if (value != null && value > peak) [peak, index] = [value, point];
    }
  const x = at(sheet, index);
  ctx.strokeStyle = sheet.color('line-control');
  ctx.lineWidth = ratio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top - 4 * ratio);
  ctx.lineTo(x, Math.max(bbox.top, level(sheet, peak) - 3 * ratio));
  ctx.stroke();
  const words = lines.join(', ');
  const half = ctx.measureText(words).width / 2;
  text(words, Math.min(Math.max(x, bbox.left + half), bbox.left + bbox.width - half), bbox.top - 9 * ratio, 'ink-2');
}

/** Names at the ends of the lines, pushed apart so that they never overlap. */
function paintNames(sheet: Sheet, last: number): void {
  const { plot, data, ratio } = sheet;
  const { ctx, bbox } = plot;
  const high = 36 * ratio;
  const ends = data.series
    .map((series) => {
      const index = series.values[last] == null ? series.values.findLastIndex((value) => value != null) : last;
      return { series, y: index < 0 ? null : level(sheet, series.values[index] ?? 0) };
    })
    .filter((end): end is { series: Series; y: number } => end.y !== null)
    .sort((a, b) => a.y - b.y);
  const x = bbox.left + bbox.width + 10 * ratio;
  let free = bbox.top;
  ends.forEach(({ series, y }, index) => {
    const room = bbox.top + bbox.height - (ends.length - index) * high;
    const top = Math.max(free, Math.min(y - high / 2, room));
    free = top + high;
    ctx.textAlign = 'start';
    ctx.textBaseline = 'alphabetic';
    ctx.font = sheet.font(500);
    ctx.fillStyle = sheet.color(series.color);
    ctx.fillText(series.label, x, top + 13 * ratio);
    ctx.font = sheet.font();
    ctx.fillStyle = sheet.color('ink-3');
    if (series.note) ctx.fillText(series.note, x, top + 27 * ratio);
  });
}
