import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../events/catalog.ts';
import { createDecoder } from '../events/decode/decoder.ts';
import { seededRandom } from '../lib/random.ts';
import { createSimulator, type SimulatedRecord, sampleEvent, type SimulatedEvent, toRecords } from './index.ts';
import { createMixedWriter, lossesOf, shapes } from './shapes.ts';

const monday = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const text = new TextDecoder();
const { decode } = createDecoder();

/** What a shape keeps of an event. `extra` is what its envelope says besides. */
const kept = (event: object, losses: readonly string[] = []): object => {
  const rest = { ...event } as Record<string, unknown>;
  for (const name of ['position', 'logTime', 'extra', ...losses]) delete rest[name];
  return rest;
};

for (const shape of shapes) {
  test(`${shape}: every event of the catalogue reads back from it, but for what it has no place for`, () => {
    const write = createMixedWriter({ 'one-source': shape });
    for (const [index, definition] of catalog.definitions.entries()) {
      for (let seed = 0; seed < 5; seed++) {
        const sample = sampleEvent(definition, seededRandom(1000 * seed + index), monday + seed);
        const event: SimulatedEvent = { ...sample, source: 'one-source', tenantId: 'acme', causationId: 'evt-0' };
        const record = write(event);
        const decoded = decode({ ...record, partition: 0, offset: '7', timestamp: monday + seed, key: null });
        const wire = text.decode(record.value);
        assert.ok(decoded.kind === 'event', `${wire}\n${JSON.stringify(decoded)}`);
        const losses = lossesOf[shape] ?? [];
        assert.deepEqual(kept(decoded.event, losses), kept(event, losses), wire);
        const expected = losses.filter((name) => name === 'id' || name === 'source').map((name) => `${name}-missing`);
        assert.deepEqual(
          decoded.repairs.map(({ code }) => code),
          expected,
          wire,
        );
      }
    }
  });
}

test('a mixed stream reads as the uniform one, and holds every shape', () => {
  const options = { seed: 2, rate: 4, scenarios: 'all' } as const;
  const [from, to] = [monday + 12 * hour, monday + 12.5 * hour];
  const uniform = createSimulator(options).happenings(from, to);
  const marks = new Set<string>();
  const written: SimulatedRecord[] = [...createSimulator({ ...options, shapes: 'mixed' }).events(from, to)];
  const records = toRecords(written);
  for (const record of records) {
    const event = uniform.next().value as SimulatedEvent;
    const decoded = decode(record);
    assert.ok(decoded.kind === 'event' && decoded.known, text.decode(record.value ?? undefined));
    const codes = decoded.repairs.map(({ code }) => code);
    const losses = [...(codes.includes('id-missing') ? ['id', 'source'] : []), 'subject'];
    assert.deepEqual(kept(decoded.event, losses), kept(event, losses));
    assert.equal(decoded.event.origin, 'simulated');
    marks.add(markOf(record));
  }
  assert.equal(uniform.next().done, true);
  assert.equal(marks.size, shapes.length, [...marks].join('\n'));
});

/** What tells shapes apart: the keys of the envelope, of flat ones that they have none, and of binary ones the headers. */
function markOf({ value, headers }: Parameters<typeof decode>[0]): string {
  const body = JSON.parse(text.decode(value ?? undefined)) as Record<string, unknown>;
  if (headers.some(([name]) => name === 'ce_specversion')) return 'binary';
  if ('relativeMs' in body) return 'recording';
  if ('original_envelope' in body) return 'dead letter';
  if (!('payload' in body) && !('data' in body)) {
    return 'emittedAt' in body ? 'flat, camel' : 'emitted_at' in body ? 'flat, emitted' : 'flat';
  }
  const optional = /^(?:correlation|causation|subject|schema|origin)/i;
  const keys = Object.keys(body).filter((key) => !optional.test(key));
  return keys.join();
}

test('shapes of one’s own sources go before those of the kit; what goes with one format only is refused', () => {
  const { events } = createSimulator({ scenarios: ['logging'], shapes: { 'access-gate': 'coder' } });
  for (const { event, topic } of events(monday, monday + 60_000))
    if (event.source === 'access-gate') assert.equal(topic, 'coder_events');
  assert.throws(() => createSimulator({ shapes: { a: 'xml' as never } }), { code: 'bad-shapes', message: /"xml"/ });
  assert.throws(() => createSimulator({ shapes: 'mixed', format: 'onex' }), { code: 'bad-shapes' });
  assert.throws(() => createSimulator({ shapes: 'mixed', topicOf: () => 't' }), { code: 'bad-shapes' });
});
