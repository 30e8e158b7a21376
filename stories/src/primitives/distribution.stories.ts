import '@streamglass/widgets/define/sg-distribution.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { SgDistribution } from '../../../packages/widgets/src/elements/sg-distribution.ts';
import type { Bucket } from '../../../packages/widgets/src/primitives/distribution/spread.ts';

type Args = Partial<
  Pick<SgDistribution, 'values' | 'buckets' | 'quantiles' | 'scale' | 'unit' | 'caption' | 'height' | 'table'>
>;

/** The same numbers every time. */
const chance = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const gauss = (next: () => number): number => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
const next = chance(7);
const durations = Array.from({ length: 20_000 }, () =>
  next() < 0.75 ? Math.exp(3.4 + 0.7 * gauss(next)) : Math.exp(6 + 0.5 * gauss(next)),
);
const scores = Array.from({ length: 3_000 }, () => 50 + 12 * gauss(next));
const edges = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];
const counts = [12, 80, 410, 900, 1_200, 800, 300, 120, 60, 20, 8];
const buckets = edges.map((to, index): Bucket => ({ from: edges[index - 1] ?? 0, to, count: counts[index] ?? 0 }));

/**
 * How often which value. p50, p95 and p99 are named where they lie; a log scale is written in the unit line, and what has no place on
 * it stands under the plot. Arrow keys go from bar to bar, up and down from quantile to quantile.
 */
export default {
  title: 'Primitives/Distribution',
  component: 'sg-distribution',
  args: { values: durations, scale: 'log', unit: 'ms', caption: 'queries by duration' },
  argTypes: {
    scale: { control: 'inline-radio', options: ['linear', 'log'] },
    unit: { control: 'text' },
    caption: { control: 'text' },
    height: { control: { type: 'number', min: 80, max: 400, step: 10 } },
    table: { control: 'boolean' },
  },
  parameters: { controls: { include: ['scale', 'unit', 'caption', 'height', 'table'] } },
  render: ({ values, buckets: given, quantiles, scale, unit, caption, height, table }) =>
    html`<sg-distribution
      label="Query duration"
      .values=${values ?? []}
      .buckets=${given ?? null}
      .quantiles=${quantiles ?? [0.5, 0.95, 0.99]}
      .scale=${scale ?? 'linear'}
      .unit=${unit ?? ''}
      .caption=${caption ?? ''}
      .height=${height ?? 146}
      .table=${table ?? false}
    ></sg-distribution>`,
} satisfies Meta<Args>;

export const LogScale: StoryObj<Args> = {};

export const LinearScale: StoryObj<Args> = {
  args: { values: scores, scale: 'linear', unit: '', caption: 'runs by score' },
};

/** Bars of different width: the area is the count. Quantiles are only estimated; what lies beyond the edges is said. */
export const FromBuckets: StoryObj<Args> = {
  args: { buckets: [...buckets, { from: 10_000, to: Number.POSITIVE_INFINITY, count: 14 }] },
};

/** The bar under the cursor takes the line above the plot. */
export const ByKeyboard: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SgDistribution>('sg-distribution') as SgDistribution;
    await element.updateComplete;
    const plot = within(element.renderRoot.querySelector('.place') as HTMLElement).getByRole('slider');
    plot.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await waitFor(() => expect(plot).toHaveAttribute('aria-valuetext', expect.stringContaining('of all')));
  },
};

/** Every bucket with its share and the share up to it; quantiles stand in the caption. By T, by the attribute, as CSV. */
export const AsTable: StoryObj<Args> = {
  args: { table: true },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SgDistribution>('sg-distribution') as SgDistribution;
    await waitFor(() => expect(element.renderRoot.querySelectorAll('tbody tr').length).toBeGreaterThan(20));
  },
};

export const OneValue: StoryObj<Args> = { args: { values: [41] } };

export const Empty: StoryObj<Args> = { args: { values: [] } };

/** Zero and less have no logarithm, and what is no number is none: both are counted under the plot. */
export const NotAllOnALogScale: StoryObj<Args> = {
  args: { values: [...durations.slice(0, 400), ...Array<number>(12).fill(0), -3, Number.NaN] },
};

export const NothingOnALogScale: StoryObj<Args> = { args: { values: [-1, -2, 0] } };

/** Running totals instead of counts: refused, with the cure. */
export const OverlappingBuckets: StoryObj<Args> = {
  args: { buckets: edges.map((to) => ({ from: 0, to, count: to })) },
};

export const At280: StoryObj<Args> = { globals: { width: '280' } };
