import '@streamglass/widgets/define/agent-network.js';
import '@streamglass/widgets/define/event-flow.js';
import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import '@streamglass/widgets/define/sg-figures.js';
import '@streamglass/widgets/define/sg-time-series.js';
import '@streamglass/widgets/define/stream-provider.js';
import { linkGroup } from '@streamglass/core/page';
import type { AgentSelectEvent, EventFlow, LinkOpenEvent, Pane } from '@streamglass/widgets';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { samples as agentNetwork } from '../../../packages/widgets/src/widgets/agent-network/samples.ts';
import { samples as eventFlow } from '../../../packages/widgets/src/widgets/event-flow/samples.ts';
import { samples as platformHealth } from '../../../packages/widgets/src/widgets/platform-health/samples.ts';
import { samples as savingsChart } from '../../../packages/widgets/src/widgets/savings-chart/samples.ts';

/**
 * Panes and primitives put together, as a product would. The page lays them out; panes only need width. What links them is
 * a name: panes of one `group` share range, crosshair, selection, filters and pause, wherever on the page they stand.
 */
export default { title: 'Patterns' };

const paneIn = <P extends Pane>(canvas: HTMLElement, tag: string): P => {
  const pane = canvas.querySelector<P>(tag);
  if (!pane) throw new Error(`${tag} is not in the story.`);
  return pane;
};

/** Two columns from 1,000 px, one below. Pause any pane, and all stand still. */
export const Dashboard: StoryObj = {
  render: () => html`<style>
      .board {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr));
        gap: 16px;
        align-items: start;
      }
    </style>
    <div class="board">
      <platform-health .client=${platformHealth.client()} time-zone="UTC" group="board"></platform-health>
      <savings-chart .client=${savingsChart.client()} time-zone="UTC" group="board"></savings-chart>
      <agent-network .client=${agentNetwork.client()} time-zone="UTC" group="board"></agent-network>
      <event-flow .client=${eventFlow.client()} time-zone="UTC" group="board"></event-flow>
    </div>`,
  play: async ({ canvasElement }) => {
    const health = paneIn(canvasElement, 'platform-health');
    const flow = paneIn<EventFlow>(canvasElement, 'event-flow');
    await Promise.all([health.whenReady(), flow.whenReady()]);
    health.pause();
    await settled(flow);
    await waitFor(() => expect(flow.paused).toBe(true));
    linkGroup('board').set({ hold: false });
    await settled(flow);
    await waitFor(() => expect(flow.paused).toBe(false));
  },
};

/** The host listens to `agent-select` and narrows another pane: panes know nothing of each other. */
export const MasterAndDetail: StoryObj = {
  render: () => {
    const chosen = ({ agent }: AgentSelectEvent, canvas: Element): void => {
      const flow = canvas.querySelector<EventFlow>('event-flow');
      if (flow) flow.filter = agent === null ? '' : `source:${agent}`;
    };
    return html`<div
      @agent-select=${(event: AgentSelectEvent) => chosen(event, event.currentTarget as Element)}
    >
      <agent-network .client=${agentNetwork.client()} time-zone="UTC"></agent-network>
      <br />
      <event-flow .client=${eventFlow.client()} time-zone="UTC"></event-flow>
    </div>`;
  },
  play: async ({ canvasElement }) => {
    const network = paneIn(canvasElement, 'agent-network');
    const flow = paneIn<EventFlow>(canvasElement, 'event-flow');
    await Promise.all([network.whenReady(), flow.whenReady()]);
    await settled(network);
    (network as Pane & { select(agent: string): boolean }).select('api-architect');
    await waitFor(() => expect(flow.filter).toBe('source:api-architect'));
  },
};

/**
 * A filter of the group: `linkGroup('narrow').set({ filters: { agent: ['test-generator'] } })`, or the button beside a chosen agent.
 * Panes that show agents are narrowed to it, each with a chip that takes the filter away for all; the others stay as they are.
 */
export const LinkedFilters: StoryObj = {
  render: () =>
    html`<agent-network .client=${agentNetwork.client()} time-zone="UTC" group="narrow"></agent-network>
      <br />
      <savings-chart .client=${savingsChart.client()} time-zone="UTC" group="narrow"></savings-chart>
      <br />
      <platform-health .client=${platformHealth.client()} time-zone="UTC" group="narrow"></platform-health>`,
  play: async ({ canvasElement }) => {
    const network = paneIn(canvasElement, 'agent-network');
    const savings = paneIn(canvasElement, 'savings-chart');
    const health = paneIn(canvasElement, 'platform-health');
    await Promise.all([network.whenReady(), savings.whenReady(), health.whenReady()]);
    const group = linkGroup('narrow');
    const chip = (pane: Pane): HTMLElement | null => pane.renderRoot.querySelector('.chip');
    group.set({ filters: { agent: ['test-generator'] } });
    for (const pane of [network, savings]) await waitFor(() => expect(chip(pane)).toHaveTextContent('test-generator'));
    await waitFor(() => expect(chip(health)).toBe(null));
    await userEvent.click(
      within(savings.renderRoot as HTMLElement).getByRole('button', { name: 'Remove test-generator' }),
    );
    await waitFor(() => expect(chip(network)).toBe(null));
    await waitFor(() => expect(group.state.filters).toEqual({ agent: [] }));
    group.set({ filters: { agent: ['test-generator'] } });
    for (const pane of [network, savings]) await waitFor(() => expect(chip(pane)).not.toBe(null));
  },
};

/** Where the host has pages for what panes name, names are links. `link-open` asks the host first: a router of one page steps in. */
export const LinksOfTheHost: StoryObj = {
  render: () => {
    const open = (event: LinkOpenEvent): void => {
      event.preventDefault();
      const said = (event.currentTarget as Element).querySelector('output');
      if (said) said.value = `The host opens ${event.entity} ${event.key}`;
    };
    return html`<div @link-open=${open}>
      <p><output style="font: 13px/20px system-ui">Follow a name.</output></p>
      <platform-health .client=${platformHealth.client()} .links=${{ service: '/services/{key}', 'event-type': '/docs/events/{key}' }} time-zone="UTC"></platform-health>
    </div>`;
  },
  play: async ({ canvasElement }) => {
    const health = paneIn(canvasElement, 'platform-health');
    await health.whenReady();
    await settled(health);
    const [first] = within(health.renderRoot as HTMLElement).getAllByRole('link');
    if (first) await userEvent.click(first);
    await waitFor(() => expect(canvasElement.querySelector('output')).toHaveTextContent(/^The host opens service /));
  },
};

const minute = 60_000;
const end = Date.UTC(2026, 2, 12, 14, 30);
const times = Array.from({ length: 60 }, (_, index) => end - (59 - index) * minute);
const wave = (base: number, height: number, shift: number): number[] =>
  times.map((_, index) => base + height * (1 + Math.sin(index / 7 + shift) * Math.cos(index / 19)));

/** Primitives without any stream: plain data in, one crosshair for both charts. */
export const LinkedCharts: StoryObj = {
  render: () =>
    html`<sg-figures
        .figures=${[
          { label: 'Requests', value: 12_480, sub: 'last hour' },
          { label: 'Errors', value: 31, sub: '0.25% of requests' },
        ]}
      ></sg-figures>
      <br />
      <sg-time-series
        label="Requests"
        unit="requests per minute"
        group="charts"
        time-zone="UTC"
        .height=${180}
        .data=${{ times, series: [{ key: 'requests', label: 'Requests', values: wave(120, 80, 0) }] }}
      ></sg-time-series>
      <br />
      <sg-time-series
        label="Latency"
        unit="ms, p95"
        group="charts"
        time-zone="UTC"
        .height=${180}
        .data=${{
          times,
          series: [{ key: 'p95', label: 'p95', color: 'series-2', values: wave(40, 30, 2) }],
          thresholds: [{ value: 90, label: 'target' }],
        }}
      ></sg-time-series>`,
  play: async ({ canvasElement }) => {
    const [first] = canvasElement.querySelectorAll('sg-time-series');
    await first?.updateComplete;
    within(first?.renderRoot as HTMLElement)
      .getByRole('slider')
      .focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}');
    await waitFor(() => expect(linkGroup('charts').state.cursor).toBe(times[10]));
  },
};
