import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../lib/random.ts';
import { agentExecutionCompleted, agentRoutingCompleted } from './agent/index.ts';
import { createCatalog } from './catalog.ts';
import { createDecoder } from './decode/decoder.ts';
import { defineEvent, isEvent } from './define-event.ts';
import { encode } from './encode.ts';
import { count, flag, identifier, list, milliseconds, optional, record, secretPath, seconds, usd } from './meanings.ts';

const clock = { now: () => 1_770_000_000_000, setTimeout: () => 0, clearTimeout: () => undefined };

test('create fills in what is left out', () => {
  const event = agentRoutingCompleted.create(
    { source: 'router', payload: { selectedAgent: 'a' } },
    { clock, random: seededRandom(1) },
  );
  assert.match(event.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(
    { ...event, id: '' },
    {
      id: '',
      type: 'omninode.agent.routing.completed.v1',
      time: 1_770_000_000_000,
      source: 'router',
      tenantId: 'default',
      schemaRef: 'registry://omninode/agent/routing_completed/v1',
      origin: 'real',
      payload: { selectedAgent: 'a' },
    },
  );
});

test('create rounds to the quantum, as decoding would', () => {
  const { payload } = agentExecutionCompleted.create({
    source: 's',
    payload: { agentName: 'a', costUsd: 0.12345678949, durationMs: 12.00049, tokensUsed: 3 },
  });
  assert.deepEqual(payload, { agentName: 'a', costUsd: 0.123456789, durationMs: 12, tokensUsed: 3 });
});

test('create refuses what does not fit, and names it', () => {
  const make = (payload: object) => () =>
    agentRoutingCompleted.create({ source: 's', payload: payload as { selectedAgent: string } });
  assert.throws(make({}), { code: 'bad-event', message: /payload\.selectedAgent is missing/ });
  assert.throws(make({ selectedAgent: 'a', confidence: 2 }), {
    code: 'bad-event',
    message: /payload\.confidence is 2/,
  });
  assert.throws(make({ selectedAgent: 'a', nonsense: 1 }), { code: 'bad-event' });
});

const own = defineEvent({
  type: 'acme.build.finished.v1',
  docs: 'A build ended.',
  known: 'observed',
  producers: ['acme builder'],
  key: 'buildId',
  duration: 'took',
  payload: {
    buildId: identifier('id'),
    took: optional(milliseconds('elapsed_ms', seconds('elapsed_s', 'stats.total_s'))),
    steps: optional(list(record({ name: identifier('step'), ok: flag(), price: optional(usd()) }))),
    tries: optional(count()),
    secret: optional(secretPath('path')),
  },
});
const { decode } = createDecoder({ catalog: createCatalog([own]) });
const read = (payload: object) => {
  const body = { event_type: own.type, event_id: 'e', timestamp: 1_770_000_000, tenant_id: 't', source: 's', payload };
  const value = new TextEncoder().encode(JSON.stringify(body));
  return decode({ topic: 't', partition: 0, offset: '0', timestamp: 1_770_000_000_000, key: null, headers: [], value });
};

test('an event of your own is one definition: names, units and nested bodies are read from it', () => {
  const result = read({ id: 'b-1', elapsed_s: 1.25, steps: [{ step: 'lint', ok: 'true' }], tries: '2' });
  assert.ok(result.kind === 'event' && isEvent(own, result.event));
  assert.deepEqual(result.event.payload, { buildId: 'b-1', took: 1250, steps: [{ name: 'lint', ok: true }], tries: 2 });
  assert.equal(result.event.extra, undefined);
  const nested = read({ id: 'b-1', stats: { total_s: '2', other: 1 }, steps: [{ step: 'lint', ok: true, log: 'x' }] });
  assert.ok(nested.kind === 'event' && isEvent(own, nested.event));
  assert.equal(nested.event.payload.took, 2000);
  assert.deepEqual(Object.keys(nested.event.extra ?? {}), ['stats', 'steps'], 'what was read in part is kept whole');
});

test('half a list is no list', () => {
  const result = read({ id: 'b-1', steps: [{ step: 'lint', ok: true }, { step: 'test' }] });
  assert.ok(result.kind === 'event');
  assert.deepEqual(result.event.payload, { buildId: 'b-1' });
  assert.ok(result.repairs.some(({ path }) => path === '$.payload.steps'));
});

test('a secret path is masked, and its original is nowhere', () => {
  for (const payload of [
    { id: 'b', secret: 'secret/data/db/password' },
    { id: 'b', secret: 'kv/a', path: 'secret/data/db' },
    { id: 'b', secret: { path: 'secret/data/db' } },
  ]) {
    const result = read(payload);
    assert.ok(result.kind === 'event');
    assert.doesNotMatch(JSON.stringify(result), /data\/db/);
  }
  const masked = read({ id: 'b', secret: 'secret/data/db/password' });
  assert.ok(masked.kind === 'event' && isEvent(own, masked.event));
  assert.match(masked.event.payload.secret ?? '', /^secret\/\*\*\*[0-9a-f]{8}$/);
  assert.doesNotMatch(new TextDecoder().decode(encode(masked.event)), /password/);
});

test('an alias in a unit that cannot be turned into the field’s is refused', () => {
  assert.throws(() => milliseconds(usd('cost')), { code: 'bad-alias' });
});

test('isEvent tells an event of another type, and one that only has the name', () => {
  const event = own.create({ source: 's', payload: { buildId: 'b' } });
  assert.equal(isEvent(own, event), true);
  assert.equal(isEvent(agentRoutingCompleted, event), false);
  assert.equal(isEvent(own, { ...event, known: false }), false);
});
