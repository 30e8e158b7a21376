import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isEvent } from '@streamglass/core/events';
import { createEngine } from './engine.ts';
import { defaultTopics } from './ingest/default-topics.ts';
import { loadCatalog } from './own-events.ts';
import { eventOf, startBridge } from './testing/harness.ts';
import { MemoryLog } from './testing/memory-log.ts';
import { buildFinished } from './testing/own-events-fixture.ts';
import { WireClient } from './testing/wire-client.ts';

const module = join(import.meta.dirname, 'testing/own-events-fixture.ts');

test('an event of one’s own is read, checked, counted and shown like one of the kit', async () => {
  const catalog = await loadCatalog([module]);
  assert.match('prod.acme.build.finished.v1', defaultTopics(catalog));
  assert.doesNotMatch('prod.acme.build.finished.v1', defaultTopics());
  const log = new MemoryLog();
  const bridge = await startBridge({ log, parts: { engine: (checkpoint) => createEngine(checkpoint, catalog) } });
  const client = await WireClient.open(bridge.stream);
  client.send({ op: 'tail', id: 1, types: [buildFinished.type], credit: 10, last: 0 });
  await client.next('tailing');
  const topic = buildFinished.type;
  log.append(topic, eventOf({ event_type: topic, payload: { id: 'b-1', elapsed: 1500 } }));
  log.append(topic, eventOf({ event_type: topic, payload: { elapsed: 1500 } }));
  const { events } = await client.next('events', (frame) => frame.events.length > 0);
  const [event] = events;
  assert.ok(event !== undefined && event.known && isEvent(buildFinished, event));
  assert.deepEqual(event.payload, { buildId: 'b-1', tookMs: 1500 });
  client.send({ op: 'query', id: 2, view: 'event-flow.metrics' });
  const { data } = await client.next('result');
  assert.deepEqual([data.totalEvents, data.avgProcessingTime], [1, 1500]);
  assert.deepEqual(
    bridge.letters.map(({ reject }) => [reject.code, reject.path]),
    [['missing-field', '$.payload.buildId']],
  );
  await client.close();
  await bridge.stop();
});

test('a name that two definitions claim is refused', async () => {
  await assert.rejects(loadCatalog([module, module]), { code: 'duplicate-type' });
});
