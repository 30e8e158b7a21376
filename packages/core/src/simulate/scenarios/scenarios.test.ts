import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalog } from '../../events/catalog.ts';
import { createDecoder } from '../../events/decode/decoder.ts';
import { encode, keyOf } from '../../events/encode.ts';
import { createSimulator, type Scenario, scenarios, type SimulatedEvent } from '../index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const monday = Date.UTC(2026, 0, 5);
const names = scenarios.map(({ name }) => name);

/** Events that no scenario tells of, each with the reason. There is none. */
const untold: Readonly<Record<string, string>> = {};

test('each scenario stands in a file of its name, with one sentence of docs', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !/^index|test|^failure|^threat-(?:watch|response)/.test(file),
  );
  assert.deepEqual(files.map((file) => file.replace('.ts', '')).sort(), [...names].sort());
  for (const { name, docs } of scenarios) {
    assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.match(docs, /^[A-Z][^.]{30,200}\.$/, name);
  }
});

test('all scenarios together tell of every event of the catalogue within a week', () => {
  const missing = new Set(catalog.definitions.map(({ type }) => type).filter((type) => !(type in untold)));
  const { happenings } = createSimulator({ scenarios: 'all', rate: 3 });
  for (const { type } of happenings(monday, monday + 7 * day)) {
    if (missing.delete(type) && missing.size === 0) break;
  }
  assert.deepEqual([...missing], []);
});

for (const scenario of scenarios) {
  test(`${scenario.name}: what it tells has a key, is read without repair as it was told, and follows from what was before`, () => {
    const { decode } = createDecoder();
    const from = monday + 2 * hour;
    const byId = new Map<string, SimulatedEvent>();
    const simulator = createSimulator({ scenarios: [scenario], rate: 1, seed: 5 });
    // From 02:00, when secrets are rotated, to beyond 04:00; whatever caused something in it was told at most so long before.
    for (const event of simulator.happenings(from - scenario.longestMs, from + 2.2 * hour)) {
      byId.set(event.id, event);
      const key = keyOf(event);
      assert.notEqual(key, null, `${event.type} has no key: what repeats would not meet in one partition`);
      const value = encode(event);
      const decoded = decode({ topic: 't', partition: 0, offset: '0', timestamp: event.time, key, value, headers: [] });
      assert.ok(decoded.kind === 'event' && decoded.known, JSON.stringify(decoded));
      assert.deepEqual(decoded.repairs, []);
      const { position: _, logTime: __, ...read } = decoded.event;
      assert.deepEqual(read, event);
      if (event.causationId === undefined || event.time < from) continue;
      const cause = byId.get(event.causationId);
      assert.ok(cause !== undefined, `${event.type} is caused by an event that was never told before it`);
      if (event.correlationId !== undefined) assert.equal(cause.correlationId, event.correlationId);
    }
  });

  test(`${scenario.name} keeps the rate that it states`, () => {
    const { eventsPerStory, clockRate = 0 } = scenario;
    const rate = eventsPerStory === undefined ? clockRate : clockRate + 3;
    const simulator = createSimulator({ scenarios: [scenario], rate, rhythm: false });
    const span = eventsPerStory === undefined ? 2 * day : 2 * hour;
    let count = 0;
    for (const _ of simulator.happenings(monday + 11 * hour, monday + 11 * hour + span)) count += 1;
    const got = count / (span / 1000);
    assert.ok(Math.abs(got / rate - 1) < 0.15, `${got} events a second for ${rate}`);
  });
}

test('any stretch is the same however it is reached, of any scenarios', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 7 * day }),
      fc.integer({ min: 1, max: 5 * minute }),
      fc.integer({ min: 1, max: 5 * minute }),
      (chosen, seed, at, before, after) => {
        const one = (from: number, to: number) => [
          ...createSimulator({ scenarios: chosen, seed, rate: 4 }).happenings(from, to),
        ];
        const from = monday + at;
        const whole = one(from, from + before + after);
        assert.deepEqual([...one(from, from + before), ...one(from + before, from + before + after)], whole);
      },
    ),
    { numRuns: 12 },
  );
});

test('what one scenario tells does not depend on who stands beside it', () => {
  const options = { seed: 3, rate: 4, rhythm: false };
  const beside = new Map(
    [...createSimulator({ ...options, scenarios: 'all' }).happenings(monday, monday + hour)].map((event) => [
      event.id,
      event,
    ]),
  );
  const alone = [...createSimulator({ ...options, scenarios: ['platform-health'] }).happenings(monday, monday + hour)];
  assert.ok(alone.length > 1_000);
  for (const event of alone) assert.deepEqual(beside.get(event.id), event);
});

test('weights say how stories share the rate', () => {
  const count = { 'omninode.code.generation.requested.v1': 0, 'omninode.metacontext.created.v1': 0 };
  const simulator = createSimulator({
    scenarios: [
      { scenario: 'code-generation', weight: 3 },
      { scenario: 'metacontext', weight: 1 },
    ],
    rate: 40,
    rhythm: false,
  });
  for (const { type } of simulator.happenings(monday, monday + hour))
    if (type in count) count[type as keyof typeof count] += 1;
  const of = (name: string) => scenarios.find((one) => one.name === name)?.eventsPerStory ?? 0;
  const events = Object.values(count);
  const share = ((events[0] as number) * of('code-generation')) / ((events[1] as number) * of('metacontext'));
  assert.ok(share > 2.5 && share < 3.5, `${share}`);
});

test('a scenario of one’s own is told beside those of the kit', () => {
  const own: Scenario = {
    name: 'own',
    docs: 'Nothing but a beat every ten seconds, by the clock of the house it stands in.',
    longestMs: 1_000,
    clockRate: 0.1,
    cast: () => ({
      clock({ scene: { second }, tell }) {
        const [definition] = catalog.definitions.filter(({ type }) => type === 'onex.node.heartbeat.published.v1');
        if (second % 10 === 0) tell(definition as never, second * 1000, 'own', { nodeId: 'own-1' } as never);
      },
    }),
  };
  const events = [
    ...createSimulator({ scenarios: [own, 'metacontext'], rate: 1 }).happenings(monday, monday + 10 * minute),
  ];
  assert.equal(events.filter(({ source }) => source === 'own').length, 60);
  assert.ok(events.some(({ type }) => type === 'omninode.metacontext.created.v1'));
});

test('wrong scenarios are refused, with the names there are', () => {
  const refusal = (chosen: Parameters<typeof createSimulator>[0]) => () => createSimulator(chosen);
  assert.throws(refusal({ scenarios: ['agent-run'] }), { code: 'unknown-scenario', message: /"agent-run"/ });
  assert.throws(refusal({ scenarios: [] }), { code: 'bad-scenarios' });
  assert.throws(refusal({ scenarios: ['registry', 'all'] }), {
    code: 'bad-scenarios',
    message: /registry is chosen twice/,
  });
  assert.throws(refusal({ scenarios: [{ scenario: 'registry', weight: 0 }] }), { code: 'bad-scenarios' });
});
