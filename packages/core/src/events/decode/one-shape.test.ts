import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../catalog.ts';
import type { EventEnvelope } from '../envelope.ts';
import { toCloudEvent, toOnexEnvelope } from '../encode.ts';
import { cloudEventShape } from './cloud-events.ts';
import { createDecoder, decoderFor } from './decoder.ts';
import { onexShape } from './onex-envelope.ts';
import { envelope, logTime } from './wire-rows.ts';

const bytes = new TextEncoder();
const recordOf = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  topic: 't',
  partition: 0,
  offset: '0',
  timestamp: logTime,
  key: null,
  value: bytes.encode(JSON.stringify(body)),
  headers: Object.entries(headers).map(([name, text]) => [name, bytes.encode(text)] as const),
});
const every = createDecoder();
const eventOf = (body: unknown): EventEnvelope<string, unknown> => {
  const result = every.decode(recordOf(body));
  assert.ok(result.kind === 'event');
  return result.event;
};
const event = eventOf(envelope);
const bodies = { onex: toOnexEnvelope(event), cloud: toCloudEvent(event) };

test('a decoder of one shape reads that shape as a decoder of all does', () => {
  for (const [shape, body] of [
    [onexShape, bodies.onex],
    [cloudEventShape, bodies.cloud],
  ] as const) {
    assert.deepEqual(decoderFor(shape, catalog).decode(recordOf(body)), every.decode(recordOf(body)));
  }
  const headers = { ce_specversion: '1.0', ce_type: event.type, ce_id: 'e', ce_source: 's' };
  const binary = recordOf(bodies.onex.payload, headers);
  assert.deepEqual(decoderFor(cloudEventShape, catalog).decode(binary), every.decode(binary));
});

test('a decoder of one shape refuses every other one, and says what it wanted', () => {
  for (const [shape, body] of [
    [onexShape, bodies.cloud],
    [onexShape, { a: 1 }],
    [cloudEventShape, bodies.onex],
  ] as const) {
    const result = decoderFor(shape, catalog).decode(recordOf(body));
    assert.ok(result.kind === 'rejected');
    assert.equal(result.reject.code, 'other-shape');
    assert.equal(result.reject.got, 'an object');
  }
  for (const shape of [onexShape, cloudEventShape]) {
    const result = decoderFor(shape, catalog).decode(recordOf([1]));
    assert.equal(result.kind === 'rejected' && result.reject.code, 'not-an-object');
  }
});
