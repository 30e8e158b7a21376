import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecoder } from '../events/index.ts';
import { createEngine, eventFlow } from './index.ts';
import { recordOf } from './engine/test-records.ts';

const start = Date.UTC(2026, 2, 1, 12, 0, 0);

test('counts every event by type, and repeats once', () => {
  const engine = createEngine({ sources: [eventFlow], decoder: createDecoder() });
  let offset = 0;
  for (let second = 0; second < 120; second++) {
    engine.read(
      recordOf({
        type: second % 3 === 0 ? 'omninode.agent.routing.failed.v1' : 'acme.order.placed.v1',
        topic: 't',
        payload: second % 3 === 0 ? { error_code: 'X', error_message: 'no' } : { duration_ms: 10 + second },
        time: start + second * 1000,
        logTime: start + second * 1000 + 40,
        id: `e${second}`,
        correlation: `c${second % 10}`,
        offset: offset++,
      }),
    );
  }
  const again = engine.read(
    recordOf({
      type: 'acme.order.placed.v1',
      topic: 't',
      id: 'e119',
      time: start,
      logTime: start,
      offset: offset++,
      correlation: 'c',
    }),
  );
  assert.equal(again.kind, 'repeated');
  engine.advance(start + 119_900);
  const { data, meta, counted } = engine.answer('event-flow.metrics', { range: '5m' }, null);
  assert.equal(counted, 120);
  assert.deepEqual(meta.range, { from: start - 180_000, to: start + 120_000, step: 1000 });
  assert.equal(data.totalEvents, 120);
  assert.equal(data.failedEvents, 40);
  assert.equal(data.uniqueCorrelations, 10);
  assert.equal(data.uniqueSources, 1);
  assert.equal(data.uniqueTypes, 2);
  assert.equal(data.eventsPerMinute, 60);
  assert.equal(data.avgLagMs, 40);
  assert.ok(Math.abs((data.p95LagMs as number) - 40) <= 0.4);
  assert.deepEqual(data.topicCounts, [
    { type: 'acme.order.placed.v1', domain: 'acme', count: 80, share: (100 * 80) / 120 },
    { type: 'omninode.agent.routing.failed.v1', domain: 'agent', count: 40, share: (100 * 40) / 120 },
  ]);
  const chart = engine.answer('event-flow.chart', { range: '5m' }, null).data;
  assert.equal(chart.bucketMs, 5000);
  const throughput = chart.throughput as { value: number; byDomain: Record<string, number> }[];
  assert.equal(
    throughput.reduce((sum, { value }) => sum + value, 0),
    120,
  );
  assert.deepEqual(throughput.at(-1)?.byDomain, { acme: 4, agent: 1 });
  const { events } = engine.answer('event-flow.events', { limit: 2 }, null).data as {
    events: { id: string; position: string }[];
  };
  assert.deepEqual(
    events.map(({ id, position }) => [id, position]),
    [
      ['e119', 't/0/119'],
      ['e118', 't/0/118'],
    ],
  );
});
