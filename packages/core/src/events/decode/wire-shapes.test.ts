/** Shapes A to K of producers in the wild; a row each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  iso,
  time,
  ref,
  routed,
  routing,
  asRouting,
  run,
  asRun,
  generated,
  envelope,
  noTenant,
  decode,
  recordOf,
  readRow,
  type Row,
} from './wire-rows.ts';

const shapes: readonly Row[] = [
  {
    name: 'A, frozen: namespace and version that say nothing go, others stay',
    body: { ...envelope, namespace: 'development', causation_id: 'evt-8', schema_ref: ref, version: 'v1' },
    want: {
      payload: asRouting,
      causationId: 'evt-8',
      schemaRef: ref,
      extra: { $envelope: { namespace: 'development' } },
    },
  },
  {
    name: 'A as a dashboard stored it: the columns it derived stay',
    body: { ...envelope, topic: routed, partition: 3, offset: '12', processed_at: iso, stored_at: iso },
    want: {
      payload: asRouting,
      extra: { $envelope: { topic: routed, partition: 3, offset: '12', processed_at: iso, stored_at: iso } },
    },
  },
  {
    name: 'A of a router: `service`, and a payload field that nobody claims',
    body: { ...envelope, source: undefined, service: 'omniclaude', payload: { ...routing, router_build: 4 } },
    want: { payload: asRouting, extra: { router_build: 4 } },
  },
  {
    name: 'B: source is an object, tenant in metadata, a semantic version, four segments with a class in the type',
    topic: 'dev.archon-intelligence.intelligence.code-analysis-completed.v1',
    body: {
      event_id: 'evt-9',
      event_type: 'omninode.intelligence.event.code_analysed.v1',
      correlation_id: 'c-1',
      causation_id: 'evt-8',
      timestamp: iso,
      version: '1.0.0',
      source: { service: 'archon-intelligence', instance_id: 'pod-2', hostname: 'h' },
      metadata: {
        trace_id: '0af7651916cd43dd8448eb211c80319c',
        span_id: 'b7ad6b7169203331',
        tenant_id: 'acme',
        extra: { a: 1 },
      },
      payload: { source_path: 'src/a.py', quality_score: 0.7 },
    },
    want: {
      type: 'omninode.intelligence.event.code_analysed.v1',
      known: false,
      source: 'archon-intelligence',
      causationId: 'evt-8',
      payload: { source_path: 'src/a.py', quality_score: 0.7 },
      extra: {
        $envelope: {
          version: '1.0.0',
          source: { service: 'archon-intelligence', instance_id: 'pod-2', hostname: 'h' },
          metadata: {
            trace_id: '0af7651916cd43dd8448eb211c80319c',
            span_id: 'b7ad6b7169203331',
            tenant_id: 'acme',
            extra: { a: 1 },
          },
        },
      },
    },
  },
  {
    name: 'C: event_timestamp, source_node_id beside source_service, an environment',
    topic: 'dev.omninode_bridge.onex.evt.node-heartbeat.v1',
    body: {
      envelope_version: '1.0',
      event_id: 'evt-9',
      event_type: 'node_heartbeat',
      event_version: '1.0',
      event_timestamp: iso,
      source_node_id: 'node-3',
      source_service: 'metadata-stamping',
      correlation_id: 'c-1',
      environment: 'development',
      partition_key: 'node-3',
      payload: { node_id: 'node-3', uptime_seconds: 60 },
    },
    want: {
      ...noTenant,
      type: 'onex.node.heartbeat.published.v1',
      source: 'metadata-stamping',
      payload: { nodeId: 'node-3', uptimeMs: 60_000 },
      extra: {
        $envelope: {
          envelope_version: '1.0',
          event_version: '1.0',
          source_node_id: 'node-3',
          environment: 'development',
          partition_key: 'node-3',
        },
      },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'C2: envelope_id, envelope_timestamp, UPPER_SNAKE, seconds in the payload',
    topic: 'omninode_codegen_response_analyze_v1',
    body: {
      envelope_version: 'v1',
      envelope_id: 'evt-9',
      envelope_timestamp: iso,
      event_type: 'CODEGEN_COMPLETED',
      event_version: 'v1',
      correlation_id: 'c-1',
      trace_id: 't',
      span_id: 's',
      source_service: 'omniclaude',
      payload: run,
      provenance: { by: 'test' },
    },
    want: {
      ...noTenant,
      type: generated,
      payload: asRun,
      extra: {
        $envelope: {
          envelope_version: 'v1',
          event_version: 'v1',
          trace_id: 't',
          span_id: 's',
          provenance: { by: 'test' },
        },
      },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'C3: a security context, and the node as source when no service is stated',
    topic: 'dev.omninode_bridge.onex.evt.metadata-stamp-created.v1',
    body: {
      event_id: 'evt-9',
      event_type: 'metadata-stamp-created',
      timestamp: time / 1000,
      source_node: 'stamper-1',
      source_version: '2.1',
      security_context: { actor_id: 'u-1', session_id: 's-1', security_level: 'internal' },
      payload: { file_hash: 'b3', file_path: 'a.py' },
    },
    want: {
      ...noTenant,
      type: 'omninode.metadata.stamping.stamped.v1',
      source: 'stamper-1',
      correlationId: undefined,
      payload: { fileHash: 'b3', filePath: 'a.py' },
      extra: {
        $envelope: {
          source_version: '2.1',
          security_context: { actor_id: 'u-1', session_id: 's-1', security_level: 'internal' },
        },
      },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'C4: priority and partition key in metadata',
    topic: 'dev.omninode-bridge.workflow.started.v1',
    body: {
      envelope_version: 'v1',
      event_id: 'evt-9',
      event_type: 'WORKFLOW_STARTED',
      correlation_id: 'c-1',
      timestamp: iso,
      source_service: 'omniclaude',
      payload: { workflow_id: 'w-7', node_id: 'n-1' },
      metadata: { partition_key: 'w-7', priority: 5 },
    },
    want: {
      ...noTenant,
      type: 'omninode.bridge.orchestration.started.v1',
      payload: { workflowId: 'w-7', nodeId: 'n-1' },
      extra: { $envelope: { envelope_version: 'v1', metadata: { partition_key: 'w-7', priority: 5 } } },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'D: UPPER_SNAKE and `service`',
    topic: 'intelligence.requests',
    body: {
      event_id: 'evt-9',
      event_type: 'CODE_ANALYSIS_REQUESTED',
      correlation_id: 'c-1',
      timestamp: iso,
      service: 'omniclaude',
      payload: { source_path: 'src/a.py', language: 'python' },
    },
    want: {
      ...noTenant,
      type: 'omninode.intelligence.code-analysis.requested.v1',
      payload: { sourcePath: 'src/a.py', language: 'python' },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'E: no envelope, created_at, the topic is the type',
    topic: 'agent-routing-decisions',
    body: { ...routing, correlation_id: 'c-1', created_at: iso, id: 'row-4' },
    want: {
      ...noTenant,
      id: 'agent-routing-decisions-2-41',
      source: 'unknown',
      payload: asRouting,
      extra: { id: 'row-4' },
    },
    repairs: ['id-missing', 'tenant-missing', 'source-missing'],
  },
  {
    name: 'F: source is a path',
    topic: 'onex.registry.node.registered.v1',
    body: {
      event_id: 'evt-9',
      event_type: 'onex.registry.node.registered.v1',
      source: 'node/postgres-adapter',
      correlation_id: 'c-1',
      timestamp: iso,
      payload: { node_id: 'n-1', ttl_seconds: 300 },
    },
    want: {
      ...noTenant,
      type: 'omninode.node.service.registered.v1',
      source: 'node/postgres-adapter',
      payload: { nodeId: 'n-1', ttlMs: 300_000 },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'G: payload first, source_tool, versions, retries, priority',
    topic: 'onex.evt.omniclaude.routing-decision.v1',
    body: {
      payload: routing,
      envelope_id: 'evt-9',
      envelope_timestamp: iso,
      correlation_id: 'c-1',
      source_tool: 'omniclaude',
      target_tool: 'omnidash',
      metadata: { tenant_id: 'acme' },
      security_context: null,
      event_type: 'onex.evt.omniclaude.routing-decision.v1',
      priority: 5,
      retry_count: 0,
      envelope_version: '2.1.0',
    },
    want: {
      payload: asRouting,
      extra: {
        $envelope: {
          target_tool: 'omnidash',
          metadata: { tenant_id: 'acme' },
          priority: 5,
          retry_count: 0,
          envelope_version: '2.1.0',
        },
      },
    },
  },
  {
    name: 'H: node_id and data',
    body: {
      event_type: routed,
      node_id: 'n-1',
      metadata: {},
      timestamp: iso,
      event_id: 'evt-9',
      correlation_id: 'c-1',
      data: routing,
    },
    want: { ...noTenant, source: 'n-1', payload: asRouting, extra: { $envelope: { metadata: {} } } },
    repairs: ['tenant-missing'],
  },
  {
    name: 'I: its own topic says more than `CREATED`, and stays',
    topic: 'intelligence.events',
    body: {
      event_id: 'evt-9',
      event_type: 'CREATED',
      topic: 'onex.generation.completed.v1',
      timestamp: iso,
      correlation_id: 'c-1',
      source_service: 'omniclaude',
      source_version: '1',
      payload_type: 'Generation',
      payload: { count: 2 },
      priority: 'NORMAL',
      ttl_seconds: 60,
      signature: null,
      schema_version: '1.0.0',
    },
    want: {
      ...noTenant,
      type: 'onex.generation.completed.v1',
      known: false,
      payload: { count: 2 },
      extra: {
        $envelope: {
          $type: 'CREATED',
          topic: 'onex.generation.completed.v1',
          source_version: '1',
          payload_type: 'Generation',
          priority: 'NORMAL',
          ttl_seconds: 60,
          schema_version: '1.0.0',
        },
      },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'J: flat, a class name for a type, emitted_at',
    topic: 'onex.evt.omniclaude.tool-executed.v1',
    body: {
      event_type: 'ToolExecuted',
      session_id: 's-1',
      correlation_id: 'c-1',
      emitted_at: iso,
      schema_version: '1.0.0',
      tool_name: 'Read',
      duration_ms: 12,
      success: 'True',
    },
    want: {
      ...noTenant,
      id: 'onex.evt.omniclaude.tool-executed.v1-2-41',
      type: 'onex.evt.omniclaude.tool-executed.v1',
      source: 'unknown',
      payload: { sessionId: 's-1', toolName: 'Read', durationMs: 12, success: true },
      extra: { event_type: 'ToolExecuted', schema_version: '1.0.0' },
    },
    repairs: ['id-missing', 'tenant-missing', 'source-missing'],
  },
  {
    name: 'J in camel case',
    topic: 'dev.onex.evt.omniclaude.tool-executed.v1',
    body: {
      eventType: 'ToolExecuted',
      eventId: 'evt-9',
      sessionId: 's-1',
      correlationId: 'c-1',
      emittedAt: iso,
      toolName: 'Read',
    },
    want: {
      ...noTenant,
      type: 'onex.evt.omniclaude.tool-executed.v1',
      source: 'unknown',
      payload: { sessionId: 's-1', toolName: 'Read' },
      extra: { eventType: 'ToolExecuted' },
    },
    repairs: ['tenant-missing', 'source-missing'],
  },
  {
    name: 'K: what the line says beside the body stays',
    topic: 'recordings',
    body: {
      timestamp: '2026-02-01T21:00:04Z',
      relativeMs: 3000,
      topic: 'agent-routing-decisions',
      partition: 0,
      offset: '3',
      key: null,
      value: envelope,
    },
    want: {
      origin: 'recorded',
      payload: asRouting,
      extra: {
        $envelope: {
          $recording: {
            timestamp: '2026-02-01T21:00:04Z',
            relativeMs: 3000,
            topic: 'agent-routing-decisions',
            partition: 0,
            offset: '3',
            key: null,
          },
        },
      },
    },
  },
];

for (const row of shapes) {
  test(row.name, () => {
    const { got, want } = readRow(row);
    assert.deepEqual(got, want);
  });
}

test('shares of one and of a hundred are told apart by their field, durations by theirs', () => {
  const read = (type: string, payload: object): unknown => {
    const result = decode(recordOf({ topic: type, body: { ...envelope, event_type: type, payload } }));
    assert.ok(result.kind === 'event', JSON.stringify(result));
    return result.event.payload;
  };
  assert.deepEqual(
    read('omninode.code.tests.generated.v1', { test_coverage_estimate: 87.5, duration_seconds: '2.5' }),
    {
      testCoverage: 0.875,
      durationMs: 2500,
    },
  );
  assert.deepEqual(
    read('omninode.database.connection.status.v1', {
      database: 'd',
      status: 'healthy',
      connection_pool: { connection_utilization_percent: 42 },
    }),
    {
      databaseName: 'd',
      status: 'healthy',
      poolUtilization: 42,
    },
  );
});
