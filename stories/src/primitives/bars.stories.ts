import type { StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, within } from 'storybook/test';
import { Bars, barsColors } from '../../../packages/widgets/src/primitives/bars/bars.ts';
import type { BarsData } from '../../../packages/widgets/src/primitives/bars/types.ts';
import { minute, noon, type PrimitiveSheet, sheet, sheetOf } from './sheet.ts';

/** Stacked bars over time. The bucket that is still filling is hollow; a loss is marked at both its ends. */
export default { title: 'Primitives/Bars' };

const buckets = 60;
const times = Array.from({ length: buckets }, (_, index) => noon - (buckets - index) * minute);
const layer = (key: string, color: string, most: number, shift: number): BarsData['parts'][number] => ({
  key,
  label: key,
  color,
  values: times.map((_, index) =>
    Math.round(most * (0.6 + 0.4 * Math.sin(index / 6 + shift)) * (index === buckets - 1 ? 0.2 : 1)),
  ),
});
const data: BarsData = {
  times,
  widthMs: minute,
  parts: [
    layer('agent', 'domain-agent', 400, 0),
    layer('intelligence', 'domain-intelligence', 250, 1),
    layer('database', 'domain-database', 160, 2),
  ],
  coverage: times.map((_, index) =>
    index === buckets - 1 ? 'filling' : index === 40 || index === 41 ? 'lost' : 'received',
  ),
  gaps: [{ from: 40, to: 41, lines: ['gap 1 min 12 s'] }],
  summary: 'Events a minute, for an hour.',
};

const drawn = (shown: BarsData): PrimitiveSheet => {
  let bars: Bars | undefined;
  return sheet({
    colors: [...barsColors, 'domain-agent', 'domain-intelligence', 'domain-database'],
    draw(place, { tokens, format, inner }) {
      bars ??= new Bars({ tokens, onCursor: () => {} });
      const words = {
        timeZone: 'UTC',
        tick: (time: number) => format.minutes(time),
        level: (value: number) => format.compact(value),
        flag: () => '',
        point: (index: number) =>
          `${format.minutes(shown.times[index] ?? 0)}: ${format.integer(shown.parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))} events`,
        end: 'now',
      };
      bars.draw(place, shown, words, { width: inner, height: 168, left: 40 });
    },
  });
};

export const Stacked: StoryObj = { render: () => drawn(data) };

/** Before counting began nothing is known: a hatched rail, and no bars. */
export const NotKnownBefore: StoryObj = {
  render: () =>
    drawn({
      ...data,
      parts: data.parts.map((part) => ({
        ...part,
        values: part.values.map((value, index) => (index < 22 ? null : value)),
      })),
      coverage: data.coverage.map((state, index) => (index < 22 ? 'missing' : state)),
      gaps: [],
    }),
};

export const ByKeyboard: StoryObj = {
  render: () => drawn(data),
  play: async ({ canvasElement }) => {
    const { root } = await sheetOf(canvasElement);
    const plot = within(root.firstElementChild as HTMLElement).getByRole('slider');
    plot.focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    await expect(plot).toHaveAttribute('aria-valuenow', '58');
    await expect(plot).toHaveAttribute('aria-valuetext', expect.stringContaining('14:28'));
  },
};
