import '@streamglass/widgets/define/savings-chart.js';
import type { SavingsChart } from '@streamglass/widgets';
import { type FakeClient, sampleMetrics, sampleSeries, sampleTooFew } from '@streamglass/widgets/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { samples } from '../../../packages/widgets/src/widgets/savings-chart/samples.ts';
import { answerAgain, insideOf, type PaneKind, paneMeta, paneStory, type State } from '../pane-story.ts';
import { commonStories } from '../states.ts';

const kind: PaneKind<SavingsChart, FakeClient> = {
  tag: 'savings-chart',
  ...samples,
  argTypes: {
    range: { control: 'select', options: ['6h', '24h', '7d', '30d', '90d'] },
    metric: { control: 'inline-radio', options: ['cost', 'tokens', 'compute'] },
  },
};
const states = commonStories(kind);
const story = (state: State<SavingsChart, FakeClient>) => paneStory(kind, state);

export default { title: 'Panes/Savings chart', ...paneMeta(kind) };

export const Snapshot = states.Snapshot;
export const Live = states.Live;
export const Loading = states.Loading;
export const EmptyNeverSeen = states.EmptyNeverSeen;
export const EmptyNotInRange = states.EmptyNotInRange;
export const ErrorWithRetry = states.ErrorWithRetry;
export const Denied = states.Denied;
export const Offline = states.Offline;
export const Stale = states.Stale;
export const Paused = states.Paused;
export const Gap = states.Gap;
export const Simulated = states.Simulated;
export const Recorded = states.Recorded;
export const Cached = states.Cached;
export const TableTwin = states.TableTwin;
export const Narrow280 = states.Narrow280;
export const Half480 = states.Half480;
export const Dark = states.Dark;
export const HighContrast = states.HighContrast;
export const RightToLeft = states.RightToLeft;

const tab = (pane: SavingsChart, name: string) => within(insideOf(pane)).getByRole('tab', { name });
const plot = (pane: SavingsChart) => within(insideOf(pane)).getByRole('slider');

export const NotEnoughBaselineRuns = story({
  about:
    'Three of the thirty baseline runs that a comparison needs: no figure is shown, and how far it is from being one.',
  prepare: (client) =>
    answerAgain(
      client,
      ['intelligence-savings.metrics'],
      ({ range }) => ({ range: range && { ...range, from: range.to - 7 * 86_400_000 } }),
      () => sampleTooFew,
    ),
  args: { range: '7d' },
  play: async (pane) => {
    await waitFor(() => expect(insideOf(pane).querySelector('.state')).toHaveTextContent('3 of the 30'));
    await waitFor(() => expect(pane.twin()).toBeNull());
    await userEvent.click(within(insideOf(pane)).getByRole('button', { name: /30 d/ }));
    await waitFor(() => expect(pane.range).toBe('30d'));
  },
});

export const NoBaselineAtAll = story({
  about: 'Runs with intelligence, none without: nothing to compare with.',
  prepare: (client) =>
    answerAgain(
      client,
      ['intelligence-savings.metrics'],
      () => ({}),
      () => ({ ...sampleTooFew, baselineRuns: 0, unstatedRuns: 61 }),
    ),
});

export const Tokens = story({
  about: 'Cost, tokens and compute are tabs: one tab stop, arrow keys go through them.',
  play: async (pane) => {
    tab(pane, 'Cost').focus();
    await userEvent.keyboard('{ArrowRight}');
    await settled(pane);
    await waitFor(() => expect(pane.metric).toBe('tokens'));
    await waitFor(() => expect(tab(pane, 'Tokens')).toHaveAttribute('aria-selected', 'true'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await settled(pane);
    await waitFor(() => expect(pane.metric).toBe('cost'));
    await userEvent.click(tab(pane, 'Tokens'));
    await settled(pane);
    await waitFor(() => expect(insideOf(pane).querySelector('.above')).toHaveTextContent('tokens per day'));
  },
});

export const Crosshair = story({
  about:
    'The crosshair by keyboard: arrows go from point to point, Enter pins. The readout stands above the plot and never over data.',
  play: async (pane) => {
    plot(pane).focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    await settled(pane);
    await waitFor(() => expect(plot(pane)).toHaveAttribute('aria-valuenow', '20'));
    await waitFor(() => expect(insideOf(pane).querySelector('.readout')).toHaveTextContent('Saved'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    await settled(pane);
    await waitFor(() => expect(plot(pane)).toHaveAttribute('aria-valuenow', '23'));
  },
});

export const CrosshairOnAGap = story({
  about: 'A day without baseline runs breaks the line; its readout has a dash and says why, never zero.',
  play: async (pane) => {
    plot(pane).focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{/Shift}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    await settled(pane);
    await waitFor(() =>
      expect(plot(pane)).toHaveAttribute('aria-valuetext', expect.stringContaining('no baseline runs')),
    );
  },
});

export const OnlyLosses = story({
  about: 'Runs with intelligence cost more: losses are hatched, with a minus sign, and the sentence is the same.',
  prepare: (client) => {
    const points = sampleSeries.points.map((point) => ({
      ...point,
      withIntelligence: point.withoutIntelligence,
      withoutIntelligence: point.withIntelligence,
      savings: { ...point.savings, cost: point.savings?.cost == null ? null : -point.savings.cost },
    }));
    client.answer('intelligence-savings.timeSeries', { data: () => ({ ...sampleSeries, points }) });
    answerAgain(
      client,
      ['intelligence-savings.metrics'],
      () => ({}),
      () => ({
        ...sampleMetrics,
        savedOverDays: -(sampleMetrics.savedOverDays ?? 0),
        savedPerRun: -0.071,
        efficiencyGain: -31.4,
      }),
    );
  },
});
