import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../lib/random.ts';
import { sampleEvent } from '../../simulate/sample.ts';
import { catalog, createCatalog } from '../catalog.ts';
import { type AnyDefinition, defineEvent } from '../define-event.ts';
import { encode, toCloudEvent, toOnexEnvelope } from '../encode.ts';
import { hidden, identifier } from '../meanings.ts';
import { twinsOf } from '../meanings/twins.ts';
import { vaultSecretReadCompleted, vaultSecretReadFailed } from '../vault/index.ts';
import { createDecoder, decoderOf } from './decoder.ts';

const { decode } = createDecoder();
const bytes = new TextEncoder();
const secretText = 'hunter2-S3CRET';
const read = (value: string | Uint8Array, topic = 'any') =>
  decode({
    topic,
    partition: 0,
    offset: '0',
    timestamp: Date.UTC(2026, 6, 1),
    key: null,
    headers: [],
    value: typeof value === 'string' ? bytes.encode(value) : value,
  });
const holdsNothing = (result: unknown, what: string): void =>
  assert.doesNotMatch(JSON.stringify(result), /S3CRET/, what);

/** Whatever a careless producer may put where a value belongs. */
const shapes = [
  secretText,
  [secretText],
  { value: secretText },
  { metadata: { deep: [secretText] } },
  `${secretText} `.repeat(200),
  JSON.stringify({ password: secretText }),
];

function bodiesWith(definition: AnyDefinition, name: string, value: unknown): object[] {
  const event = sampleEvent(definition, seededRandom(4), Date.UTC(2026, 6, 1));
  const payload = { ...(toOnexEnvelope(event).payload as object), [name]: value };
  return [
    { ...toOnexEnvelope(event), payload },
    { ...toOnexEnvelope(event), payload: JSON.stringify(payload) },
    { ...toCloudEvent(event), data: payload },
    { ...payload, event_type: definition.type, timestamp: event.time },
    {
      id: 'e',
      type: definition.type,
      timestamp: '2026-07-01T00:00:00Z',
      tenantId: 't',
      source: { service: 's' },
      data: payload,
    },
  ];
}

test('a secret field keeps its value to itself under each of its names, in every shape, readable or not', () => {
  let fields = 0;
  for (const definition of catalog.definitions) {
    for (const [name, field] of Object.entries(definition.payload)) {
      // A masked path keeps its first segment, and words keep what looks like no secret: see the tests of the meanings.
      if (!field.secret || field.kind === 'redacted') continue;
      fields += 1;
      for (const key of [name, ...field.aliases.map(({ path }) => path)].flatMap(twinsOf)) {
        if (key.includes('.')) continue;
        for (const shape of shapes) {
          if (field.kind === 'list' || field.kind === 'secretPath') {
            const inner = field.kind === 'list' ? [{ sourcePath: 'a.ts', content: shape }] : `kv/${secretText}`;
            for (const body of bodiesWith(definition, key, inner))
              holdsNothing(read(JSON.stringify(body)), `${definition.type} ${key}`);
          }
          if (field.kind !== 'secretPath' || typeof shape !== 'string')
            for (const body of bodiesWith(definition, key, shape))
              holdsNothing(read(JSON.stringify(body)), `${definition.type} ${key}`);
        }
      }
    }
  }
  assert.ok(fields > 40, `${fields} secret fields`);
});

test('an event of the vault keeps no value that no field claims, and quotes none that cannot be read', () => {
  for (const definition of catalog.definitions.filter(({ domain }) => domain === 'vault')) {
    assert.equal(definition.sealed, true, definition.type);
    for (const key of [
      'api_key',
      'anything',
      'metadata',
      'version',
      'duration_ms',
      'secret_count',
      'success',
      'operation',
      '__proto__',
    ]) {
      for (const shape of shapes) {
        for (const body of bodiesWith(definition, key, shape)) {
          holdsNothing(read(JSON.stringify(body)), `${definition.type} ${key}`);
        }
      }
    }
  }
});

test('what an envelope says in objects around an event of the vault is not kept either', () => {
  const body = {
    event_type: 'omninode.vault.secret.read.completed.v1',
    event_id: 'e',
    timestamp: '2026-07-01T00:00:00Z',
    tenant_id: 't',
    source: 's',
    security_context: { token: secretText },
    region: 'eu',
    payload: { secret_path: 'kv/a' },
  };
  const result = read(JSON.stringify(body));
  assert.ok(result.kind === 'event');
  assert.deepEqual(result.event.extra, { $envelope: { security_context: hidden, region: 'eu' } });
});

test('a record that cannot be read is described, not quoted', () => {
  const topic = 'omninode.vault.secret.read.completed.v1';
  for (const value of [
    `{"secret_path": ${secretText}`,
    `{"token": "${secretText}"`,
    `{"token": "${secretText}" x}`,
    `${secretText}`,
    `"${secretText}"`,
    `["${secretText}"]`,
    `{"event_type":"${topic}","event_id":"e","timestamp":1,"tenant_id":"t","source":"s","payload":"${secretText}"}`,
    `{"event_type":"${topic}","event_id":"e","timestamp":1,"tenant_id":"t","source":"s","payload":["${secretText}"]}`,
  ]) {
    const result = read(value, topic);
    assert.equal(result.kind, 'rejected', value);
    holdsNothing(result, value);
  }
  const broken = Uint8Array.from([...bytes.encode(secretText), 0xff]);
  const result = read(broken, topic);
  assert.ok(result.kind === 'rejected');
  assert.equal(result.reject.got, '68 75 6e 74');
});

test('making an event masks what is secret, and its errors quote nothing', () => {
  const event = vaultSecretReadCompleted.create({
    source: 's',
    payload: { secretPath: `kv/data/${secretText}`, value: secretText },
  });
  holdsNothing(event, 'create');
  assert.equal(event.payload.value, hidden);
  holdsNothing(new TextDecoder().decode(encode(event)), 'encode');
  const failed = vaultSecretReadFailed.create({
    source: 's',
    payload: { secretPath: 'kv/data/db', errorMessage: `denied for kv/data/${secretText}, token: ${secretText}` },
  });
  holdsNothing(failed, 'words');
  assert.throws(
    () =>
      vaultSecretReadCompleted.create({ source: 's', payload: { secretPath: 'kv/a', version: secretText as never } }),
    (error: Error) => !error.message.includes('S3CRET') && error.message.includes('payload.version'),
  );
});

const unknownVaultTypes = [
  'omninode.vault.lease.renewed.v1',
  'dev.omninode.vault.lease.renewed.v1',
  'onex.evt.omnivault.lease-renewed.v1',
  'acme.secrets.rotated.v1',
];

test('an unknown event where secrets are at home keeps the names in its payload and no value, in every shape, and says so', () => {
  const time = Date.UTC(2026, 6, 1);
  for (const event_type of unknownVaultTypes) {
    for (const value of shapes) {
      const payload = { lease: value, [twinsOf('secretPath')[1] as string]: secretText };
      for (const body of [
        { event_type, event_id: 'e', timestamp: time, payload, note: [value] },
        { event_type, event_id: 'e', timestamp: time, payload: JSON.stringify(payload) },
        { event_type, event_id: 'e', timestamp: time, payload: [value] },
        { specversion: '1.0', type: event_type, id: 'e', time: '2026-07-01T00:00:00Z', source: 's', data: payload },
        { ...payload, event_type, timestamp: time },
      ]) {
        const result = read(JSON.stringify(body));
        assert.ok(result.kind === 'event' && !result.known, event_type);
        holdsNothing(result, JSON.stringify(body));
        assert.ok(result.repairs.some(({ code }) => code === 'payload-masked'));
      }
    }
  }
  const told = read(
    JSON.stringify({ event_type: unknownVaultTypes[0], timestamp: time, payload: { lease: 'l', n: 1 } }),
  );
  assert.ok(told.kind === 'event');
  assert.deepEqual(told.event.payload, { lease: hidden, n: hidden });
  const bare = read(JSON.stringify({ event_type: unknownVaultTypes[0], timestamp: time, lease: 'l' }));
  assert.ok(bare.kind === 'event');
  assert.deepEqual(bare.event.payload, { event_type: unknownVaultTypes[0], timestamp: time, lease: hidden });
});

test('an unknown event of the vault is masked by a decoder whose catalogue has no vault, and other unknown events are not', () => {
  const { decode: small } = decoderOf(createCatalog([]));
  const of = (event_type: string) =>
    small({
      topic: 't',
      partition: 0,
      offset: '0',
      timestamp: Date.UTC(2026, 6, 1),
      key: null,
      headers: [],
      value: bytes.encode(JSON.stringify({ event_type, timestamp: 1, payload: { a: 'b' } })),
    });
  const vault = of('omninode.vault.secret.read.completed.v1');
  assert.ok(vault.kind === 'event');
  assert.deepEqual(vault.event.payload, { a: hidden });
  for (const type of ['acme.secretary.hired.v1', 'acme.order.placed.v1']) {
    const other = of(type);
    assert.ok(other.kind === 'event');
    assert.deepEqual(other.event.payload, { a: 'b' });
  }
});

test('a domain of which any event is sealed masks its unknown events too', () => {
  const safeOpened = defineEvent({
    type: 'acme.safe.opened.v1',
    docs: 'A safe was opened.',
    known: 'observed',
    producers: ['safes'],
    key: 'tenantId',
    payload: { by: identifier() },
    sealed: true,
  });
  const { decode: own } = decoderOf(createCatalog([safeOpened]));
  const result = own({
    topic: 't',
    partition: 0,
    offset: '0',
    timestamp: Date.UTC(2026, 6, 1),
    key: null,
    headers: [],
    value: bytes.encode('{"event_type":"acme.safe.closed.v1","timestamp":1,"payload":{"code":"1234"}}'),
  });
  assert.ok(result.kind === 'event');
  assert.deepEqual(result.event.payload, { code: hidden });
});
