// Records of each wire shape that the decoder reads: the same five events, one of them unknown, as their producers would write them.
import type { RawRecord } from '@streamglass/core/events';

const bytes = new TextEncoder();
const at = Date.UTC(2026, 0, 15, 9, 59);
export type Body = Record<string, unknown>;

const agents = ['api-architect', 'code-reviewer', 'test-generator', 'debug-intelligence'];
const payloads: readonly (readonly [type: string, make: (index: number) => Body])[] = [
  [
    'omninode.agent.execution.completed.v1',
    (index) => ({
      agent_name: agents[index % 4],
      duration_ms: 1200 + index,
      tokens_used: 3000 + index,
      cost_usd: 0.0125,
      with_intelligence: index % 3 > 0,
      provider: 'anthropic',
    }),
  ],
  [
    'omninode.agent.routing.completed.v1',
    (index) => ({
      selected_agent: agents[index % 4],
      confidence_score: 0.91,
      routing_strategy: 'semantic_similarity',
      routing_time_ms: 46,
    }),
  ],
  [
    'omninode.agent.transformation.completed.v1',
    (index) => ({
      source_agent: agents[index % 4],
      target_agent: agents[(index + 1) % 4],
      routing_confidence: 0.88,
      transformation_duration_ms: 31.5,
      success: true,
    }),
  ],
  [
    'omninode.service.health.changed.v1',
    () => ({ service_name: 'omniarchon', status: 'healthy', previous_status: 'degraded', latency_ms: 12.4 }),
  ],
  ['acme.order.placed.v1', (index) => ({ order: index, lines: [{ sku: 'a', n: 1 }], note: 'not in the catalogue' })],
];
const envelope = (index: number): Body => {
  const [type, make] = payloads[index % payloads.length] as (typeof payloads)[number];
  return {
    event_type: type,
    event_id: `7c1e04d2-5b07-4c91-8a6b-${String(index).padStart(12, '0')}`,
    timestamp: new Date(at + index * 7).toISOString(),
    tenant_id: 'default',
    namespace: 'omninode',
    source: 'omniclaude',
    correlation_id: `a2f33abd-34c2-4d63-bfe7-${String(index).padStart(12, '0')}`,
    schema_ref: 'registry://omninode/agent/execution_completed/v1',
    payload: make(index),
  };
};

/** By the letters of docs/reference/decoding.md: what each makes of envelope A. */
export const shapes: Readonly<Record<string, (a: Body) => Body>> = {
  A: (a) => a,
  B: ({ source, tenant_id, ...a }) => ({ ...a, source: { service: source }, metadata: { tenant_id } }),
  C: ({ timestamp, source, ...a }) => ({
    envelope_version: '1.0',
    ...a,
    event_timestamp: timestamp,
    source_node_id: 'n',
    source_service: source,
  }),
  C2: ({ event_id, timestamp, source, ...a }) => ({
    envelope_id: event_id,
    envelope_timestamp: timestamp,
    ...a,
    source_service: source,
  }),
  D: ({ source, ...a }) => ({ ...a, service: source }),
  'E, J': ({ payload, timestamp, ...a }) => ({
    ...(payload as Body),
    ...a,
    emitted_at: timestamp,
  }),
  G: ({ payload, event_id, timestamp, source, ...a }) => ({
    payload,
    envelope_id: event_id,
    envelope_timestamp: timestamp,
    source_tool: source,
    ...a,
  }),
  H: ({ payload, source, ...a }) => ({ ...a, node_id: source, data: payload }),
  I: ({ source, ...a }) => ({ ...a, source_service: source, payload_type: 'X', priority: 'NORMAL' }),
  K: (a) => ({
    timestamp: a.timestamp,
    relativeMs: 5,
    topic: a.event_type,
    partition: 0,
    offset: '1',
    key: null,
    value: a,
  }),
  'coder.events': (a) => ({
    id: a.event_id,
    type: a.event_type,
    version: '1.0',
    timestamp: a.timestamp,
    tenantId: a.tenant_id,
    source: { service: a.source },
    data: a.payload,
    metadata: { correlationId: a.correlation_id },
  }),
  CloudEvents: (a) => ({
    specversion: '1.0',
    id: a.event_id,
    type: a.event_type,
    time: a.timestamp,
    tenantid: a.tenant_id,
    source: a.source,
    correlationid: a.correlation_id,
    data: a.payload,
  }),
  'dead letter': (a) => ({
    original_topic: a.event_type,
    original_envelope: a,
    error_message: 'x',
    error_timestamp: at / 1000,
  }),
};

export const recordsIn = (shape: (a: Body) => Body, count: number): RawRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    topic: 'omninode.agent.v1',
    partition: 0,
    offset: String(index),
    timestamp: at + index * 7 + 40,
    key: null,
    value: bytes.encode(JSON.stringify(shape(envelope(index)))),
    headers: [],
  }));
