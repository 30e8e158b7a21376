import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import '@streamglass/widgets/define/stream-provider.js';
import type { PlatformHealth, SavingsChart } from '@streamglass/widgets';
import { createSampleClient, sampleSeries } from '@streamglass/widgets/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { liveClient, liveRange } from '../live.ts';
import { insideOf } from '../pane-story.ts';

/** Panes below a provider take from it what they lack; panes of one group move together. */
export default {
  title: 'Panes/Stream provider',
  component: 'stream-provider',
  argTypes: {
    range: { control: 'select', options: ['15m', '1h', '6h', '24h', '7d', '30d'] },
    timeZone: { control: 'select', options: ['UTC', 'Europe/Berlin', 'Asia/Kolkata'] },
  },
  parameters: { controls: { include: ['range', 'timeZone'] } },
};

interface Args {
  readonly range?: string;
  readonly timeZone?: string;
}
const panesOf = async (canvas: HTMLElement) => {
  const health = canvas.querySelector<PlatformHealth>('platform-health');
  const savings = canvas.querySelector<SavingsChart>('savings-chart');
  if (!health || !savings) throw new Error('The panes are not in the story.');
  await settled(health);
  await settled(savings);
  return { health, savings };
};
const pair: TemplateResult = html`<platform-health></platform-health><br /><savings-chart></savings-chart>`;

/** One client, range and time zone for all panes below; a pane's own attribute wins. */
export const Shared: StoryObj<Args> = {
  args: { range: '7d', timeZone: 'Europe/Berlin' },
  render: ({ range = '7d', timeZone = 'UTC' }) =>
    html`<stream-provider .client=${createSampleClient()} range=${range} time-zone=${timeZone}>${pair}</stream-provider>`,
  play: async ({ canvasElement }) => {
    const { health } = await panesOf(canvasElement);
    await waitFor(() => expect(insideOf(health).querySelector('.scope')).toHaveTextContent('last 7 d'));
    await waitFor(() => expect(insideOf(health).querySelector('.ft')).toHaveTextContent('15:32:07 CET'));
  },
};

/** Range, crosshair, selection and pause go from pane to pane. */
export const Group: StoryObj<Args> = {
  render: () =>
    html`<stream-provider .client=${createSampleClient()} time-zone="UTC" group="story">${pair}</stream-provider>`,
  play: async ({ canvasElement }) => {
    const { health, savings } = await panesOf(canvasElement);
    const [pause] = within(insideOf(health)).getAllByRole('button', { name: 'Pause' });
    if (pause) await userEvent.click(pause);
    await settled(savings);
    await waitFor(() => expect(savings.paused).toBe(true));
    savings.resume();
    await settled(health);
    await waitFor(() => expect(health.paused).toBe(false));
    within(insideOf(savings)).getByRole('slider').focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}');
    await settled(savings);
    await waitFor(() => expect(savings.stream.groupState.cursor).toBe(sampleSeries.points[10]?.from));
  },
};

/** One engine behind both. */
export const Live: StoryObj<Args> = {
  args: { range: liveRange },
  render: ({ range = liveRange, timeZone = 'UTC' }) =>
    html`<stream-provider .client=${liveClient()} range=${range} time-zone=${timeZone} group="live">${pair}</stream-provider>`,
};
