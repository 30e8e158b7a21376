import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecoder } from '../../events/index.ts';
import { allSources, createEngine } from '../index.ts';
import { hours, key, newest, rollup, table } from './kinds.ts';
import { RollupStore } from './rollup-store.ts';
import { TableStore } from './table-store.ts';
import { recordOf } from './test-records.ts';

const start = Date.UTC(2026, 2, 1, 12, 0, 0);
const engineOf = (bounds: { keys?: number; rows?: number; tenants?: number; entries?: number }) =>
  createEngine({ sources: allSources, decoder: createDecoder(), bounds });
const run = (offset: number, agent: string, tenant = 'default') =>
  recordOf({
    type: 'omninode.agent.execution.completed.v1',
    topic: 't',
    tenant,
    payload: { agent_name: agent, duration_ms: 10, cost_usd: 0.5, with_intelligence: offset % 2 === 0 },
    logTime: start + offset,
    offset,
  });

test('10,000 different agents: what is kept is complete, the rest adds up, and the answer says so', () => {
  const engine = engineOf({ keys: 500, rows: 500 });
  engine.advance(start);
  let offset = 0;
  for (let round = 0; round < 2; round++) {
    for (let agent = 0; agent < 10_000; agent++) engine.read(run(offset++, `agent-${(agent * 7919) % 10_000}`));
    engine.advance(start + 200_000 * (round + 1));
  }
  const { data, meta } = engine.answer('intelligence-savings.agentComparisons', { range: '1h', limit: 10_000 }, null);
  const rows = data.agents as { runs: number; baselineRuns: number }[];
  assert.equal(rows.length, 500);
  assert.ok(rows.every(({ runs, baselineRuns }) => runs + baselineRuns === 2));
  const shown = rows.reduce((sum, { runs }) => sum + runs, 0);
  assert.equal(data.others, 10_000 - shown);
  assert.ok(Math.abs((meta.evicted['agent-runs'] as number) - 9_500) < 1_500, `${meta.evicted['agent-runs']}`);
  const { data: sums } = engine.answer('intelligence-savings.metrics', { range: '1h' }, null);
  assert.equal(sums.intelligenceRuns, 10_000);
  const known = engine.answer('agent-network.agents', { range: '1h', limit: 10_000 }, null);
  const agents = known.data.agents as { runs: number }[];
  assert.equal(agents.length, 500);
  // Both bounds keep by the same order of names: the agents that are listed are those that are counted.
  assert.ok(agents.every(({ runs }) => runs === 2));
  assert.ok((known.meta.evicted['agent-network.agents'] as number) > 8_000);
});

test('10,000 different tenants: a bounded number is told apart, all are counted', () => {
  const engine = engineOf({ tenants: 100 });
  engine.advance(start);
  for (let offset = 0; offset < 10_000; offset++) engine.read(run(offset, `agent-${offset % 5}`, `tenant-${offset}`));
  engine.advance(start + 60_000);
  assert.equal(engine.tenants.length, 100);
  const all = engine.answer('intelligence-savings.metrics', { range: '1h' }, null);
  assert.equal(all.data.intelligenceRuns, 5_000);
  assert.equal(all.counted, 10_000);
  assert.equal(engine.accounts[0]?.accepted, 10_000);
  const one = engine.answer('agent-network.agents', { range: '1h' }, engine.tenants.slice(0, 1));
  assert.equal(one.counted, 1);
  assert.equal((one.data.agents as unknown[]).length, 1);
});

test('names that no bucket holds any more are given back', () => {
  const spec = rollup({ by: { agent: key() }, max: 50, measures: {} });
  const store = new RollupStore(spec);
  const hour = 3_600_000;
  for (let at = 0; at < 200 * 24; at++) {
    for (let agent = 0; agent < 40; agent++) store.write(1, start + at * hour, { agent: `agent-${at}-${agent}` });
    store.advance(start + at * hour);
  }
  // 92 days of hours with 40 names each are still held; 108 more days are gone.
  assert.ok(store.keys.size < 92 * 24 * 40 * 2.1, `${store.keys.size}`);
  assert.equal(store.totals[1], 200 * 24 * 40);
});

test('a flood of names in one bucket keeps twice the bound at most, names and cells', () => {
  const store = new RollupStore(rollup({ by: { agent: key() }, max: 50, measures: {} }));
  for (let at = 0; at < 100_000; at++) store.write(1, start, { agent: `agent-${at}` });
  const held = [...(store.tiers[0]?.buckets.values() ?? [])][0]?.open?.length ?? 0;
  assert.ok(held <= 101, `${held}`);
  assert.ok(store.keys.size <= 2_000, `${store.keys.size}`);
});

test('a row of a table beyond its bound is left out as a whole: every kept row is complete', () => {
  const store = new TableStore(
    table({ max: 20, keepMs: hours(1), fields: { a: newest<number>(), b: newest<number>() } }),
  );
  const everyone = { name: '*', ids: null };
  const write = (name: string, minute: number, values: Readonly<Record<string, number>>): void =>
    store.write(1, name, { micros: (start + minute * 60_000) * 1_000, id: `${minute}` }, values);
  for (let at = 0; at < 300; at++) write(`k${at}`, 0, { a: at });
  for (let at = 0; at < 300; at++) write(`k${at}`, 10, { b: at });
  const rows = store.rowsOf(everyone, start + 20 * 60_000);
  assert.equal(rows.length, 20);
  assert.ok(rows.every(({ a, b }) => a !== null && b === a));
  assert.ok(Math.abs(store.evictedOf(everyone) - 280) < 120, `${store.evictedOf(everyone)}`);
  // Once everything left out has expired anyway, there is room again.
  store.advance(start + 71 * 60_000);
  for (let at = 0; at < 10; at++) write(`new${at}`, 71, { a: at });
  assert.equal(store.rowsOf(everyone, start + 72 * 60_000).length, 10);
  assert.equal(store.evictedOf(everyone), 0);
});
