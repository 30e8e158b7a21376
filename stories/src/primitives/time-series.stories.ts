import type { StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, within } from 'storybook/test';
import { TimeSeries, timeSeriesColors } from '../../../packages/widgets/src/primitives/time-series/time-series.ts';
import type { TimeSeriesData } from '../../../packages/widgets/src/primitives/time-series/types.ts';
import { minute, noon, type PrimitiveSheet, sheet, sheetOf } from './sheet.ts';

/** Lines over time on uPlot. The axis is the coverage rail: solid received, hatched missing, hollow still filling. */
export default { title: 'Primitives/Time series' };

const points = 48;
const times = Array.from({ length: points }, (_, index) => noon - (points - 1 - index) * 30 * minute);
const wave = (low: number, high: number, shift: number): readonly number[] =>
  times.map((_, index) => low + (high - low) * (0.5 + 0.5 * Math.sin(index / 5 + shift) * Math.cos(index / 17)));
const cut = (values: readonly number[], from: number, to: number): readonly (number | null)[] =>
  values.map((value, index) => (index >= from && index <= to ? null : value));
const received = times.map(() => 'received' as const);

const two: TimeSeriesData = {
  times,
  series: [
    {
      key: 'a',
      label: 'Estimated',
      note: 'without',
      color: 'ink-2',
      estimate: true,
      values: cut(wave(40, 90, 0.6), 20, 24),
    },
    { key: 'b', label: 'Measured', note: 'with', color: 'series-1', values: wave(30, 95, 0) },
  ],
  band: { upper: 'a', lower: 'b' },
  coverage: times.map((_, index) =>
    index === points - 1 ? 'filling' : index >= 20 && index <= 24 ? 'missing' : 'received',
  ),
  open: true,
  gaps: [{ from: 20, to: 24, lines: ['No estimate'] }],
  summary: 'Two lines over a day.',
};

const drawn = (data: TimeSeriesData, direct = true): PrimitiveSheet => {
  let chart: TimeSeries | undefined;
  return sheet({
    colors: timeSeriesColors,
    draw(place, { tokens, format, inner }) {
      chart ??= new TimeSeries({ tokens, onCursor: () => {} });
      const words = {
        timeZone: 'UTC',
        tick: (time: number, date: boolean) => (date ? format.dayMonth(time) : format.minutes(time)),
        level: (value: number, top: boolean) => `${format.integer(value)}${top ? ' ms' : ''}`,
        flag: (index: number) => format.minutes(data.times[index] ?? 0),
        point: (index: number) =>
          `${format.minutes(data.times[index] ?? 0)}: ${data.series.map(({ label, values }) => `${label} ${format.integer(values[index] ?? null)}`).join(', ')}`,
        end: 'now',
      };
      chart.draw(place, data, words, { width: inner, height: 260, left: 56, direct: direct && inner >= 700 });
    },
  });
};

/** An estimate dashed, a band between two lines, hatched where it is a loss; the line breaks where nothing is known. */
export const TwoLinesWithABand: StoryObj = { render: () => drawn(two) };

export const OneLine: StoryObj = {
  render: () =>
    drawn({
      times,
      series: [{ key: 'a', label: 'p95', color: 'series-1', values: wave(120, 410, 1) }],
      coverage: received,
      open: false,
      summary: 'One line over a day.',
    }),
};

/** From five series on, dashes tell them apart too; here four. */
export const FourLines: StoryObj = {
  render: () =>
    drawn({
      times,
      series: ['one', 'two', 'three', 'four'].map((key, index) => ({
        key,
        label: key,
        color: `series-${index + 1}`,
        values: wave(20 + 60 * index, 70 + 70 * index, index),
      })),
      coverage: received,
      open: false,
      summary: 'Four lines over a day.',
    }),
};

/** Frames were lost on the way: hatched in the colour of a warning, never bridged. */
export const LostFrames: StoryObj = {
  render: () =>
    drawn({
      times,
      series: [{ key: 'a', label: 'Events', color: 'series-1', values: cut(wave(200, 900, 2), 30, 34) }],
      coverage: times.map((_, index) => (index >= 30 && index <= 34 ? 'lost' : 'received')),
      open: false,
      gaps: [{ from: 30, to: 34, lines: ['Not received'] }],
      summary: 'One line with a gap.',
    }),
};

/** One tab stop: arrows go from point to point, with Shift ten, Home and End; Enter pins, Escape clears. */
export const ByKeyboard: StoryObj = {
  render: () => drawn(two),
  play: async ({ canvasElement }) => {
    const { root } = await sheetOf(canvasElement);
    const plot = within(root.firstElementChild as HTMLElement).getByRole('slider');
    plot.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}{ArrowRight}');
    await expect(plot).toHaveAttribute('aria-valuenow', '11');
    await userEvent.keyboard('{Escape}');
    await expect(plot).toHaveAttribute('aria-valuenow', String(points - 1));
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    await expect(plot).toHaveAttribute('aria-valuetext', expect.stringContaining('Measured'));
  },
};
