import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedWord } from '../client/feed.ts';
import { agentRoutingCompleted } from '../events/agent/index.ts';
import { createSimulator, toRecords } from '../simulate/index.ts';
import type { eventFlowViews } from '../sources/event-flow.views.ts';
import type { ViewData } from '../sources/views.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createLocalClient } from './local-client.ts';

type Metrics = ViewData<typeof eventFlowViews, 'metrics'>;
const metrics = 'event-flow.metrics';
const hourAgo = (now: number) => now - 3_600_000;

test('records are read through decoder and engine, and a view answers what they add up to', async () => {
  const clock = createManualClock();
  const records = [...toRecords(createSimulator({ rate: 2 }).events(hourAgo(clock.now()), clock.now()))];
  const client = createLocalClient({ records, clock });
  const handle = client.watch<Metrics>(metrics, { range: '24h' });
  await clock.advance(1_000);
  assert.ok(records.length > 1_000);
  assert.equal(handle.shown?.data.totalEvents, records.length);
  assert.equal(handle.shown?.meta.origin, 'simulated');
  assert.equal(handle.feed.origin, 'simulated');
  assert.equal(feedWord(handle.feed), 'live');
  assert.equal((await client.query<Metrics>(metrics, { range: '24h' })).data.totalEvents, records.length);
  client.close();
  await clock.advance(60_000);
  assert.equal(clock.pending, 0);
});

test('a simulated feed follows the clock, and the view follows the feed', async () => {
  const clock = createManualClock();
  const feed = createSimulator({ rate: 20, opening: true }).live(clock.now());
  const client = createLocalClient({ feed, clock });
  const handle = client.watch<Metrics>(metrics, {}, { rate: 4 });
  const counts: number[] = [];
  for (let second = 0; second < 20; second++) {
    await clock.advance(1_000);
    counts.push(handle.shown?.data.totalEvents ?? 0);
  }
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => a - b),
  );
  assert.ok((counts.at(-1) ?? 0) > (counts[2] ?? 0));
  assert.deepEqual(handle.feed.gaps, []);
  assert.equal(handle.feed.fresh.staleMs, null);
  client.close();
});

test('a long past of a feed is read in slices, and the view says meanwhile that it catches up', async () => {
  const clock = createManualClock();
  const records = [...createSimulator({ rate: 5, rhythm: false }).events(clock.now() - 900_000, clock.now())];
  let asked = 0;
  const client = createLocalClient({ clock, feed: { due: () => (asked++ === 0 ? records : []) } });
  const handle = client.watch<Metrics>(metrics);
  assert.ok(records.length > 3_000);
  await clock.advance(0);
  assert.equal(asked, 1);
  await clock.advance(1_000);
  assert.equal(handle.shown?.data.totalEvents, records.length);
  assert.equal(handle.feed.link, 'live');
  client.close();
});

test('events take the same road, keep what they say, and reach tails and typed handlers', async () => {
  const clock = createManualClock();
  const client = createLocalClient({ clock, origin: 'recorded' });
  const handle = client.watch<Metrics>(metrics);
  const agents: string[] = [];
  client.on('omninode.agent.routing.completed.v1', ({ payload, origin }) =>
    agents.push(`${payload.selectedAgent} ${origin}`),
  );
  await clock.advance(6_000);
  assert.equal(handle.feed.link, 'waiting');
  const event = agentRoutingCompleted.create(
    { payload: { selectedAgent: 'polly', confidence: 0.5 }, source: 'router', time: clock.now(), correlationId: 'c' },
    { clock },
  );
  client.pushEvents([event, event]);
  await clock.advance(6_000);
  assert.equal(handle.feed.link, 'live');
  assert.deepEqual(agents, ['polly recorded']);
  assert.equal(handle.shown?.data.totalEvents, 1);
  assert.equal(handle.feed.origin, 'recorded');
  client.end();
  await clock.advance(6_000);
  assert.equal(feedWord(handle.feed), 'ended');
  client.close();
});

test('a recording of the past is seen as of its own end, and says that it is over', async () => {
  const clock = createManualClock();
  const from = Date.UTC(2025, 5, 1, 12);
  const records = [...toRecords(createSimulator({ rate: 1 }).events(from, from + 600_000))];
  const client = createLocalClient({ records, clock, asOf: 'records', origin: 'recorded' });
  const handle = client.watch<Metrics>(metrics);
  await clock.advance(20_000);
  assert.equal(handle.shown?.data.totalEvents, records.length);
  assert.equal(handle.feed.fresh.asOf, records.at(-1)?.timestamp);
  assert.equal(feedWord(handle.feed), 'ended');
  client.close();
});

test('what cannot be read is handed over with its reason', async () => {
  const clock = createManualClock();
  const rejects: string[] = [];
  const client = createLocalClient({ clock, onReject: (_, { code }) => rejects.push(code) });
  const value = new TextEncoder().encode('{');
  client.push([{ topic: 't', partition: 0, offset: '0', timestamp: clock.now(), key: null, value, headers: [] }]);
  assert.deepEqual(rejects, ['invalid-json']);
  const again = [{ topic: 't', partition: 0, offset: '0', timestamp: clock.now(), key: null, value, headers: [] }];
  assert.throws(() => client.push(again), { code: 'offset-covered' });
  client.close();
});

test('an unknown view and wrong parameters are said, not thrown', async () => {
  const clock = createManualClock();
  const client = createLocalClient({ clock });
  const [view, params] = [client.watch('no.view'), client.watch(metrics, { range: 'yesterday-ish' })];
  await clock.advance(500);
  assert.equal(view.feed.problem?.code, 'unknown-view');
  assert.equal(params.feed.problem?.code, 'bad-params');
  client.close();
});
