import { dataLinePx, emphasisLinePx } from '../../theme/constants.ts';
import { lineDash, paintArea, paintBand, paintLine } from './paint-lines.ts';
import { paintEnds } from './paint-marks.ts';
import type { PlotModel, Sheet } from './sheet.ts';
import type { Frame, Series, TimeSeriesData, Values } from './types.ts';
import { usable } from './usable.ts';

/** Each series on top of those before it; a point is not known where any of them is not. */
function stacked(series: readonly Series[], length: number): readonly { upper: Values; lower: Values | null }[] {
  let below: Values | null = null;
  return series.map(({ hidden, values }) => {
    if (hidden) return { upper: [], lower: null };
    const lower: Values | null = below;
    const upper: Values = Array.from({ length }, (_, index) => {
      const [value, base] = [values[index] ?? null, lower ? (lower[index] ?? null) : 0];
      return value === null || base === null ? null : base + value;
    });
    below = upper;
    return { upper, lower };
  });
}

/** Lines, bands and areas. */
export function linesModel(given: TimeSeriesData, { log = false }: Pick<Frame, 'log'>): PlotModel {
  const { data, series, refused } = usable(given, given.series, log && !given.area);
  const { times, area } = data;
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  // One moment has no length: it stands in the middle of a minute, or of its bucket.
  const room = last > first ? 0 : (data.widthMs ?? 60_000) / 2;
  const stack = area === 'stacked' ? stacked(series, times.length) : null;
  const lines = series.map((one, index) => stack?.[index]?.upper ?? one.values);
  const shown = series.flatMap((one, index) => (one.hidden ? [] : [{ one, index, values: lines[index] ?? [] }]));
  const valueAt = (index: number) =>
    shown.flatMap(({ one, values }) => {
      const value = values[index];
      return value == null ? [] : [{ series: one, value }];
    });
  const bandOf = (key: string | undefined): Values | undefined => shown.find(({ one }) => one.key === key)?.values;

  return {
    ...data,
    from: first - room,
    to: last + room,
    series,
    refused,
    solid: stack !== null,
    zero: area !== undefined,
    extent(from, to) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const { values } of shown)
        for (let index = from; index <= to; index++) {
          const value = values[index];
          if (value == null) continue;
          if (value < low) low = value;
          if (value > high) high = value;
        }
      return high >= low ? [low, high] : null;
    },
    paint(sheet, focus) {
      const [upper, lower] = [bandOf(data.band?.upper), bandOf(data.band?.lower)];
      if (upper && lower) paintBand(sheet, upper, lower);
      if (area)
        for (const { one, index, values } of shown)
          paintArea(sheet, values, stack?.[index]?.lower ?? null, {
            color: one.color,
            index,
            alpha: stack ? 0.55 : 0.14,
          });
      for (const { one, index, values } of shown) {
        const bold = one.key === focus ? 1 : 0;
        const width = shown.length > 2 || (one.estimate && shown.length > 1) ? dataLinePx : emphasisLinePx;
        paintLine(sheet, values, one, width + bold, lineDash(one, stack ? 0 : index), data.open);
      }
    },
    paintOver: (sheet) => paintEnds(sheet, valueAt(times.length - 1), data.open),
    paintPoint: (sheet, index, focus) => paintDots(sheet, index, valueAt(index), focus),
    endOf(one, from, to) {
      const values = shown.find((other) => other.one === one)?.values;
      if (!values) return null;
      for (let index = to; index >= from; index--) {
        const value = values[index];
        if (value != null) return value;
      }
      return null;
    },
  };
}

/** Dots with a ring of ground, the walked one larger. */
function paintDots(
  sheet: Sheet,
  index: number,
  points: readonly { readonly series: Series; readonly value: number }[],
  focus: string | null,
): void {
  const { ink, model } = sheet;
  for (const { series, value } of points) {
    ink.beginPath();
    ink.arc(sheet.x(model.times[index] ?? 0), sheet.y(value), series.key === focus ? 5.5 : 3.5, 0, 2 * Math.PI);
    ink.fillStyle = sheet.color(series.color);
    ink.strokeStyle = sheet.color('surface');
    ink.lineWidth = 2;
    ink.fill();
    ink.stroke();
  }
}
