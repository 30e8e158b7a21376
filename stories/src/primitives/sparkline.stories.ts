import '@streamglass/widgets/define/sg-sparkline.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Args {
  readonly values: readonly (number | null)[];
  readonly target?: number;
  readonly tone?: string;
  readonly height?: number;
  readonly table?: boolean;
}

/** A line of one word's size, beside the number it belongs to. */
export default {
  title: 'Primitives/Sparkline',
  component: 'sg-sparkline',
  args: { values: [412, 398, 420, 405, null, null, 460, 512, 498, 541] },
  argTypes: { tone: { control: 'inline-radio', options: ['ink-3', 'warn', 'critical', 'series-1'] } },
  render: ({ values, target, tone, height, table }) =>
    html`<sg-sparkline label="Latency, ms" .values=${values} .target=${target ?? null} .tone=${tone ?? 'ink-3'} .height=${height ?? 20} .table=${table ?? false}></sg-sparkline>`,
} satisfies Meta<Args>;

export const Line: StoryObj<Args> = {};
/** What was promised, dashed. */
export const Target: StoryObj<Args> = { args: { target: 400, tone: 'warn' } };
/** Noise of a few percent must not look like a mountain. */
export const Flat: StoryObj<Args> = { args: { values: [100, 101, 100, 99, 100, 101] } };
/** One value is a dot; none is nothing; what is no number is left open. */
export const Sparse: StoryObj<Args> = { args: { values: [Number.NaN, 5, Number.POSITIVE_INFINITY] } };
/** The numbers behind it. */
export const AsTable: StoryObj<Args> = { args: { table: true, target: 400 } };
