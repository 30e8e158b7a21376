import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../events/catalog.ts';
import { createDecoder } from '../events/decode/decoder.ts';
import { systemClock } from '../lib/clock.ts';
import { toRecords } from './records.ts';
import { paceOf } from './pace.ts';
import { createSimulator, type SimulatedRecord, type SimulatorOptions } from './simulator.ts';
import type { SimulatedEvent } from './story.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const monday = Date.UTC(2026, 0, 5);
const happenings = (from: number, to: number, options: SimulatorOptions = {}): SimulatedEvent[] => [
  ...createSimulator({ rate: 20, seed: 7, ...options }).happenings(from, to),
];

test('the same seed gives the same events, another seed gives others', () => {
  const events = happenings(monday, monday + 5 * minute);
  assert.deepEqual(happenings(monday, monday + 5 * minute), events);
  assert.notDeepEqual(happenings(monday, monday + 5 * minute, { seed: 8 }), events);
});

test('a stretch of time is the same however it is reached', () => {
  const whole = happenings(monday, monday + 10 * minute);
  const middle = monday + 3 * minute + 217;
  assert.deepEqual([...happenings(monday, middle), ...happenings(middle, monday + 10 * minute)], whole);
});

test('events come in order of time, within what was asked for, each with an id of its own', () => {
  const events = happenings(monday + 9 * hour, monday + 9 * hour + 20 * minute, { tenants: ['default', 'acme'] });
  const times = events.map(({ time }) => time);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.ok((times[0] as number) >= monday + 9 * hour && (times.at(-1) as number) < monday + 9 * hour + 20 * minute);
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
  assert.deepEqual([...new Set(events.map(({ tenantId }) => tenantId))].sort(), ['acme', 'default']);
});

test('every event is marked as simulated, fits its definition and reads back as it was told', () => {
  const { decode } = createDecoder();
  const from = monday + 8 * hour;
  for (const record of toRecords(createSimulator({ rate: 6, opening: true }).events(from, from + 40 * minute))) {
    assert.ok(record.key !== null, 'repeats must meet in one partition, so every record has a key');
    const decoded = decode(record);
    assert.equal(decoded.kind, 'event', JSON.stringify(decoded));
    if (decoded.kind !== 'event') return;
    assert.deepEqual(decoded.repairs, []);
    assert.equal(decoded.event.extra, undefined);
    assert.equal(decoded.event.origin, 'simulated');
    const checked = catalog.find(decoded.event.type)?.schema.safeParse(decoded.event.payload);
    assert.equal(checked?.success, true, decoded.event.type);
  }
});

test('what is told is rounded to the quanta already: decoding changes no value', () => {
  const { decode } = createDecoder();
  const records = createSimulator({ rate: 30 }).events(monday, monday + 10 * minute);
  for (const { event, ...record } of records) {
    const decoded = decode({ ...record, partition: 0, offset: '0', timestamp: record.time });
    assert.ok(decoded.kind === 'event');
    assert.deepEqual(decoded.event.payload, event.payload);
    assert.equal(decoded.event.time, event.time);
  }
});

/** What the default scenario tells of; an event that no chain leads to is not made up. */
const told = [
  'omninode.agent.confidence.scored.v1',
  'omninode.agent.execution.completed.v1',
  'omninode.agent.execution.failed.v1',
  'omninode.agent.execution.started.v1',
  'omninode.agent.provider.selected.v1',
  'omninode.agent.quality.gate.failed.v1',
  'omninode.agent.quality.gate.passed.v1',
  'omninode.agent.routing.completed.v1',
  'omninode.agent.routing.failed.v1',
  'omninode.agent.routing.requested.v1',
  'omninode.agent.transformation.completed.v1',
  'omninode.agent.transformation.failed.v1',
  'omninode.agent.transformation.started.v1',
  'omninode.consul.service.deregister.requested.v1',
  'omninode.consul.service.deregistered.v1',
  'omninode.consul.service.discover.requested.v1',
  'omninode.consul.service.discovered.v1',
  'omninode.consul.service.health.changed.v1',
  'omninode.consul.service.register.requested.v1',
  'omninode.consul.service.registered.v1',
  'omninode.database.connection.lost.v1',
  'omninode.database.connection.restored.v1',
  'omninode.database.connection.status.v1',
  'omninode.kafka.topic.activity.v1',
  'omninode.node.service.deregistered.v1',
  'omninode.node.service.registered.v1',
  'omninode.service.deregistered.v1',
  'omninode.service.health.changed.v1',
  'omninode.service.registered.v1',
  'omninode.token.balance.updated.v1',
  'omninode.token.consumed.v1',
  'omninode.token.earned.v1',
  'omninode.token.usage.recorded.v1',
  'onex.node.announce.v1',
  'onex.node.introspect_response.v1',
  'onex.registry.introspect_request.v1',
];

test('a week holds every event of the scenario and no other, at the stated rate, with nights and weekends below it', () => {
  const seen = new Set<string>();
  const perHour = new Float64Array(7 * 24);
  for (const { time, type } of createSimulator({ rate: 1 }).happenings(monday, monday + 7 * day)) {
    seen.add(type);
    const index = Math.floor((time - monday) / hour);
    perHour[index] = (perHour[index] as number) + 1;
  }
  assert.deepEqual([...seen].sort(), told);
  const sum = (from: number, to: number): number => perHour.slice(from, to).reduce((total, count) => total + count, 0);
  assert.ok(Math.abs(sum(0, 7 * 24) / (7 * 86_400) - 1) < 0.1);
  assert.ok(sum(2, 3) < sum(14, 15) / 2, 'Monday 02:00 against Monday 14:00');
  assert.ok(sum(5 * 24, 7 * 24) < sum(0, 2 * 24), 'the weekend against Monday and Tuesday');
});

test('what belongs together shares a correlation, and causes come before what they cause', () => {
  const events = happenings(monday + 12 * hour, monday + 12 * hour + 30 * minute);
  const byId = new Map(events.map((event) => [event.id, event]));
  let caused = 0;
  for (const event of events) {
    const cause = byId.get(event.causationId ?? '');
    if (cause === undefined) continue;
    caused += 1;
    assert.ok(cause.time <= event.time, `${cause.type} before ${event.type}`);
    if (event.correlationId !== undefined) assert.equal(cause.correlationId, event.correlationId);
  }
  assert.ok(caused > events.length / 4);
});

test('seven runs in ten are with intelligence; they cost less but for one agent', () => {
  const cost = { with: 0, without: 0 };
  const runs = { with: 0, without: 0 };
  const tokens: Record<string, { with: number[]; without: number[] }> = {};
  for (const { type, payload } of createSimulator({ rate: 60, rhythm: false }).happenings(
    monday,
    monday + 90 * minute,
  )) {
    if (type !== 'omninode.agent.execution.completed.v1') continue;
    const kind = payload.withIntelligence === true ? 'with' : 'without';
    cost[kind] += payload.costUsd as number;
    runs[kind] += 1;
    const agent = payload.agentName as string;
    tokens[agent] ??= { with: [], without: [] };
    tokens[agent][kind].push(payload.tokensUsed as number);
  }
  const share = runs.with / (runs.with + runs.without);
  assert.ok(share > 0.65 && share < 0.75, `${share}`);
  assert.ok(cost.with / runs.with < 0.85 * (cost.without / runs.without));
  const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
  const worse = Object.entries(tokens).filter(([, kinds]) => mean(kinds.with) > mean(kinds.without));
  assert.deepEqual(
    worse.map(([agent]) => agent),
    ['query-tuner'],
  );
});

test('databases that are lost come back, with the time they were away', () => {
  const events = [...createSimulator({ rate: 0.1, seed: 3 }).happenings(monday, monday + 3 * day)];
  const lost = events.filter(({ type }) => type === 'omninode.database.connection.lost.v1');
  const restored = events.filter(({ type }) => type === 'omninode.database.connection.restored.v1');
  assert.ok(lost.length > 0);
  for (const end of restored) {
    const begin = lost.findLast(
      ({ time, payload }) => time < end.time && payload.databaseName === end.payload.databaseName,
    );
    if (begin === undefined) continue;
    assert.ok(Math.abs(end.time - begin.time - (end.payload.downtimeMs as number)) < 1000);
  }
});

test('following time gives each record once, when it is due', () => {
  const simulator = createSimulator({ rate: 20, seed: 7 });
  const live = simulator.live(monday);
  const due = [1000, 1000, 4700, minute].flatMap((at) => {
    const records = [...live.due(monday + at)];
    assert.ok(records.every(({ time }) => time <= monday + at));
    return records.map(({ event }) => event.id);
  });
  const all = happenings(monday, monday + minute).map(({ id }) => id);
  assert.deepEqual(due, all);
});

test('playing gives the history at a speed until it has caught up, and then goes with the clock', () => {
  let now = monday + hour;
  const clock = { ...systemClock, now: () => now };
  const play = createSimulator({ rate: 20, seed: 7 }).play({ clock, backfill: 10 * minute, speed: 60 });
  const ids: string[] = [];
  /** Up to when it was given, in s after the beginning of the history. */
  const reachedAfter = (seconds: number): number => {
    now = monday + hour + seconds * 1000;
    const records = play.due();
    assert.ok(records.every(({ time }) => time <= now));
    ids.push(...records.map(({ event }) => event.id));
    return records.length === 0 ? 0 : ((records.at(-1) as SimulatedRecord).time - (monday + hour - 10 * minute)) / 1000;
  };
  assert.ok(Math.abs(reachedAfter(1) - 60) < 3);
  assert.ok(Math.abs(reachedAfter(5) - 300) < 3);
  assert.ok(Math.abs(reachedAfter(30) - 630) < 3, 'it never overtakes the clock');
  assert.ok(Math.abs(reachedAfter(40) - 640) < 3);
  assert.deepEqual(
    ids,
    happenings(monday + 50 * minute, now).map(({ id }) => id),
  );
});

test('playing gives the history at once when no speed is stated, and falls behind the clock below 1', () => {
  let now = monday + hour;
  const clock = { ...systemClock, now: () => now };
  const atOnce = createSimulator({ rate: 20 }).play({ clock, backfill: 2 * minute });
  assert.equal(atOnce.due().length, happenings(now - 2 * minute, now, { seed: 1 }).length);
  const slow = createSimulator({ rate: 20 }).play({ clock, speed: 0.1 });
  now += 2 * minute;
  assert.equal(slow.due().length, happenings(now - 2 * minute, now - 108_000, { seed: 1 }).length);
  assert.throws(() => createSimulator().play({ speed: 0 }), { code: 'bad-speed' });
});

test('an event is due when the speed has reached it, and no earlier than it happens', () => {
  const pace = paceOf({ began: 1_000_000, from: 400_000, speed: 10 });
  for (const time of [400_000, 700_000, 1_060_000, 2_000_000]) {
    const at = pace.dueAt(time);
    assert.ok(at >= time);
    assert.ok(pace.reached(at) >= time && pace.reached(at - 1) < time, `${time}`);
  }
});

test('at the opening everybody introduces themselves', () => {
  const types = new Set(
    happenings(monday + 3 * hour, monday + 3 * hour + 2000, { opening: true }).map(({ type }) => type),
  );
  for (const type of ['omninode.service.registered.v1', 'onex.node.announce.v1']) assert.ok(types.has(type), type);
});

test('wrong options are refused by name', () => {
  assert.throws(() => createSimulator({ rate: 0 }), { code: 'bad-rate' });
  assert.throws(() => createSimulator({ tenants: [] }), { code: 'bad-tenants' });
});
