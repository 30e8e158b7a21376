import '@streamglass/widgets/define/event-flow.js';
import type { EventFlow } from '@streamglass/widgets';
import { type FakeTail, type FlowClient, flowGap, flowNow, sampleEvents } from '@streamglass/widgets/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { samples } from '../../../packages/widgets/src/widgets/event-flow/samples.ts';
import { insideOf, type PaneKind, paneMeta, paneStory, type State } from '../pane-story.ts';
import { commonStories } from '../states.ts';

const events = sampleEvents(240);

const tailOf = (client: FlowClient): FakeTail => {
  const tail = client.tails.at(-1);
  if (!tail) throw new Error('No tail is open.');
  return tail;
};

const kind: PaneKind<EventFlow, FlowClient> = {
  tag: 'event-flow',
  ...samples,
  own: {
    events: {
      events: events
        .slice(-60)
        .reverse()
        .map(({ id, type, time, source, correlationId = null, position: { topic, partition, offset } }) => ({
          id,
          type,
          timestamp: time,
          source,
          correlationId,
          durationMs: null,
          position: `${topic}/${partition}/${offset}`,
        })),
    },
  },
  arrive: (_, client) => tailOf(client).send(sampleEvents(12, 240 + client.tails.length * 12, flowNow)),
  liveRange: '1h',
  argTypes: {
    filter: { control: 'text' },
    domains: { control: 'check', options: ['agent', 'database', 'intelligence', 'code'] },
  },
};
const states = commonStories(kind);
const story = (state: State<EventFlow, FlowClient>) => paneStory(kind, state);

export default { title: 'Panes/Event flow', ...paneMeta(kind) };

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

const log = (pane: EventFlow) => within(insideOf(pane)).getByRole('treegrid');
const rows = (pane: EventFlow) =>
  [...insideOf(pane).querySelectorAll<HTMLElement>('.log .lr:not(.h)')].filter(({ hidden }) => !hidden);

export const ExpandedRow = story({
  about:
    'A row opened by keyboard: payload left, position and cause right. Choosing a row pauses; Escape closes, then follows.',
  play: async (pane) => {
    log(pane).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await settled(pane);
    await waitFor(() => expect(pane.paused).toBe(true));
    await userEvent.keyboard('{Escape}{Escape}');
    await settled(pane);
    await waitFor(() => expect(pane.paused).toBe(false));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await settled(pane);
    await waitFor(() => expect(insideOf(pane).querySelector('.facts')).toHaveTextContent('Partition, offset'));
  },
});

export const FollowCorrelation = story({
  about: 'From an opened row to everything of the same correlation: a filter, and back to live.',
  play: async (pane) => {
    rows(pane)[2]?.click();
    await settled(pane);
    await userEvent.click(await within(insideOf(pane)).findByRole('button', { name: /correlation/i }));
    await settled(pane);
    await waitFor(() => expect(pane.filtered('correlation')).toHaveLength(1));
    await waitFor(() => expect(pane.paused).toBe(false));
  },
});

export const Filter = story({
  about:
    'Words that stand in type, source or correlation; `type:`, `source:` and `correlation:` say in which. The bridge filters, not the page.',
  play: async (pane) => {
    await userEvent.type(within(insideOf(pane)).getByRole('searchbox'), 'failed');
    await waitFor(() => expect(pane.filter).toBe('failed'));
    // Until the bridge has answered, the rows of before are there.
    await waitFor(() => {
      expect(rows(pane).length).toBeGreaterThan(0);
      expect(rows(pane).filter(({ innerText }) => !innerText.includes('failed'))).toEqual([]);
    });
  },
});

export const FilterWithoutMatch = story({
  about: 'Nothing matches: the log says so, the chart stays.',
  args: { filter: 'source:nobody' },
  play: async (pane) => {
    await waitFor(() =>
      expect(insideOf(pane).querySelector('.log-none')).toHaveTextContent('No event matches this filter so far.'),
    );
  },
});

export const DomainFilter = story({
  about: 'The legend is the filter, of chart and log alike; a chip takes it back.',
  play: async (pane) => {
    const legend = within(within(insideOf(pane)).getByRole('group'));
    await userEvent.click(legend.getByRole('button', { name: /^agent/ }));
    await userEvent.click(legend.getByRole('button', { name: /^database/ }));
    await settled(pane);
    await waitFor(() => expect(pane.domains).toEqual(['agent', 'database']));
    await userEvent.click(within(insideOf(pane)).getByRole('button', { name: /database$/ }));
    await settled(pane);
    await waitFor(() => expect(pane.domains).toEqual(['agent']));
  },
});

export const GapInTheLog = story({
  about: 'What did not come is a row of its own, with span and count.',
  afterwards: async (pane, client) => {
    await settled(pane);
    tailOf(client).lose(flowGap);
    tailOf(client).send(sampleEvents(5, 240, flowNow));
  },
  play: async (pane) => {
    await waitFor(() => expect(log(pane)).toHaveTextContent('1,912 events not received'));
  },
});

export const FasterThanALog = story({
  about: 'More came than a log can show: a number in the footer, never a silent loss.',
  afterwards: async (pane, client) => {
    await settled(pane);
    tailOf(client).send(sampleEvents(40, 240, flowNow), 1_150);
  },
  play: async (pane) => {
    await waitFor(() => expect(insideOf(pane).querySelector('.ft')).toHaveTextContent('1,150 more came faster'));
  },
});

export const LogDenied = story({
  about: 'The viewer may see the numbers but not raw events: the chart stays, the log says why it is not there.',
  afterwards: async (pane, client) => {
    await settled(pane);
    pane.filter = 'x-nothing';
    await settled(pane);
    tailOf(client).setFeed({
      link: 'denied',
      problem: { code: 'tail-denied', message: 'Your token does not name the right to read raw events.' },
    });
  },
  play: async (pane) => {
    await waitFor(() => expect(insideOf(pane).querySelector('.said')).toHaveTextContent('right to read raw events'));
  },
});
