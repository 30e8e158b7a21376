import '@streamglass/widgets/define/platform-health.js';
import type { PlatformHealth } from '@streamglass/widgets';
import { type FakeClient, sampleHealth } from '@streamglass/widgets/testing';
import { expect, userEvent, waitFor } from 'storybook/test';
import { settled } from '../../../packages/widgets/src/testing/fixture.ts';
import { samples } from '../../../packages/widgets/src/widgets/platform-health/samples.ts';
import { answerAgain, insideOf, type PaneKind, paneMeta, paneStory, type State } from '../pane-story.ts';
import { commonStories } from '../states.ts';

const kind: PaneKind<PlatformHealth, FakeClient> = {
  tag: 'platform-health',
  ...samples,
};
const states = commonStories(kind);
const story = (state: State<PlatformHealth, FakeClient>) => paneStory(kind, state);

export default { title: 'Panes/Platform health', ...paneMeta(kind) };

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

type Health = typeof sampleHealth;
type Service = Health['services'][number];
const answerHealth = (client: FakeClient, change: Partial<Health>): void =>
  answerAgain(
    client,
    ['platform-health.health'],
    () => ({}),
    () => ({ ...sampleHealth, ...change }),
  );
const why = (pane: PlatformHealth) => insideOf(pane).querySelector('.why');

const well = (service: Service): Service => ({ ...service, status: 'ok', health: 'healthy', rank: 2 });
const known = sampleHealth.services.filter(({ lastHealthCheck }) => lastHealthCheck !== null);

/** Good news is ink: no colour but that of the traces. */
export const AllWell = story({
  about: 'Every service is healthy, nothing fires: good news takes no colour of its own.',
  prepare: (client) => {
    const { database, kafka } = sampleHealth;
    answerHealth(client, {
      status: 'ok',
      services: known.map(well),
      servicesUp: known.length,
      servicesTotal: known.length,
      neverReported: 0,
      activeAlerts: 0,
      database: database && { ...database, status: 'ok' },
      kafka: kafka && { ...kafka, status: 'ok', errors: 0, lag: 0 },
    });
    client.answer('platform-health.alerts', { data: () => ({ alerts: [], rules: [] }) });
  },
  play: async (pane) => {
    await waitFor(() => expect(insideOf(pane).querySelector('.big')).toHaveTextContent('OK'));
  },
});

export const UnreachableService = story({
  about:
    'One service does not answer: the overall state is that of the worst, with a sentence that names it and since when.',
  prepare: (client) => {
    const [worst, ...rest] = known;
    answerHealth(client, {
      services: worst ? [worst, ...rest.map(well)] : [],
      servicesUp: rest.length,
      servicesTotal: known.length,
      neverReported: 0,
      kafka: sampleHealth.kafka && { ...sampleHealth.kafka, status: 'ok' },
    });
  },
  play: async (pane) => {
    await waitFor(() => expect(why(pane)).toHaveTextContent('metadata-stamping has been unreachable for 34 min.'));
  },
});

export const NeverReported = story({
  about:
    'A service, the database and Kafka of which nothing was ever heard: neither up nor down, and no figure is made up.',
  prepare: (client) =>
    answerHealth(client, {
      status: 'unknown',
      services: sampleHealth.services.filter(({ lastHealthCheck }) => lastHealthCheck === null),
      servicesUp: 0,
      servicesTotal: 1,
      neverReported: 1,
      uptime: null,
      p95LatencyMs: null,
      avgLatencyMs: null,
      activeAlerts: 0,
      database: null,
      kafka: null,
    }),
  play: async (pane) => {
    await waitFor(() => expect(insideOf(pane).querySelector('.srow:not(.h)')).toHaveTextContent('never reported'));
  },
});

export const ManyServices = story({
  about: 'Forty services: the worst few come first, the rest on request.',
  prepare: (client) => {
    const services = Array.from({ length: 40 }, (_, index): Service => {
      const like = known[index % known.length] as Service;
      return index < known.length ? like : { ...well(like), name: `${like.name}-${Math.floor(index / known.length)}` };
    });
    answerHealth(client, { services, servicesTotal: 40, servicesUp: 37, neverReported: 0 });
  },
  play: async (pane) => {
    const rows = () => insideOf(pane).querySelectorAll('.srow .nm').length;
    await waitFor(() => expect(rows()).toBe(12));
    const more = insideOf(pane).querySelector<HTMLElement>('.more .lk');
    await waitFor(() => expect(more).toHaveTextContent('28 more services'));
    if (more) await userEvent.click(more);
    await settled(pane);
    await waitFor(() => expect(rows()).toBe(40));
  },
});

export const HowComputed = story({
  about: 'Definition and formula of each figure, from whoever computed it; inputs, last input, and what was left out.',
  play: async (pane) => {
    const button = insideOf(pane).querySelector<HTMLElement>('.ft .lk');
    if (button) await userEvent.click(button);
    await settled(pane);
    await waitFor(() =>
      expect(insideOf(pane).querySelector('.how')).toHaveTextContent('100 × time ok / time observed'),
    );
  },
});
