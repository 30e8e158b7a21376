import type { FeedGap } from '@streamglass/core/client';
import type { Pane } from '@streamglass/widgets';
import { empty as answerNothing, type FakeClient, sampleNow, silence } from '@streamglass/widgets/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { settled } from '../../packages/widgets/src/testing/fixture.ts';
import type { CommonState } from './common-states.ts';
import { liveClient, liveRange } from './live.ts';
import {
  answerAgain,
  insideOf,
  type PaneKind,
  type PaneStory,
  paneStory,
  snapshotOf,
  type State,
  viewsOf,
} from './pane-story.ts';

const minute = 60_000;
const gap: FeedGap = { from: sampleNow - 96_000, to: sampleNow, kind: 'log', records: 1_912 };

const wordsOf = (pane: Pane): string | undefined =>
  insideOf(pane).querySelector<HTMLElement>('.feed:last-child')?.innerText;
const inState = (pane: Pane, ...names: readonly string[]): Promise<void> =>
  waitFor(() => {
    for (const name of names) expect(pane.matches(`:state(${name})`), name).toBe(true);
  });
/** The first of that name: a pane may offer the same in its header and its footer. */
const button = (pane: Pane, name: string): HTMLElement => {
  const [first] = within(insideOf(pane)).getAllByRole('button', { name });
  if (!first) throw new Error(`There is no button “${name}”.`);
  return first;
};

/** The stories that all panes have. A pane's file names each of them as an export of its own. */
export function commonStories<P extends Pane, C extends FakeClient>(
  kind: PaneKind<P, C>,
): Readonly<Record<CommonState, PaneStory>> {
  const { tag, nothing } = kind;
  const views = () => viewsOf(tag);
  const silent = (client: C): void => silence(client, tag);
  const empty = (client: C, seen: { readonly count: number; readonly lastTime: number | null }): void =>
    answerNothing(client, tag, nothing, { ...seen, since: sampleNow - 26 * 60 * minute });
  const arrive = kind.arrive ?? ((_: P, client: C) => answerAgain(client, views(), () => ({})));
  const story = (state: State<P, C>): PaneStory => paneStory(kind, state);

  return {
    Snapshot: story({
      about:
        'Data that the page itself gave (`pane.data`), at rest. The feed state says “Snapshot”, and there is nothing to pause.',
      give: (pane, client) => {
        pane.data = snapshotOf(client, tag, kind.own);
      },
      play: async (pane) => {
        await inState(pane, 'shown', 'ended');
        await waitFor(() => expect(wordsOf(pane)).toBe('Snapshot'));
      },
    }),
    Live: story({
      about:
        'The real engine in this page on a simulated platform: a day of it, and on from now. Simulated input is marked; change the range, pause, look at “How this is computed”.',
      args: { range: kind.liveRange ?? liveRange },
      give: (pane) => {
        pane.client = liveClient();
      },
      play: async (pane) => {
        await inState(pane, 'shown', 'live', 'simulated');
        const before = pane.asOf ?? Number.POSITIVE_INFINITY;
        await waitFor(() => expect(pane.asOf).toBeGreaterThan(before));
      },
    }),
    Loading: story({
      about: 'No view has answered yet. The skeleton comes after 400 ms, so that a fast answer does not flash.',
      prepare: (client) => {
        client.setFeed({ link: 'connecting', origin: 'none', fresh: { asOf: null, staleMs: null } });
        silent(client);
      },
      play: async (pane) => inState(pane, 'loading', 'connecting'),
    }),
    EmptyNeverSeen: story({
      about:
        'The views answered, and no input was ever seen: who would send it, and since when the bridge has counted.',
      prepare: (client) => empty(client, { count: 0, lastTime: null }),
      play: async (pane) => {
        await inState(pane, 'empty');
        await expect(await within(insideOf(pane)).findByRole('heading', { level: 4 })).toHaveTextContent(
          'No event seen',
        );
      },
    }),
    EmptyNotInRange: story({
      about: 'There was input, but not in this range: when the latest came, and a range that would show it.',
      args: { range: '1h' },
      prepare: (client) => empty(client, { count: 7, lastTime: sampleNow - 206 * minute }),
      play: async (pane) => {
        await inState(pane, 'empty');
        await waitFor(() => expect(button(pane, 'Show last 24 h')).toBeVisible());
      },
    }),
    ErrorWithRetry: story({
      about: 'A view failed: what failed, the cure, the code, and when it is tried again by itself.',
      prepare: (client) => {
        silent(client);
        client.setFeed({
          link: 'waiting',
          problem: {
            code: 'view-timeout',
            message: 'The bridge took longer than 5 s for 30 days.',
            hint: 'Ask for a shorter range.',
            retryAt: Date.now() + 60_000,
          },
        });
      },
      play: async (pane, client) => {
        await inState(pane, 'error');
        await userEvent.click(button(pane, 'Retry now'));
        await waitFor(() => expect(client.refreshed).toBeGreaterThan(0));
      },
    }),
    Denied: story({
      about: 'The viewer lacks a right. Nothing of what was shown before stays, and nothing is cached.',
      prepare: (client) =>
        client.setFeed({
          link: 'denied',
          problem: { code: '4403', message: `It needs the right ${views()[0]?.split('.')[0]}:read.` },
        }),
      play: async (pane) => {
        await inState(pane, 'denied');
        await waitFor(() => expect(pane.twin()).toBeNull());
      },
    }),
    Offline: story({
      about: 'The connection is gone: the last picture stays, with its time, and the next attempt is counted down.',
      prepare: (client) =>
        client.setFeed({
          link: 'offline',
          problem: {
            code: 'socket-closed',
            message: 'The bridge closed the connection.',
            retryAt: Date.now() + 60_000,
          },
        }),
      play: async (pane) => {
        await inState(pane, 'shown', 'offline');
        await waitFor(() => expect(wordsOf(pane)).toBe('Offline'));
      },
    }),
    Stale: story({
      about: 'The bridge is there, but what it knows does not get newer. The data stays in full ink.',
      prepare: (client) => client.setFeed({ fresh: { asOf: sampleNow, staleMs: 42_000 } }),
      play: async (pane) => {
        await inState(pane, 'shown', 'stale');
        await waitFor(() => expect(wordsOf(pane)).toBe('Stale 42 s'));
      },
    }),
    Paused: story({
      about:
        'The reader holds the picture. What comes in is counted, not lost; “Back to live” takes it in, in one step.',
      afterwards: async (pane, client) => {
        await settled(pane);
        pane.pause();
        for (let turn = 0; turn < 12; turn++) arrive(pane, client);
      },
      play: async (pane, client) => {
        await waitFor(() => expect(wordsOf(pane)).toMatch(/^Paused · \d+ buffered$/));
        await userEvent.click(button(pane, 'Back to live'));
        await settled(pane);
        await inState(pane, 'live');
        await userEvent.click(button(pane, 'Pause'));
        arrive(pane, client);
        await settled(pane);
        await inState(pane, 'paused');
        await waitFor(() => expect(pane.paused).toBe(true));
      },
    }),
    Gap: story({
      about:
        'Records are known to be missing: said beside the feed state, hatched on the coverage rail, never bridged.',
      prepare: (client) => {
        const { from, to, records } = gap;
        answerAgain(client, views(), ({ gaps }) => ({ gaps: [...gaps, { from, to, records: records ?? 0 }] }));
        client.setFeed({ gaps: [gap] });
      },
      play: async (pane) => {
        await inState(pane, 'shown', 'gap');
        await waitFor(() => expect(insideOf(pane).querySelector('.feed.gap')).toHaveTextContent('Gap'));
      },
    }),
    Simulated: story({
      about: 'Input that nobody really sent: tag, strip and watermark, and marked in every export.',
      prepare: (client) => client.setFeed({ origin: 'simulated' }),
      play: async (pane) => {
        await inState(pane, 'shown', 'simulated');
        await expect(await (await pane.export('csv')).text()).toContain('simulated');
      },
    }),
    Recorded: story({
      about: 'A recording is played, its times moved to now: marked like simulated input.',
      prepare: (client) => client.setFeed({ origin: 'recorded' }),
      play: async (pane) => inState(pane, 'shown', 'recorded'),
    }),
    Cached: story({
      about: 'What this browser kept from before, shown while the connection is made (`cache="session"`).',
      prepare: (client) => client.setFeed({ link: 'connecting', cached: true }),
      play: async (pane) => inState(pane, 'shown', 'connecting', 'cached'),
    }),
    TableTwin: story({
      about: 'The same rows, rounding and notes as a table. T turns to it and back, from anywhere in the pane.',
      args: { table: true },
      play: async (pane) => {
        const table = () => within(insideOf(pane)).queryByRole('region');
        // The table is fetched with the first that is shown.
        await waitFor(() => expect(table()).toBeVisible());
        insideOf(pane).querySelector<HTMLElement>('.hd button')?.focus();
        await userEvent.keyboard('t');
        await waitFor(() => expect(table()).toBeNull());
        await settled(pane);
        await userEvent.keyboard('t');
        await waitFor(() => expect(insideOf(pane).querySelectorAll('tbody tr').length).toBe(pane.twin()?.rows.length));
      },
    }),
    Narrow280: story({
      about: 'The least width: two-line rows, a few of them, figures two by two, all actions in one menu.',
      globals: { width: '280' },
      play: async (pane) => {
        await waitFor(() => expect(pane.size).toBe('narrow'));
        await waitFor(() => expect(pane.scrollWidth).toBeLessThanOrEqual(pane.clientWidth));
      },
    }),
    Half480: story({
      about: 'Half of a page: secondary columns leave.',
      globals: { width: '480' },
      play: async (pane) => {
        await waitFor(() => expect(pane.scrollWidth).toBeLessThanOrEqual(pane.clientWidth));
      },
    }),
    Dark: story({ about: 'Dark, by the inherited `color-scheme`.', globals: { theme: 'dark' } }),
    HighContrast: story({
      about: 'Text of at least 7 : 1, hairlines become lines. Also follows `prefers-contrast`.',
      globals: { theme: 'contrast-light' },
    }),
    RightToLeft: story({
      about: 'Header, tables and legends mirror; time axes, code and ids stay left to right.',
      globals: { direction: 'rtl' },
    }),
  };
}
