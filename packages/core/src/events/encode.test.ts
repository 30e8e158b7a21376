import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { seededRandom } from '../lib/random.ts';
import { formatTime } from '../lib/time.ts';
import { sampleEvent } from '../simulate/sample.ts';
import { catalog } from './catalog.ts';
import { createDecoder } from './decode/decoder.ts';
import { encode, keyOf, toCloudEvent, type WireFormat } from './encode.ts';
import { hidden } from './meanings.ts';
import { namesSecret } from './meanings/secret-names.ts';
import type { EventEnvelope } from './envelope.ts';

const { decode } = createDecoder();
const logTime = Date.UTC(2026, 2, 1, 12);

/** A value as it comes back: what goes by the name of a secret is masked, at any depth. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, namesSecret(key, inner) ? hidden : masked(inner)]),
  );
}

/** `free`: what is kept as it is, in which names decide about secrets. */
function backAgain(event: EventEnvelope<string, unknown>, format: WireFormat, free: unknown = null): unknown {
  const record = { topic: 'any', partition: 3, offset: '9007199254740993', timestamp: logTime, key: null, headers: [] };
  const decoded = decode({ ...record, value: encode(event, format) });
  assert.equal(decoded.kind, 'event', JSON.stringify(decoded));
  if (decoded.kind !== 'event') return undefined;
  const codes = isDeepStrictEqual(masked(free), free) ? [] : ['secret-masked'];
  assert.deepEqual(
    decoded.repairs.map(({ code }) => code),
    codes,
  );
  const { position, logTime: at, ...rest } = decoded.event;
  assert.deepEqual(position, { topic: 'any', partition: 3, offset: '9007199254740993' });
  assert.equal(at, logTime);
  return rest;
}

/** JSON that JSON.parse gives back as it is. */
const exactJson = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  .filter((value) => !/\d{16}|e\+/.test(JSON.stringify(value)));
/** Keys that no field goes by, with the ones that have a meaning to JavaScript among them. */
const foreignKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'x-api-key'),
  fc.string().map((word) => `x-${word}`),
);
const anyKey = fc.oneof({ arbitrary: fc.string(), weight: 20 }, fc.constantFrom('jwT', 'db_password'));
const extras = fc.dictionary(foreignKey, exactJson, { maxKeys: 3, noNullPrototype: true });

for (const format of ['onex', 'cloudevents'] as const) {
  test(`decoding what was encoded as ${format} gives the event back, whatever the type and whatever came with it; a sealed one keeps only names`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...catalog.definitions),
        fc.integer(),
        fc.integer({ min: 0, max: logTime * 1000 }),
        extras,
        (definition, seed, micros, extra) => {
          const event = sampleEvent(definition, seededRandom(seed), micros / 1000);
          const sent = Object.keys(extra).length > 0 ? { ...event, extra } : event;
          const kept = definition.sealed
            ? Object.fromEntries(Object.keys(extra).map((key) => [key, hidden]))
            : masked(extra);
          const back = Object.keys(extra).length > 0 ? { ...event, extra: kept } : event;
          assert.deepEqual(backAgain(sent, format, definition.sealed ? null : extra), back);
        },
      ),
      { numRuns: 500 },
    );
  });

  test(`an unknown event survives ${format} with all that it carries`, () => {
    fc.assert(
      fc.property(fc.dictionary(anyKey, exactJson, { noNullPrototype: true }), (payload) => {
        const event = {
          id: 'evt-1',
          type: 'acme.thing.done.v1',
          time: 1_770_000_000_000.123,
          source: 'acme',
          subject: 'thing/7',
          tenantId: 'acme',
          causationId: 'evt-0',
          origin: 'recorded' as const,
          payload,
          known: false as const,
        };
        const { correlation_id, correlationId } = payload;
        fc.pre(correlation_id === undefined && correlationId === undefined);
        assert.deepEqual(backAgain(event, format, payload), { ...event, payload: masked(payload) });
      }),
    );
  });
}

test('times are written as elsewhere, whatever came before', () => {
  const definition = catalog.definitions[0] as (typeof catalog.definitions)[number];
  const within = (micros: number) => fc.integer({ min: 0, max: micros }).map((after) => logTime + after / 1000);
  // Seconds, days, and years on both sides of 1970.
  const years = fc.integer({ min: -4e12, max: 4e12 });
  const times = fc.array(fc.oneof(within(4_000_000), within(4 * 86_400_000_000), years));
  fc.assert(
    fc.property(times, (all) => {
      for (const time of all) {
        const event = { ...sampleEvent(definition, seededRandom(1), logTime), time };
        assert.equal(toCloudEvent(event).time, formatTime(time));
      }
    }),
  );
  assert.throws(() => encode({ ...sampleEvent(definition, seededRandom(1), logTime), time: Number.NaN }), RangeError);
});

test('the key of a record is what the definition names', () => {
  const [event] = catalog.definitions
    .filter(({ type }) => type === 'omninode.service.registered.v1')
    .map((definition) => sampleEvent(definition, seededRandom(1), 0));
  assert.ok(event !== undefined);
  assert.equal(new TextDecoder().decode(keyOf(event) ?? undefined), event.payload.serviceName);
});
