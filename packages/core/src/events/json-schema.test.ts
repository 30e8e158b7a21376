import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { seededRandom } from '../lib/random.ts';
import { createSimulator, sampleEvent, scenarios, toRecords } from '../simulate/index.ts';
import { catalog } from './catalog.ts';
import { createDecoder } from './decode/decoder.ts';
import { defineEvent } from './define-event.ts';
import { toOnexEnvelope } from './encode.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { choice, count, flag, identifier, list, map, optional, ratio, record, text } from './meanings.ts';
import { issueIn } from './meanings/schema.ts';
import { wirePayloadSchema } from './wire-schema.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: true, validateFormats: false });
ajv.addVocabulary(['x-meaning', 'x-unit']);
const now = Date.UTC(2026, 0, 5);
const wireText = new TextDecoder();
const validators = new Map(catalog.definitions.map((one) => [one.type, ajv.compile(jsonSchemaOf(one))]));

test('schemas are JSON Schema 2020-12, strictly, and samples of every event fit them', () => {
  for (const definition of catalog.definitions) {
    const isValid = validators.get(definition.type);
    assert.ok(isValid);
    const isWire = ajv.compile(wirePayloadSchema(definition));
    for (let seed = 0; seed < 20; seed++) {
      const event = sampleEvent(definition, seededRandom(seed), now);
      assert.ok(isValid(event.payload), `${definition.type}: ${ajv.errorsText(isValid.errors)}`);
      const { payload } = JSON.parse(JSON.stringify(toOnexEnvelope(event))) as { payload: unknown };
      assert.ok(isWire(payload), `${definition.type} on the wire: ${ajv.errorsText(isWire.errors)}`);
    }
  }
});

test('what scenarios tell fits them, on the wire and once decoded', () => {
  const { decode } = createDecoder();
  const wire = new Map(catalog.definitions.map((one) => [one.type, ajv.compile(wirePayloadSchema(one))]));
  const seen = new Set<string>();
  const checked = (name: string, from: number, to: number, rate: number): void => {
    const simulator = createSimulator({ seed: 3, rate, opening: true, scenarios: [name] });
    for (const item of toRecords(simulator.events(from, to))) {
      const decoded = decode(item);
      assert.ok(decoded.kind === 'event' && decoded.known);
      const { type, payload } = decoded.event;
      const isValid = validators.get(type);
      assert.ok(isValid?.(payload), `${type}: ${ajv.errorsText(isValid?.errors)}`);
      const { payload: written } = JSON.parse(wireText.decode(item.value ?? undefined)) as { payload: unknown };
      const isWire = wire.get(type);
      assert.ok(isWire?.(written), `${type} on the wire: ${ajv.errorsText(isWire?.errors)}`);
      seen.add(type);
    }
  };
  for (const { name } of scenarios) checked(name, now, now + 240_000, 10);
  // The night: rotations and deletions of secrets, a migration.
  for (const name of ['secret-rotation', 'database-outage'])
    checked(name, now + 2 * 3_600_000, now + 4.1 * 3_600_000, 0.2);
  checked('threat-campaign', now, now + 3 * 3_600_000, 0.2);
  assert.ok(seen.size > 170, `${seen.size} types`);
});

const own = defineEvent({
  type: 'acme.build.finished.v1',
  docs: 'A build ended.',
  known: 'observed',
  producers: ['acme'],
  key: 'buildId',
  payload: {
    buildId: identifier(),
    outcome: choice(['ok', 'failed']),
    tries: optional(count()),
    steps: optional(list(record({ name: text(), share: optional(ratio()), ok: flag() }))),
    labels: optional(map(text())),
  },
});
const good = {
  buildId: 'b',
  outcome: 'ok',
  tries: 1,
  steps: [{ name: 'lint', ok: true, share: 0.5 }],
  labels: { a: 'b' },
};

test('our own check says what ajv says, and where', () => {
  const isValid = ajv.compile(jsonSchemaOf(own));
  const cases: readonly [payload: unknown, path: string | null][] = [
    [good, null],
    [{ buildId: 'b', outcome: 'ok' }, null],
    [{ ...good, buildId: '' }, 'buildId'],
    [{ ...good, buildId: 'x'.repeat(513) }, 'buildId'],
    [{ outcome: 'ok' }, 'buildId'],
    [{ ...good, outcome: 'OK' }, 'outcome'],
    [{ ...good, tries: '1' }, 'tries'],
    [{ ...good, tries: -1 }, 'tries'],
    [{ ...good, steps: {} }, 'steps'],
    [{ ...good, steps: [{ name: 'lint', ok: 'yes' }] }, 'steps.0.ok'],
    [{ ...good, steps: [{ name: 'lint', ok: true, share: 1.5 }] }, 'steps.0.share'],
    [{ ...good, steps: [{ name: 'lint' }] }, 'steps.0.ok'],
    [{ ...good, labels: { a: 1 } }, 'labels.a'],
    [{ ...good, toString: 1 }, 'toString'],
    [JSON.parse('{"buildId":"b","outcome":"ok","__proto__":1}'), '__proto__'],
    [[], ''],
    [null, ''],
    ['b', ''],
  ];
  for (const [payload, path] of cases) {
    const issue = issueIn(own.schema.json, payload);
    assert.equal(issue?.path.join('.') ?? null, path, JSON.stringify(payload));
    assert.equal(isValid(payload), path === null, JSON.stringify(payload));
  }
  assert.equal(issueIn(own.schema.json, { ...good, tries: Number.NaN })?.path.join('.'), 'tries');
});

test('a definition speaks Standard Schema', () => {
  const { version, validate } = own.schema['~standard'];
  assert.equal(version, 1);
  assert.deepEqual(validate(good), { value: good });
  assert.deepEqual(validate({}), {
    issues: [{ path: ['buildId'], message: 'give a text of 1 to 512 characters' }],
  });
});
