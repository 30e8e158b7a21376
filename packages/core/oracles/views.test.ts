/** Every view against its oracle: on simulated and made-up streams, the recorded session, and streams made by hand. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { createSimulator, disturb, toRecords } from '../src/simulate/index.ts';
import { describeDifferences, type Difference } from './compare.ts';
import { engineViews, type Held, hold } from './hold.ts';
import { makeRecords } from './make-records.ts';
import { oracleViews, viewContracts } from './oracle.ts';
import { type LogRecord, readRecords } from './records.ts';
import { valueAt } from './stream-kit.ts';
import { streams } from './streams.ts';

const samples = process.env['SAMPLES_DIR'] ?? new URL('../../../../shared/samples', import.meta.url).pathname;
const missing = existsSync(samples) ? false : `no samples at ${samples} (set SAMPLES_DIR)`;
const now = Date.UTC(2026, 2, 31, 10, 0, 30, 250);
const hour = 3_600_000;
const day = 24 * hour;

test('every view of every contract has an oracle, every oracle a view, and the engine answers them all', () => {
  assert.deepEqual(oracleViews, [...viewContracts.keys()].toSorted());
  assert.deepEqual(engineViews.toSorted(), [...oracleViews]);
});

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata'];

/**
 * Questions about a view: every range for all tenants, then each choice of tenants with a small limit. Zones and ranges
 * take turns, so that each meets each over the streams without asking everything everywhere.
 */
function* questions(
  view: string,
  ranges: readonly string[],
  tenants: readonly (readonly string[] | null)[],
  turn: number,
) {
  const has = viewContracts.get(view)?.params ?? {};
  const params = (index: number, limit: number): Record<string, string | number> => ({
    ...('range' in has ? { range: ranges[index % ranges.length] as string } : {}),
    ...('timeZone' in has ? { timeZone: zones[(index + turn) % zones.length] as string } : {}),
    ...('limit' in has ? { limit } : {}),
    ...('minBaseline' in has ? { minBaseline: 5 } : {}),
  });
  for (let index = 0; index < ('range' in has ? ranges.length : 1); index++)
    yield { params: params(index, 1000), seen: null };
  for (const [index, seen] of tenants.entries())
    if (seen !== null || 'limit' in has) yield { params: params(index + turn + 1, 3), seen };
}

async function holdsFor(
  records: readonly LogRecord[],
  asOf: number,
  ranges: readonly string[],
  tenants: readonly (readonly string[] | null)[] = [],
  turn = 0,
  clock: 'live' | 'past' = 'live',
) {
  const held = await hold(records, asOf, clock);
  try {
    await agrees(held, ranges, tenants, turn);
  } finally {
    held.close();
  }
}

async function agrees(
  held: Held,
  ranges: readonly string[],
  tenants: readonly (readonly string[] | null)[] = [],
  turn = 0,
  views = engineViews,
) {
  const found: Difference[] = [];
  for (const view of views) {
    for (const { params, seen } of questions(view, ranges, tenants, turn)) {
      const of = `${view}(${JSON.stringify(params)}, ${JSON.stringify(seen)})`;
      found.push(...(await held.differences(view, params, seen)).map((difference) => ({ ...difference, view: of })));
    }
  }
  assert.equal(found.length, 0, `${found.length} differences\n${describeDifferences(found, 40)}`);
  await accountsHold(held);
}

async function accountsHold({ engine, oracle }: Held) {
  const key = ({ topic, partition }: { topic: string; partition: number }) => `${topic}/${partition}`;
  const got = Object.fromEntries(
    engine.accounts.map(({ read, accepted, repeated, deadLettered, tombstones, ...account }) => [
      key(account),
      { read, accepted, repeated, deadLettered, tombstones },
    ]),
  );
  const want = Object.fromEntries(
    (await oracle.accounts()).map(({ topic, partition, ...rest }) => [key({ topic, partition }), rest]),
  );
  assert.deepEqual(got, want, 'accounts');
  for (const { read, accepted, repeated, deadLettered, tombstones } of engine.accounts) {
    assert.equal(read, accepted + repeated + deadLettered + tombstones);
  }
}

const tenants = [null, ['acme'], ['default', 'beta']];
const spans: readonly (readonly [seed: number, count: number, length: number, ranges: readonly string[]])[] = [
  [11, 3000, 12 * 60_000, ['10m', '15m']],
  [12, 3000, 90 * 60_000, ['10m', '1h']],
  [13, 4000, 26 * hour, ['1h', '24h']],
  [14, 4000, 7.5 * day, ['24h', '7d']],
  [15, 4000, 30 * day, ['7d', '30d', 'today']],
];
// Seed 13 has more correlations than are counted exactly.
for (const [seed, count, length, ranges] of spans) {
  test(`views and oracles agree on a made-up stream over ${ranges.join(', ')} (seed ${seed})`, () =>
    holdsFor(
      makeRecords({
        seed,
        count,
        from: now - length,
        to: now,
        odd: 0.1,
        correlations: seed === 13 ? 1_000_000 : count / 4,
      }),
      now,
      ranges,
      tenants,
      seed,
    ));
}

const simulated: readonly (readonly [seed: number, rate: number, length: number, ranges: readonly string[]])[] = [
  [21, 6, 11 * 60_000, ['10m', '1h']],
  [22, 1.2, 65 * 60_000, ['1h', '24h']],
];
for (const [seed, rate, length, ranges] of simulated) {
  test(`views and oracles agree on a simulated stream over ${ranges.join(', ')} (seed ${seed})`, () => {
    const simulator = createSimulator({ seed, rate, tenants: ['default', 'acme'], opening: true, rhythm: false });
    const how = { seed, repeats: 0.03, disorder: 0.05, late: 0.01, poison: 0.02, tombstones: 0.01, lateWithin: 500 };
    return holdsFor(
      [...toRecords(disturb(simulator.events(now - length, now - 500), how), { seed })],
      now,
      ranges,
      [['acme']],
      seed,
    );
  });
}

test('views and oracles agree when yesterday is read today, one topic after the other, with events that came hours late', () => {
  const length = 4 * hour;
  const simulator = createSimulator({ seed: 23, rate: 0.1, tenants: ['default', 'acme'], opening: true });
  const disturbed = disturb(simulator.events(now - length, now - 500), {
    seed: 23,
    disorder: 0.05,
    late: 0.05,
    lateWithin: 8_000,
  });
  const records = [...toRecords(disturbed, { seed: 23 })].toSorted((a, b) =>
    a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0,
  );
  // Written at once: the log's times say nothing about when the events happened.
  return holdsFor(
    records.map((record) => ({ ...record, timestamp: now - 100 })),
    now,
    ['1h', '24h'],
    [],
    23,
    'past',
  );
});

test('views and oracles agree on the recorded session', { skip: missing }, () => {
  const records = readRecords(`${samples}/recordings.jsonl`);
  return holdsFor(records, (records.at(-1)?.timestamp ?? 0) + 400, ['10m', '1h', '24h', '7d']);
});

for (const { title, records, asOf, expect } of streams) {
  test(`oracles and views give the numbers worked out by hand: ${title}`, async () => {
    const held = await hold(records, asOf);
    try {
      for (const { view, params, values } of expect) {
        const { engine, oracle } = held;
        const full = engine.normalize(view, params);
        const { data, meta } = engine.answer(view, full, null);
        const want = await oracle.answer({ view, params: full, range: meta.range, asOf });
        for (const [path, value] of Object.entries(values)) {
          near(valueAt(want, path), value, `oracle of ${view}: ${path}`);
          near(valueAt(data, path), value, `${view}: ${path}`);
        }
      }
      const sources = new Set(expect.map(({ view }) => view.split('.')[0]));
      await agrees(
        held,
        ['1h'],
        [],
        0,
        engineViews.filter((view) => sources.has(view.split('.')[0])),
      );
    } finally {
      held.close();
    }
  });
}

function near(got: unknown, want: unknown, what: string) {
  if (typeof got === 'number' && typeof want === 'number' && Math.abs(got - want) <= 1e-9 * Math.abs(want)) return;
  assert.deepEqual(got, want, what);
}
