import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecoder } from '../../events/index.ts';
import { StreamglassError } from '../../lib/errors.ts';
import { allSources, createEngine, type Engine, type EngineOptions, eventFlow, restoreEngine } from '../index.ts';
import { defineViews, number, always, range } from '../contract.ts';
import { rollup } from './kinds.ts';
import { countAny, defineSource } from './source-api.ts';
import { recordOf, type TestRecord } from './test-records.ts';

const start = Date.UTC(2026, 2, 1, 12, 0, 0);
const day = 86_400_000;
const options: EngineOptions = { sources: allSources, decoder: createDecoder() };
const made = (extra: Partial<EngineOptions> = {}): Engine => createEngine({ ...options, ...extra });
const order = (offset: number, more: Partial<TestRecord> = {}) =>
  recordOf({ type: 'acme.order.placed.v1', topic: 't', logTime: start + offset * 1_000, offset, ...more });
const failsWith = (code: string) => (error: unknown) =>
  error instanceof StreamglassError && error.code === code && error.hint !== undefined;

test('accounts of a partition always balance', () => {
  const engine = made();
  engine.read(order(10));
  engine.read(order(11, { id: 'event-t-0-10' }));
  engine.read(order(15));
  engine.read({ ...order(16), value: null });
  engine.read({ ...order(17), value: new TextEncoder().encode('{') });
  engine.lost('t', 0, '18', '30', start, start + 1_000);
  engine.read(order(30));
  const [account] = engine.accounts;
  assert.deepEqual(account, {
    topic: 't',
    partition: 0,
    incarnation: 0,
    from: '10',
    to: '31',
    read: 6,
    accepted: 3,
    repeated: 1,
    deadLettered: 1,
    tombstones: 1,
    withoutRecord: 3,
    gap: 12,
  });
  assert.equal(engine.coveredTo('t', 0), '31');
  assert.equal(engine.coveredTo('t', 1), null);
  const { meta } = engine.answer('event-flow.events', {}, null);
  assert.deepEqual(meta.gaps, [{ from: start, to: start + 1_000, records: 12 }]);
});

test('an offset that is covered is refused, and nothing is counted', () => {
  const engine = made();
  engine.read(order(5));
  assert.throws(() => engine.read(order(5)), failsWith('offset-covered'));
  assert.throws(() => engine.read(order(4)), failsWith('offset-covered'));
  assert.equal(engine.accounts[0]?.read, 1);
});

test('offsets beyond 2^53 stay exact', () => {
  const engine = made();
  const big = 9_223_372_036_854_775_000n;
  for (const add of [0n, 1n, 3n]) engine.read({ ...order(Number(add)), offset: String(big + add) });
  assert.equal(engine.accounts[0]?.to, String(big + 4n));
  assert.equal(engine.accounts[0]?.withoutRecord, 1);
  const { events } = engine.answer('event-flow.events', {}, null).data as { events: { position: string }[] };
  assert.equal(events[0]?.position, `t/0/${big + 3n}`);
});

test('a topic that was made again begins at 0 of a new incarnation', () => {
  const engine = made();
  engine.read(order(100));
  engine.recreated('t', 0);
  assert.equal(engine.coveredTo('t', 0), '0');
  engine.read(order(0, { id: 'event-t-0-100' }));
  assert.deepEqual(
    engine.accounts.map(({ incarnation, accepted }) => [incarnation, accepted]),
    [
      [0, 1],
      [1, 1],
    ],
  );
  const { events } = engine.answer('event-flow.events', {}, null).data as { events: { position: string }[] };
  assert.deepEqual(events.map(({ position }) => position).sort(), ['t#1/0/0', 't/0/100']);
});

test('readings that overlap are not merged, adjacent ones are', () => {
  const first = made();
  const second = made();
  for (let offset = 0; offset < 10; offset++) first.read(order(offset));
  for (let offset = 9; offset < 20; offset++) second.read(order(offset));
  assert.throws(() => first.merge(second), failsWith('coverage-overlap'));
  const third = made();
  for (let offset = 10; offset < 20; offset++) third.read(order(offset));
  first.merge(third);
  assert.equal(first.accounts[0]?.to, '20');
  assert.equal(first.read(order(20, { id: 'event-t-0-15' })).kind, 'repeated');
  assert.equal(first.read(order(21, { id: 'event-t-0-5' })).kind, 'repeated');
  const apart = made();
  apart.read(order(50));
  assert.throws(() => first.merge(apart), failsWith('coverage-apart'));
});

test('a type that comes in on a second topic shows in the inputs', () => {
  const engine = made();
  engine.read(order(0));
  engine.read(order(0, { topic: 'u', time: start - 5 }));
  const input = engine.answer('event-flow.metrics', {}, null).meta.inputs[0];
  assert.deepEqual(input, { type: '*', producers: [], count: 2, lastTime: start, topics: ['t', 'u'] });
});

test('events older than every bucket count in totals and in no range; the others where they belong', () => {
  const engine = made();
  engine.advance(start);
  for (const [offset, back] of [0, 3_600_000, 2 * day, 30 * day, 93 * day].entries()) {
    engine.read(order(offset, { time: start - back, logTime: start }));
  }
  const total = (wanted: string): unknown =>
    engine.answer('event-flow.metrics', { range: wanted }, null).data.totalEvents;
  assert.deepEqual(['5m', '2h', '3d', '90d'].map(total), [1, 2, 3, 4]);
  const { meta, counted } = engine.answer('event-flow.metrics', {}, null);
  assert.equal(meta.late, 1);
  assert.equal(counted, 5);
  engine.advance(start + 5 * day);
  assert.deepEqual(['5m', '2h', '8d', '90d'].map(total), [0, 0, 3, 4]);
});

test('equal versions mean equal answers, and time alone changes them', () => {
  const engine = made();
  const version = (): string => engine.versionOf('event-flow.metrics', { range: '5m' }, null);
  engine.advance(start);
  engine.read(order(0));
  const before = version();
  engine.advance(start + 900);
  assert.equal(version(), before);
  engine.advance(start + 1_001);
  assert.notEqual(version(), before);
  const later = version();
  engine.setIngest({ state: 'live', waitingFor: null, lag: 0, slowest: null });
  assert.notEqual(version(), later);
  const live = version();
  engine.setIngest({ state: 'live', waitingFor: null, lag: 17, slowest: null });
  assert.equal(version(), live);
  assert.equal(engine.ingest.lag, 17);
  engine.read(order(1));
  assert.notEqual(version(), live);
});

test('unknown views and wrong parameters name the nearest right one', () => {
  const engine = made();
  assert.throws(
    () => engine.answer('event-flow.metric', {}, null),
    (error: unknown) =>
      error instanceof StreamglassError && error.code === 'unknown-view' && /metrics/.test(error.hint ?? ''),
  );
  assert.throws(
    () => engine.normalize('event-flow.metrics', { rnage: '1h' }),
    (error: unknown) =>
      error instanceof StreamglassError && error.code === 'bad-params' && /range/.test(error.hint ?? ''),
  );
  for (const params of [
    { limit: 0 },
    { limit: 1.5 },
    { limit: '5' },
    { limit: 1e9 },
    { range: 5 },
    { range: 'x' },
    { limit: true },
  ]) {
    assert.throws(
      () => engine.normalize('event-flow.metrics', params),
      failsWith('bad-params'),
      JSON.stringify(params),
    );
  }
  assert.deepEqual(engine.normalize('event-flow.metrics', { range: null }), { limit: 50, range: '1h' });
});

test('a zone that the platform does not know counts as UTC and is noted', () => {
  const { meta } = made().answer('intelligence-savings.metrics', { timeZone: 'Mars/Olympus' }, null);
  assert.deepEqual(meta.notes, ['time-zone-unknown']);
  const { meta: shifted } = made().answer('intelligence-savings.timeSeries', { timeZone: 'Asia/Kolkata' }, null);
  assert.deepEqual(shifted.notes, ['day-boundary-shifted']);
});

test('nothing of another tenant reaches a viewer', () => {
  const engine = made();
  engine.advance(start);
  engine.read(order(0, { tenant: 'a', correlation: 'secret' }));
  engine.read(order(1, { tenant: 'b' }));
  assert.deepEqual(engine.tenants, ['a', 'b']);
  const seen = engine.answer('event-flow.metrics', {}, ['b']);
  assert.equal(seen.data.totalEvents, 1);
  assert.equal(seen.counted, 1);
  assert.equal(seen.meta.inputs[0]?.count, 1);
  assert.equal(engine.answer('event-flow.events', {}, ['nobody']).counted, 0);
  assert.equal(engine.originOf(['nobody']), 'none');
  assert.ok(!JSON.stringify(seen).includes('secret'));
});

test('a checkpoint restores to an engine that answers and goes on alike', () => {
  const engine = made({ bounds: { tenants: 3 } });
  for (let offset = 0; offset < 50; offset++) {
    engine.advance(start + offset * 1_000);
    engine.read(order(offset, { tenant: `t${offset % 9}`, id: `e${offset % 40}` }));
  }
  const copy = restoreEngine(engine.checkpoint(), { ...options, bounds: { tenants: 3 } });
  assert.deepEqual(copy.dump(), engine.dump());
  assert.equal(copy.asOf, engine.asOf);
  for (const each of [engine, copy]) {
    each.read(order(50, { id: 'e45', tenant: 't0' }));
    each.advance(start + 100_000);
  }
  assert.deepEqual(copy.answer('event-flow.metrics', {}, null), engine.answer('event-flow.metrics', {}, null));
});

test('a state whose definition changed starts empty, and since says so', () => {
  const views = defineViews('demo', 'Demo', 1, {
    total: { label: 'Total', params: { range: range('1h') }, fields: { events: always(number('count', 'Events')) } },
  });
  const demo = (revision: number) =>
    defineSource(
      views,
      { uses: { all: rollup({ name: 'demo-all', revision, by: {}, measures: {} }, [countAny(() => ({}))]) } },
      {
        views: {
          total: {
            definitions: { events: 'Events.' },
            compute: ({ all }, _, time) => ({ events: all.over(time).total.count }),
          },
        },
      },
    );
  const before = made({ sources: [demo(1), eventFlow] });
  before.advance(start);
  before.read(order(0));
  const after = restoreEngine(before.checkpoint(), { ...options, sources: [demo(2), eventFlow] });
  assert.equal(after.answer('demo.total', {}, null).data.events, 0);
  assert.equal(after.answer('demo.total', {}, null).meta.since, null);
  assert.equal(after.answer('event-flow.metrics', {}, null).data.totalEvents, 1);
  after.read(order(7));
  assert.equal(after.answer('demo.total', {}, null).meta.since, start + 7_000);
  assert.equal(after.answer('event-flow.metrics', {}, null).meta.since, start);
});

test('bytes that are no checkpoint are refused', () => {
  const saved = made().checkpoint();
  for (const bytes of [new Uint8Array(), new Uint8Array(64), saved.slice(0, saved.length / 2)]) {
    assert.throws(() => restoreEngine(bytes, options), failsWith('bad-checkpoint'));
  }
});

test('a sum beyond 2^53 is null and noted, never a rounded number', () => {
  const engine = made();
  engine.advance(start);
  const cost = (offset: number) =>
    recordOf({
      type: 'omninode.agent.execution.completed.v1',
      topic: 't',
      payload: { agent_name: 'a', cost_usd: 5_000_000, with_intelligence: true },
      logTime: start,
      offset,
    });
  const answer = () => engine.answer('intelligence-savings.providerSavings', { range: '1h' }, null);
  const seriesCost = (): unknown => {
    const { points } = engine.answer('intelligence-savings.timeSeries', { range: '1h' }, null).data as {
      points: { withIntelligence: { cost: number | null } }[];
    };
    return points
      .map(({ withIntelligence }) => withIntelligence.cost)
      .filter((sum) => sum !== 0)
      .at(-1);
  };
  engine.read(cost(0));
  assert.equal(seriesCost(), 5_000_000);
  assert.deepEqual(answer().meta.notes, []);
  engine.read(cost(1));
  assert.equal(seriesCost(), null);
  assert.deepEqual(answer().meta.notes, ['sum-overflow']);
});
