import type { Format } from '../base/format.ts';
import type { Cell, Twin, TwinColumn, TwinRow } from '../base/types.ts';
import type { PlotData, Series } from '../primitives/time-series/types.ts';

/** The points of a chart over time as rows, newest first, with its numbers as they read above the plot and a note where the picture has a mark. */
export function chartTwin(options: {
  readonly data: PlotData;
  readonly series: readonly Pick<Series, 'key' | 'label' | 'hidden' | 'values'>[];
  readonly caption: string;
  readonly unit: string | null;
  readonly moment: (time: number) => string;
  readonly amount: (value: number) => string;
  readonly format: Format;
}): Twin {
  const { data, caption, unit, format } = options;
  const { times, coverage, gaps = [], annotations = [] } = data;
  const shown = options.series.filter(({ hidden }) => !hidden);
  const notes = new Map<number, string[]>();
  const note = (index: number, text: string): void => void notes.set(index, [...(notes.get(index) ?? []), text]);
  coverage.forEach((state, index) => state !== 'received' && note(index, format.text(`chart.${state}`)));
  for (const { from, to, lines } of [...gaps, ...annotations])
    for (let index = from; index <= to; index++) note(index, lines.join(' '));
  const rows = times.map((time, index): TwinRow => {
    const row: Record<string, Cell> = {
      time: new Date(time).toISOString(),
      note: notes.get(index)?.join(', ') ?? null,
    };
    for (const { key, values } of shown) row[`of-${key}`] = values[index] ?? null;
    return row;
  });
  const amounts = shown.map(({ key, label }): TwinColumn => {
    const name = label.slice(0, 120);
    return {
      key: `of-${key}`,
      label: unit ? `${name}, ${unit.slice(0, 60)}` : name,
      numeric: true,
      format: (value) => (typeof value === 'number' ? options.amount(value) : String(value)),
    };
  });
  const zone = format.zone(times.at(-1) ?? 0);
  return {
    caption,
    columns: [
      { key: 'time', label: format.text('chart.time', { zone }), format: (value) => options.moment(Date.parse(String(value))) }, // biome-ignore format: a row
      ...amounts,
      ...(notes.size > 0 ? [{ key: 'note', label: format.text('twin.note') }] : []),
    ],
    rows: rows.reverse(),
    sorted: { key: 'time', direction: 'descending' },
  };
}
