import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../lib/random.ts';
import { sampleEvent } from '../simulate/sample.ts';
import { agentRoutingCompleted } from './agent/index.ts';
import { catalog, createCatalog } from './catalog.ts';
import { createDecoder } from './decode/decoder.ts';
import { defineEvent } from './define-event.ts';
import { identifier } from './meanings.ts';
import { toRecord } from './record.ts';

const text = (bytes: Uint8Array | null | undefined) => (bytes ? new TextDecoder().decode(bytes) : null);

test('a record has the topic, key and headers that its definition and event say', () => {
  const event = agentRoutingCompleted.create({
    source: 'my-router',
    tenantId: 'acme',
    correlationId: 'c-1',
    time: Date.UTC(2026, 0, 1) + 0.5,
    payload: { selectedAgent: 'a' },
  });
  const record = toRecord(agentRoutingCompleted, event);
  assert.equal(record.topic, 'omninode.agent.routing.completed.v1');
  assert.equal(text(record.key), 'c-1');
  assert.equal(record.timestamp, Date.UTC(2026, 0, 1));
  assert.deepEqual(Object.fromEntries(record.headers.map(([name, value]) => [name, text(value)])), {
    'content-type': 'application/json',
    'x-event-type': 'omninode.agent.routing.completed.v1',
    'x-tenant': 'acme',
    'x-source': 'my-router',
    'x-correlation-id': 'c-1',
  });
  assert.equal(toRecord(agentRoutingCompleted, event, { topic: 'acme.agents' }).topic, 'acme.agents');
});

test('what lacks its key has none', () => {
  const event = agentRoutingCompleted.create({ source: 's', payload: { selectedAgent: 'a' } });
  assert.equal(toRecord(agentRoutingCompleted, event).key, null);
});

test('an event of your own is keyed and written by its own definition', () => {
  const own = defineEvent({
    type: 'acme.build.finished.v1',
    docs: 'A build ended.',
    known: 'observed',
    producers: ['acme'],
    key: 'buildId',
    payload: { buildId: identifier() },
  });
  const record = toRecord(own, own.create({ source: 'ci', payload: { buildId: 'b-1' } }));
  assert.equal(text(record.key), 'b-1');
  assert.equal(JSON.parse(text(record.value) ?? '').payload.build_id, 'b-1');
});

test('decoding a record gives the event back, of every type and in both formats', () => {
  for (const format of ['onex', 'cloudevents'] as const) {
    for (const definition of catalog.definitions) {
      const event = sampleEvent(definition, seededRandom(7), Date.UTC(2026, 0, 5));
      const record = toRecord(definition, event, { format });
      const { decode } = createDecoder({ catalog: createCatalog([definition]) });
      const decoded = decode({ ...record, partition: 0, offset: '0' });
      assert.ok(decoded.kind === 'event', definition.type);
      const { position: _, logTime: __, ...back } = decoded.event;
      assert.deepEqual(back, event);
    }
  }
});
