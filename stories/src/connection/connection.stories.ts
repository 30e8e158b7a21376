import '@streamglass/widgets/define/platform-health.js';
import { refusal } from '@streamglass/core/testing';
import type { PlatformHealth } from '@streamglass/widgets';
import type { StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import { insideOf } from '../pane-story.ts';
import { type ScriptedBridge, scriptedBridge } from './bridge.ts';

/** A pane with an endpoint, as hosts write it, and a bridge at the other end that the story scripts. */
export default {
  title: 'Connection',
  component: 'platform-health',
  parameters: { controls: { disable: true } },
};

interface Script {
  readonly about: string;
  readonly bridge: ScriptedBridge;
  readonly play: (pane: PlatformHealth, bridge: ScriptedBridge) => Promise<void>;
}
const story = ({ about, bridge, play }: Script): StoryObj => ({
  parameters: { msw: [bridge.handler], docs: { description: { story: about } } },
  beforeEach: () => bridge.begin(),
  render: () => {
    const pane = document.createElement('platform-health');
    pane.setAttribute('endpoint', bridge.url);
    pane.setAttribute('time-zone', 'UTC');
    return pane;
  },
  play: async ({ canvasElement }) => {
    const pane = canvasElement.querySelector('platform-health');
    if (!pane) throw new Error('The pane is not in the story.');
    await play(pane, bridge);
  },
});
const reaches = (pane: PlatformHealth, ...states: readonly string[]) =>
  waitFor(() => {
    for (const state of states) expect(pane.matches(`:state(${state})`), state).toBe(true);
  });
const latency = (pane: PlatformHealth) =>
  pane.answer('health')?.services.find(({ name }) => name === 'node-bridge')?.latency;

export const Connecting = story({
  about: 'The socket is open, and the bridge has not said `welcome` yet.',
  bridge: scriptedBridge('connecting', { begin: (server) => server.silence(true) }),
  play: (pane) => reaches(pane, 'loading', 'connecting'),
});

export const Live = story({
  about: '`hello`, `welcome`, a snapshot for each view, then patches.',
  bridge: scriptedBridge('live'),
  play: async (pane, { server, move }) => {
    await reaches(pane, 'shown', 'live', 'simulated');
    const before = latency(pane);
    move();
    await waitFor(() => expect(latency(pane)).not.toBe(before));
    await waitFor(() => expect(server.open).toBe(1));
  },
});

export const LostFrameHealed = story({
  about: 'A patch is lost on the way. The next one does not fit: the gap is said, and a snapshot heals what is shown.',
  bridge: scriptedBridge('lost-frame'),
  play: async (pane, { server, move }) => {
    await reaches(pane, 'shown', 'live');
    server.lose('patch');
    move();
    await waitFor(() => expect(pane.feed.gaps.map(({ kind }) => kind)).toContain('frames'));
    await waitFor(() => expect(server.received.filter(({ op }) => op === 'resync').length).toBeGreaterThan(0));
    await reaches(pane, 'shown', 'live', 'gap');
  },
});

export const DeniedByCloseCode = story({
  about:
    'The token is not accepted: an `error` that says why, then close code 4401. The client does not come back by itself.',
  bridge: scriptedBridge('denied', {
    authenticate: () => {
      throw refusal('unauthenticated', 'The token is of another issuer. Sign in again.');
    },
  }),
  play: async (pane, { server }) => {
    await reaches(pane, 'denied');
    await waitFor(() => expect(insideOf(pane).querySelector('.state')).toHaveTextContent('Sign in again.'));
    await waitFor(() => expect(server.opened).toBe(1));
  },
});

export const ViewForbidden = story({
  about: 'The token is good, but it names no right to this view: `error` with the id of the subscription.',
  bridge: scriptedBridge('forbidden', {
    begin: (server) => {
      for (const view of ['health', 'timelines', 'alerts'])
        server.refuse(`platform-health.${view}`, refusal('forbidden', 'It needs the right platform-health:read.'));
    },
  }),
  play: (pane) => reaches(pane, 'denied'),
});

export const Draining = story({
  about: 'The bridge drains (4501) and is not back yet: the last picture stays, and the next attempt is counted down.',
  bridge: scriptedBridge('draining'),
  play: async (pane, { server }) => {
    await reaches(pane, 'shown', 'live');
    server.rejectConnections(4501);
    server.close(4501, 'draining');
    await reaches(pane, 'shown', 'offline');
    await waitFor(() => expect(insideOf(pane).querySelector('.ft')).toHaveTextContent('Last snapshot'));
  },
});

export const DrainingAndBack = story({
  about: 'Another bridge takes over: the client comes back by itself after a moment, with a snapshot of the new epoch.',
  bridge: scriptedBridge('back'),
  play: async (pane, { server }) => {
    await reaches(pane, 'shown', 'live');
    // It may come back within a moment: what the pane tells is kept, not looked for.
    const told: string[] = [];
    pane.addEventListener('feed-change', ({ state }) => told.push(state));
    server.restart();
    await waitFor(() => expect(server.opened).toBeGreaterThan(1));
    await waitFor(() => expect(told.at(-1)).toBe('live'));
    await waitFor(() => expect(told).toContain('offline'));
    await reaches(pane, 'shown', 'live');
  },
});

export const WaitingForItsLog = story({
  about: 'The bridge is there, its Kafka is not: the last picture stays, and the feed state says that it waits.',
  bridge: scriptedBridge('waiting', { ingest: { state: 'waiting', waitingFor: 'Kafka', lag: null } }),
  play: (pane) => reaches(pane, 'shown', 'waiting'),
});

export const CatchingUp = story({
  about: 'The bridge reads what came while it was away: numbers move, and are not yet those of now.',
  bridge: scriptedBridge('catching-up', { ingest: { state: 'catching-up', lag: 18_204 } }),
  play: (pane) => reaches(pane, 'shown', 'catching-up'),
});
