import type { Format } from '../../base/format.ts';
import type { Twin } from '../../base/types.ts';
import type { BarsData } from '../../primitives/bars/types.ts';
import type { Chart } from './model.ts';

const units: Readonly<Record<number, string>> = {
  1_000: 'unit.second',
  60_000: 'unit.minute',
  3_600_000: 'unit.hour',
  86_400_000: 'unit.day',
};
export const unitWords = (bucketMs: number, format: Format): string => {
  const key = units[bucketMs];
  return key ? format.text(key) : format.text('unit.bucket', { v: format.duration(bucketMs) });
};

const sumAt = ({ parts }: BarsData, index: number): number =>
  parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
const noteAt = ({ coverage }: BarsData, index: number, format: Format): string | null => {
  const state = coverage[index];
  return state === undefined || state === 'received' ? null : format.text(`point.${state}`);
};
/** When a bucket is, as its width has it. */
export const moment = ({ times, widthMs }: BarsData, index: number, format: Format): string => {
  const time = times[index] ?? 0;
  if (widthMs >= 86_400_000) return format.dayMonth(time);
  return widthMs < 60_000 ? format.seconds(time) : format.minutes(time);
};

/** Everything about one bucket: `14:20 · 1,082 events · agent 410 · …`. */
export function pointWords(data: BarsData, index: number, format: Format): string {
  if (data.times[index] === undefined) return '';
  const note = noteAt(data, index, format);
  const parts = data.parts
    .filter(({ values }) => (values[index] ?? 0) > 0)
    .map(({ label, values }) => `${label} ${format.integer(values[index] ?? 0)}`);
  return [
    moment(data, index, format),
    format.text('point.events', { n: sumAt(data, index) }),
    ...(note ? [note] : []),
    ...parts,
  ].join(' · ');
}

/** The chart's buckets, newest first, with the same layers, rounding and notes. */
export function flowTwin(chart: Chart, data: BarsData, range: string, format: Format): Twin {
  const seconds = (value: string | number | null): string => format.duration(Number(value) * 1_000);
  const lag = new Map(chart.lag.map((row) => [row.time, row] as const));
  const rows = data.times.map((time, index) => ({
    time: moment(data, index, format),
    all: data.coverage[index] === 'missing' ? null : sumAt(data, index),
    ...Object.fromEntries(
      data.parts.map(({ key, values }) => [
        `d-${key}`,
        data.coverage[index] === 'missing' ? null : (values[index] ?? 0),
      ]),
    ),
    lag: lag.get(time)?.value ?? null,
    p95: lag.get(time)?.p95 ?? null,
    note: noteAt(data, index, format),
  }));
  return {
    caption: format.text('twin.caption', { range }),
    columns: [
      { key: 'time', label: format.text('twin.time') },
      { key: 'all', label: format.text('twin.all'), numeric: true, of: 'own.shown' },
      ...data.parts.map(({ key, label }) => ({ key: `d-${key}`, label, numeric: true, of: 'own.domain' })),
      { key: 'lag', label: format.text('twin.lag'), numeric: true, of: 'chart.lag.value', format: seconds },
      { key: 'p95', label: format.text('twin.p95'), numeric: true, of: 'chart.lag.p95', format: seconds },
      { key: 'note', label: format.text('twin.note') },
    ],
    rows: rows.reverse(),
    foot: {
      time: format.text('twin.total'),
      all: data.times.reduce((sum, _, index) => sum + sumAt(data, index), 0),
      ...Object.fromEntries(
        data.parts.map(({ key, values }) => [`d-${key}`, values.reduce<number>((sum, value) => sum + (value ?? 0), 0)]),
      ),
    },
    sorted: { key: 'time', direction: 'descending' },
  };
}
