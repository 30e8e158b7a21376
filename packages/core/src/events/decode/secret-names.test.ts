/** What no field claims is kept as it is, but not what goes by the name of a secret. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog } from '../catalog.ts';
import { defineEvent } from '../define-event.ts';
import { loggingApplication } from '../logging/index.ts';
import { text } from '../meanings.ts';
import { createDecoder, decoderOf } from './decoder.ts';

const { decode } = createDecoder();
const bytes = new TextEncoder();
const read = (value: string) =>
  decode({
    topic: 'any',
    partition: 0,
    offset: '0',
    timestamp: Date.UTC(2026, 6, 1),
    key: null,
    headers: [],
    value: bytes.encode(value),
  });

test('what goes by the name of a secret is masked wherever it is kept as it is, and that is said', () => {
  const secrets = { api_key: 'hunter2', dbPassword: 1234, access_token: 'hunter2', credentials: { user: 'hunter2' } };
  const file = { file_path: 'a.env', content: 'hunter2' };
  const tool = { session_id: 's', tool_name: 'Write', tool_input: file };
  const log = { service_name: 's', level: 'INFO', message: 'm', context: { deep: [secrets] } };
  const bodies = [
    { event_type: 'onex.evt.omniclaude.tool-executed.v1', timestamp: 1, payload: tool },
    { ...tool, event_type: 'onex.evt.omniclaude.tool-executed.v1', timestamp: 1 },
    { event_type: 'omninode.logging.application.v1', timestamp: 1, payload: { ...log, ...secrets } },
    { event_type: 'omninode.logging.application.v1', timestamp: 1, payload: log, auth: secrets, ...secrets },
    { event_type: 'acme.order.placed.v1', timestamp: 1, payload: { ...secrets, lines: [file] } },
    { event_type: 'acme.order.placed.v1', timestamp: 1, ...secrets },
    { specversion: '1.0', type: 'acme.order.placed.v1', id: 'e', source: 's', data: secrets, apikey: 'hunter2' },
    { original_topic: 'agent-actions', original_data: { agent_name: 'a' }, error_context: secrets },
  ];
  for (const body of bodies) {
    const result = read(JSON.stringify(body));
    assert.ok(result.kind === 'event');
    assert.doesNotMatch(JSON.stringify(result), /hunter2|1234/, JSON.stringify(body));
    assert.ok(result.repairs.some(({ code }) => code === 'secret-masked'));
  }
});

test('numbers of tokens, flags and nothing are no secrets, and a field that is declared says what it is itself', () => {
  const said = {
    total_tokens: 5,
    max_token: 9,
    cost_per_token: '0.002',
    has_password: true,
    content: null,
    secret: '',
  };
  const result = read(JSON.stringify({ event_type: 'acme.order.placed.v1', timestamp: 1, payload: said }));
  assert.ok(result.kind === 'event');
  assert.deepEqual(result.event.payload, said);
  const noted = defineEvent({
    type: 'acme.note.written.v1',
    docs: 'A note was written.',
    known: 'observed',
    producers: ['notes'],
    key: 'tenantId',
    payload: { content: text() },
  });
  const own = decoderOf(createCatalog([noted])).decode({
    topic: 't',
    partition: 0,
    offset: '0',
    timestamp: 1,
    key: null,
    headers: [],
    value: bytes.encode('{"event_type":"acme.note.written.v1","timestamp":1,"payload":{"content":"words"}}'),
  });
  assert.ok(own.kind === 'event');
  assert.deepEqual(own.event.payload, { content: 'words' });
});

test('making an event leaves what the caller gave as it is', () => {
  const context = { api_key: 'k' };
  loggingApplication.create({ source: 's', payload: { serviceName: 's', level: 'INFO', message: 'm', context } });
  assert.deepEqual(context, { api_key: 'k' });
});
