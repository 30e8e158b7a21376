import '@streamglass/widgets/define/sg-time-series.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { SgTimeSeries } from '../../../packages/widgets/src/elements/sg-time-series.ts';
import type { ChartData } from '../../../packages/widgets/src/elements/time-series-data.ts';
import type { BarsData } from '../../../packages/widgets/src/primitives/bars/types.ts';
import { minute, noon } from './sheet.ts';

interface Args {
  readonly data: ChartData;
}

/**
 * Stacked bars over time: `<sg-time-series kind="bar">`, the class is `Bars`. The bucket that is still filling is hollow;
 * a loss is marked at both its ends. Bars begin at 0.
 */
export default {
  title: 'Primitives/Bars',
  component: 'sg-time-series',
  render: ({ data }) =>
    html`<sg-time-series kind="bar" label="Events" unit="events per minute" height="188" time-zone="UTC" .data=${data}></sg-time-series>`,
} satisfies Meta<Args>;
type Story = StoryObj<Args>;

const buckets = 60;
const times = Array.from({ length: buckets }, (_, index) => noon - (buckets - index) * minute);
const layer = (key: string, color: string, most: number, shift: number) => ({
  key,
  color,
  values: times.map((_, index): number | null =>
    Math.round(most * (0.6 + 0.4 * Math.sin(index / 6 + shift)) * (index === buckets - 1 ? 0.2 : 1)),
  ),
});
type States = BarsData['coverage'];
const states = (of: (index: number) => States[number]): States => times.map((_, index) => of(index));
const data: ChartData = {
  times,
  widthMs: minute,
  open: true,
  series: [
    layer('agent', 'series-3', 400, 0),
    layer('intelligence', 'series-1', 250, 1),
    layer('database', 'series-7', 160, 2),
  ],
  coverage: states((index) => (index === buckets - 1 ? 'filling' : index === 40 || index === 41 ? 'lost' : 'received')),
  gaps: [{ from: times[40] ?? 0, to: times[41] ?? 0, text: 'gap 1 min 12 s' }],
};

export const Stacked: Story = { args: { data } };

/** Before counting began nothing is known: a hatched rail, and no bars. */
export const NotKnownBefore: Story = {
  args: {
    data: {
      ...data,
      series: data.series.map((one) => ({ ...one, values: Array.from(one.values).map((value, index) => (index < 22 ? null : value)) })), // biome-ignore format: one row
      coverage: states((index) => (index < 22 ? 'missing' : index === buckets - 1 ? 'filling' : 'received')),
      gaps: [],
    },
  },
};

/** What is lost hangs from 0; the rail stays under everything. */
export const GainsAndLosses: Story = {
  args: {
    data: {
      times,
      widthMs: minute,
      series: [
        { key: 'Saved', color: 'series-1', values: times.map((_, index) => 20 + 15 * Math.sin(index / 5)) },
        { key: 'Lost', color: 'critical', values: times.map((_, index) => -8 - 7 * Math.cos(index / 4)) },
      ],
      thresholds: [{ value: 30, label: 'Target 30' }],
    },
  },
};

export const ByKeyboard: Story = {
  args: { data },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('sg-time-series') as SgTimeSeries;
    await element.updateComplete;
    const plot = within(element.renderRoot as unknown as HTMLElement).getByRole('slider');
    plot.focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuenow', '58'));
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuetext', expect.stringContaining('14:28')));
  },
};
