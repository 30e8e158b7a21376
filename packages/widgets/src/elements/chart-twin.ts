import type { Format } from '../base/format.ts';
import type { Cell, Twin, TwinColumn, TwinRow } from '../base/types.ts';
import type { Coverage, PlotData, Series } from '../primitives/time-series/types.ts';

type Marks = Pick<PlotData, 'coverage' | 'gaps' | 'annotations'>;

/** What is said of a point, and how much is known of it; a gap that says why needs no second word for it. */
const withState = (lines: readonly string[], state: Coverage | undefined, format: Format): readonly string[] =>
  state === undefined || state === 'received' || (state === 'missing' && lines.length > 0)
    ? lines
    : [...lines, format.text(`chart.${state}`)];

/** What the picture marks at a point, in words. */
export function notesAt({ coverage, gaps = [], annotations = [] }: Marks, index: number, format: Format) {
  const notes = [...gaps, ...annotations].filter(({ from, to }) => index >= from && index <= to);
  return withState(
    notes.flatMap(({ lines }) => lines),
    coverage[index],
    format,
  );
}
/** The same for all points that have a mark. */
function notesOf({ coverage, gaps = [], annotations = [] }: Marks, format: Format): ReadonlyMap<number, string> {
  const lines = new Map<number, string[]>();
  for (const note of [...gaps, ...annotations])
    for (let index = note.from; index <= note.to; index++)
      lines.set(index, [...(lines.get(index) ?? []), ...note.lines]);
  const notes = new Map<number, string>();
  coverage.forEach((state, index) => {
    const words = withState(lines.get(index) ?? [], state, format);
    if (words.length > 0) notes.set(index, words.join(', '));
  });
  return notes;
}

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
  const { times } = data;
  const shown = options.series.filter(({ hidden }) => !hidden);
  const notes = notesOf(data, format);
  const rows = times.map((time, index): TwinRow => {
    const row: Record<string, Cell> = {
      time: new Date(time).toISOString(),
      note: notes.get(index) ?? null,
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
