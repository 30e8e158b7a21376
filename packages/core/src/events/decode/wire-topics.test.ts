/** Every way producers name topics, and the bodies of their dead letters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  iso,
  time,
  logTime,
  routed,
  routing,
  asRouting,
  who,
  envelope,
  noTenant,
  decode,
  recordOf,
  readRow,
  type Row,
} from './wire-rows.ts';

const started = { agent_name: 'a', user_request: 'q' };
const ofNaming = { payload: { agentName: 'a', userRequest: 'q' } };
const bare = { event_id: 'evt-9', timestamp: iso, ...who };
const naming = (topic: string, type: string, payload: object, want: Row['want']): Row => ({
  name: `topic ${topic}`,
  topic,
  body: { ...bare, payload },
  want: { type, ...want },
});
const unknown = { payload: { n: 1 }, known: false } as const;
const runStarted = 'omninode.agent.execution.started.v1';
const topics: readonly Row[] = [
  naming(runStarted, runStarted, started, ofNaming),
  naming(`acme-tenant.${runStarted}`, runStarted, started, ofNaming),
  naming(`prod.eu.${runStarted}`, runStarted, started, ofNaming),
  {
    name: 'topic {tenant}.omninode.{domain}.v1 carries several types',
    topic: 'default-tenant.omninode.agent.v1',
    body: { ...bare, event_type: runStarted, payload: started },
    want: { type: runStarted, ...ofNaming },
  },
  naming(
    'agent.routing.requested.v1',
    'omninode.agent.routing.requested.v1',
    { user_request: 'q' },
    { payload: { userRequest: 'q' } },
  ),
  naming(
    'dev.archon-intelligence.intelligence.code-analysis-requested.v1',
    'omninode.intelligence.code-analysis.requested.v1',
    { source_path: 'a.py' },
    { payload: { sourcePath: 'a.py' } },
  ),
  naming(
    'dev.archon-intelligence.tree.discover-completed.v1',
    'archon-intelligence.tree.discover-completed.v1',
    { n: 1 },
    unknown,
  ),
  naming(
    'dev.omninode_bridge.onex.evt.node-heartbeat.v1',
    'onex.node.heartbeat.published.v1',
    { node_id: 'n' },
    { payload: { nodeId: 'n' } },
  ),
  naming(
    'dev.omninode_bridge.onex.evt.node-introspection.v1',
    'onex.node.announce.v1',
    { node_id: 'n' },
    { payload: { nodeId: 'n' } },
  ),
  naming(
    'dev.omninode-bridge.database.query-requested.v1',
    'omninode.database.query.requested.v1',
    { query_type: 'select' },
    { payload: { operationType: 'select' } },
  ),
  naming('omninode_codegen_request_analyze_v1', 'omninode_codegen_request_analyze_v1', { n: 1 }, unknown),
  naming('agent-traceability.prompts.v1', 'agent-traceability.prompts.v1', { n: 1 }, unknown),
  naming(
    'agent-actions',
    'agent-actions',
    { agent_name: 'a', action_type: 'tool_call' },
    { payload: { agentName: 'a', actionType: 'tool_call' } },
  ),
  naming(
    'router-performance-metrics',
    'router-performance-metrics',
    { latency_ms: 4 },
    { payload: { routingTimeMs: 4 } },
  ),
  naming(
    'agent-transformation-events',
    'omninode.agent.transformation.completed.v1',
    { source_agent: 'a', target_agent: 'b' },
    { payload: { sourceAgent: 'a', targetAgent: 'b' } },
  ),
  naming('metadata.stamp.requests', 'metadata.stamp.requests', { n: 1 }, unknown),
  naming('omninode.service.lifecycle', 'omninode.service.lifecycle', { n: 1 }, unknown),
  naming(
    'onex.registry.node.registered.v1',
    'omninode.node.service.registered.v1',
    { node_id: 'n' },
    { payload: { nodeId: 'n' } },
  ),
  naming(
    'onex.evt.omniclaude.task-delegated.v1',
    'onex.evt.omniclaude.task-delegated.v1',
    { task_type: 't' },
    { payload: { taskType: 't' } },
  ),
  naming('dev.onex.cmd.omniclaude.anything.v1', 'onex.cmd.omniclaude.anything.v1', { n: 1 }, unknown),
  naming('onex.snapshot.platform.anything.v2', 'onex.snapshot.platform.anything.v2', { n: 1 }, unknown),
  naming(`${routed}.dlq`, routed, routing, { payload: asRouting }),
];

const failed = { failure_reason: 'handler timed out', failure_timestamp: '2026-02-01T21:00:20Z', retry_attempts: 3 };
const letters: readonly Row[] = [
  {
    name: 'dead letter of a client: original_data is an envelope',
    topic: `${routed}.dlq`,
    body: { original_topic: routed, original_key: 'c-1', original_data: envelope, ...failed },
    want: {
      payload: asRouting,
      extra: { $envelope: { $deadLetter: { original_topic: routed, original_key: 'c-1', ...failed } } },
    },
  },
  {
    name: 'dead letter of a database adapter: original_message is JSON text, flat, and says where and when it stood',
    topic: 'postgres.dlq',
    body: {
      original_message: JSON.stringify({ ...routing, tenant_id: 'acme' }),
      original_topic: 'agent-routing-decisions',
      original_partition: 1,
      original_offset: 77,
      original_timestamp: iso,
      error_type: 'Timeout',
      retry_count: 2,
    },
    want: {
      id: 'agent-routing-decisions-1-77',
      source: 'unknown',
      correlationId: undefined,
      payload: asRouting,
      extra: {
        $envelope: {
          $deadLetter: {
            original_topic: 'agent-routing-decisions',
            original_partition: 1,
            original_offset: 77,
            original_timestamp: iso,
            error_type: 'Timeout',
            retry_count: 2,
          },
        },
      },
    },
    repairs: ['id-missing', 'source-missing'],
  },
  {
    name: 'dead letter of the intelligence service: original_envelope, a unix time of the error that is not the event’s',
    topic: 'dev.archon-intelligence.intelligence.code-analysis-requested.v1.dlq',
    body: {
      original_topic: 'dev.archon-intelligence.intelligence.code-analysis-requested.v1',
      original_envelope: {
        event_id: 'evt-9',
        event_type: 'CODE_ANALYSIS_REQUESTED',
        timestamp: time / 1000,
        ...who,
        payload: { source_path: 'a.py' },
      },
      error_message: 'no parser',
      error_timestamp: logTime / 1000,
      service: 'archon',
    },
    want: {
      type: 'omninode.intelligence.code-analysis.requested.v1',
      payload: { sourcePath: 'a.py' },
      extra: {
        $envelope: {
          $deadLetter: {
            original_topic: 'dev.archon-intelligence.intelligence.code-analysis-requested.v1',
            error_message: 'no parser',
            error_timestamp: logTime / 1000,
            service: 'archon',
          },
        },
      },
    },
  },
  {
    name: 'dead letter of the platform: original_message is a record, its value JSON text',
    topic: 'onex.dlq.platform.events.v1',
    headers: { original_topic: 'onex.node.heartbeat.published.v1', failure_reason: 'x' },
    body: {
      event_type: 'dlq_message',
      original_topic: 'onex.node.heartbeat.published.v1',
      original_message: {
        key: 'n',
        value: JSON.stringify({ node_id: 'n', timestamp: iso }),
        offset: '7',
        partition: 0,
      },
      failure_reason: 'x',
      correlation_id: 'c-1',
    },
    want: {
      ...noTenant,
      id: 'onex.node.heartbeat.published.v1-0-7',
      type: 'onex.node.heartbeat.published.v1',
      source: 'unknown',
      payload: { nodeId: 'n' },
      extra: {
        $envelope: {
          $deadLetter: {
            event_type: 'dlq_message',
            original_topic: 'onex.node.heartbeat.published.v1',
            original_message: { key: 'n', offset: '7', partition: 0 },
            failure_reason: 'x',
            correlation_id: 'c-1',
          },
        },
      },
    },
    repairs: ['id-missing', 'tenant-missing', 'source-missing'],
  },
  {
    name: 'a recorded dead letter is a recording of the original',
    topic: 'any',
    body: { relativeMs: 1, topic: `${routed}.dlq`, value: { original_topic: routed, original_data: envelope } },
    want: {
      origin: 'recorded',
      payload: asRouting,
      extra: {
        $envelope: { $recording: { relativeMs: 1, topic: `${routed}.dlq` }, $deadLetter: { original_topic: routed } },
      },
    },
  },
  {
    name: 'a dead letter without its original is an event of its own',
    topic: 'onex.evt.platform.dlq-message.v1',
    body: { event_id: 'evt-9', timestamp: iso, original_topic: routed, error_message: 'x', ...who },
    want: {
      type: 'onex.evt.platform.dlq-message.v1',
      known: false,
      payload: { event_id: 'evt-9', timestamp: iso, original_topic: routed, error_message: 'x', ...who },
    },
  },
];

for (const row of [...topics, ...letters]) {
  test(row.name, () => {
    const { got, want } = readRow(row);
    assert.deepEqual(got, want);
  });
}

test('a dead letter whose original is no JSON object is refused, without a word of it', () => {
  for (const original of ['hunter2 is no JSON', '[1]', 7, { value: 'hunter2', offset: 1 }]) {
    const result = decode(recordOf({ body: { original_topic: routed, original_data: original } }));
    assert.ok(result.kind === 'rejected', JSON.stringify(result));
    assert.deepEqual([result.reject.code, result.reject.path], ['not-an-object', '$.original_data']);
    assert.ok(!JSON.stringify(result).includes('hunter2'));
  }
});

test('a dead letter of the vault keeps nothing that its producer said of the failure', () => {
  const type = 'omninode.vault.secret.read.failed.v1';
  const original = { ...envelope, event_type: type, payload: { secret_path: 'kv/prod/db', error_message: 'denied' } };
  const result = decode(
    recordOf({ body: { original_topic: type, original_data: original, failure_reason: 'kv/prod/db' } }),
  );
  assert.ok(result.kind === 'event' && result.event.type === type);
  assert.ok(!JSON.stringify(result).includes('prod/db'), JSON.stringify(result));
});
