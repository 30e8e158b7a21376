import '@streamglass/widgets/define/agent-network.js';
import type { AgentNetwork } from '@streamglass/widgets';
import { type FakeClient, sampleCrowd } from '@streamglass/widgets/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { samples } from '../../../packages/widgets/src/widgets/agent-network/samples.ts';
import { insideOf, type PaneKind, paneMeta, paneStory, type State } from '../pane-story.ts';
import { commonStories } from '../states.ts';

const kind: PaneKind<AgentNetwork, FakeClient> = {
  tag: 'agent-network',
  ...samples,
  argTypes: { selected: { control: 'text' } },
};
const states = commonStories(kind);
const story = (state: State<AgentNetwork, FakeClient>) => paneStory(kind, state);

export default { title: 'Panes/Agent network', ...paneMeta(kind) };

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

const graph = (pane: AgentNetwork) => within(insideOf(pane)).getByRole('application');
const side = (pane: AgentNetwork) => insideOf(pane).querySelector('.side');

export const SelectedAgent = story({
  about: 'An agent chosen by keyboard: Home goes to the busiest, arrows along edges, Enter chooses, Escape clears.',
  play: async (pane) => {
    await pane.graph?.settled;
    const events: (string | null)[] = [];
    pane.addEventListener('agent-select', (event) => events.push((event as Event & { agent: string | null }).agent));
    graph(pane).focus();
    await userEvent.keyboard('{Home}{Enter}');
    await settled(pane);
    await waitFor(() => expect(pane.selected).toBe('polymorphic-agent'));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(pane.selected).toBeNull());
    await userEvent.keyboard('{Home}{PageDown}{Enter}');
    await settled(pane);
    await waitFor(() => expect(events).toEqual(['polymorphic-agent', null, pane.selected]));
    await waitFor(() => expect(side(pane)).toHaveTextContent('Receives from'));
    await waitFor(() => expect(side(pane)).toHaveTextContent(pane.selected ?? ''));
  },
});

export const SelectionRefused = story({
  about: '`agent-select` can be cancelled: the host keeps what was chosen before.',
  args: { selected: 'commit' },
  play: async (pane) => {
    await pane.graph?.settled;
    pane.addEventListener('agent-select', (event) => event.preventDefault(), { once: true });
    graph(pane).focus();
    await userEvent.keyboard('{Home}{Enter}');
    await settled(pane);
    await waitFor(() => expect(pane.selected).toBe('commit'));
  },
});

export const NoHandovers = story({
  about: 'Agents are known, and none handed over in this range: drawn alone, and said.',
  prepare: (client) => {
    client.answer('agent-network.routes', { data: () => ({ routes: [], others: 0 }) });
  },
  play: async (pane) => {
    await pane.graph?.settled;
    await settled(pane);
    await waitFor(() => expect(insideOf(pane).querySelector('.cv')).toHaveTextContent('No hand-over in this range'));
  },
});

export const Crowd = story({
  about: 'Four hundred agents: labels where they fit, greedy by size; zoom shows the others.',
  prepare: (client) => {
    const { agents, routes } = sampleCrowd(400, 1);
    client.answer('agent-network.agents', { data: () => agents });
    client.answer('agent-network.routes', { data: () => routes });
  },
  play: async (pane) => {
    await waitFor(() => expect(pane.graph?.note.drawn).toBe(400));
    await pane.graph?.settled;
  },
});

export const OpenRowOfTheList = story({
  about: 'Under 720 px the graph is a list; a row opens to what the side of the graph shows.',
  globals: { width: '480' },
  play: async (pane) => {
    const rows = within(insideOf(pane)).getAllByRole('button', { expanded: false });
    const row = rows.find(({ title }) => title === 'api-architect');
    row?.focus();
    await userEvent.keyboard('{Enter}');
    await settled(pane);
    await waitFor(() => expect(pane.selected).toBe('api-architect'));
    await waitFor(() => expect(insideOf(pane).querySelector('.list .more')).toHaveTextContent('python-fastapi-expert'));
  },
});
