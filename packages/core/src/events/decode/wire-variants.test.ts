/** Variants of the shapes that producers write as well; a row each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { common, iso, noTenant, readRow, type Row, time, who } from './wire-rows.ts';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const threat = { threat_type: 'DDoS', threat_score: 0.85, affected_nodes: ['n-1'] };
const asThreat = { threatType: 'DDoS', threatScore: 0.85, affectedNodes: ['n-1'] };
const watched = {
  id: 'watch-2-41',
  source: 'collector-1',
  correlationId: undefined,
  ...noTenant,
} as const;
const unnamed = ['id-missing', 'tenant-missing'];

const rows: readonly Row[] = [
  {
    name: 'a collector of a watched network wraps `data`, and says beside it where and how it was detected',
    topic: 'watch',
    body: {
      timestamp: iso,
      source: 'collector-1',
      event_type: 'threat_detection',
      data: threat,
      metadata: { region: 'eu-west', detection_method: 'behavioral_analysis' },
    },
    want: {
      ...watched,
      type: 'security.threat.detected.v1',
      payload: { ...asThreat, region: 'eu-west', detectionMethod: 'behavioral_analysis' },
    },
    repairs: unnamed,
  },
  {
    name: 'the same, enriched: a severity in numbers is on another scale and stays where it stood',
    topic: 'watch',
    body: {
      timestamp: time / 1000,
      source: 'collector-1',
      event_type: 'threat_detection',
      data: { ...threat, metadata: { region: 'eu-west' } },
      metadata: {},
      severity: 5,
      correlations: ['h-1'],
      original_hash: 'h-0',
      processed_at: iso,
    },
    want: {
      ...watched,
      type: 'security.threat.detected.v1',
      payload: { ...asThreat, region: 'eu-west' },
      extra: {
        $envelope: { metadata: {}, severity: 5, correlations: ['h-1'], original_hash: 'h-0', processed_at: iso },
      },
    },
    repairs: unnamed,
  },
  {
    name: 'the bus of a watched network says how bad it is beside the data',
    topic: 'bus',
    body: {
      id: 'evt-9',
      type: 'threat_detected',
      timestamp: iso,
      source: 'ml',
      data: threat,
      severity: 'HIGH',
      processed: false,
    },
    want: {
      type: 'security.threat.detected.v1',
      source: 'ml',
      correlationId: undefined,
      ...noTenant,
      payload: { ...asThreat, severity: 'HIGH' },
      extra: { $envelope: { processed: false } },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'a severity of the data goes before the one beside it',
    topic: 'bus',
    body: {
      id: 'evt-9',
      type: 'incident_created',
      timestamp: iso,
      source: 'omniclaude',
      data: { id: 'inc-1', severity: 'SEV1' },
      severity: 'HIGH',
      processed: true,
    },
    want: {
      type: 'security.incident.created.v1',
      correlationId: undefined,
      ...noTenant,
      payload: { incidentId: 'inc-1', severity: 'SEV1' },
      extra: { $envelope: { severity: 'HIGH', processed: true } },
    },
    repairs: ['tenant-missing'],
  },
  {
    name: 'a flat body with fields of its own beside `data` stays flat',
    topic: 'core.database.query_completed',
    body: {
      event_id: 'evt-9',
      event_type: 'DB_QUERY_COMPLETED',
      timestamp: iso,
      ...who,
      row_count: 2,
      data: { rows: ['hunter2'] },
    },
    want: { type: 'omninode.database.query.completed.v1', payload: { rowCount: 2, data: '***' } },
  },
  {
    name: 'B: a class and an operation that older bodies write in upper case are that event',
    topic: 'dev.archon-intelligence.intelligence.code-analysis-completed.v1',
    body: {
      event_id: 'evt-9',
      event_type: 'omninode.intelligence.event.code_analysis_completed.v1',
      timestamp: iso,
      correlation_id: 'c-1',
      source: { service: 'omniclaude' },
      metadata: { tenant_id: 'acme' },
      payload: { source_path: 'a.py', quality_score: 0.8 },
    },
    want: {
      type: 'omninode.intelligence.code-analysis.completed.v1',
      payload: { sourcePath: 'a.py', qualityScore: 0.8 },
      extra: { $envelope: { metadata: { tenant_id: 'acme' } } },
    },
  },
  {
    name: 'B: the name of an operation that older bodies write without what stands around it',
    body: {
      event_id: 'evt-9',
      event_type: 'omninode.intelligence.event.quality_assessed.v1',
      timestamp: iso,
      ...who,
      payload: { entity_id: 'x', quality_score: 0.8 },
    },
    want: { type: 'omninode.intelligence.quality.assessed.v1', payload: { entityId: 'x', qualityScore: 0.8 } },
  },
  {
    name: 'three kinds of checks for what is out of date are one event',
    topic: 'FRESHNESS_DOCUMENT_COMPLETED',
    body: { event_id: 'evt-9', timestamp: iso, ...who, document_path: 'a.md', is_stale: true, age_days: 2 },
    want: {
      type: 'omninode.intelligence.freshness.checked.v1',
      payload: { documentPath: 'a.md', isStale: true, ageMs: 172_800_000 },
    },
  },
  {
    name: 'a tool that was used outside a session',
    topic: 'onex.evt.omniclaude.tool-executed.v1',
    body: { event_id: 'evt-9', emitted_at: iso, ...who, tool_name: 'Read', success: true },
    want: { type: 'onex.evt.omniclaude.tool-executed.v1', payload: { toolName: 'Read', success: true } },
  },
  {
    name: 'what a confidence is made of has the same name wherever it is said',
    topic: 'onex.evt.omniclaude.routing-decision.v1',
    body: {
      event_id: 'evt-9',
      created_at: iso,
      ...who,
      selected_agent: 'a',
      trigger_confidence: 0.9,
      project_path: '/x',
    },
    want: { payload: { selectedAgent: 'a', triggerScore: 0.9, projectPath: '/x' } },
  },
  {
    name: 'a recording that kept the body as text',
    body: {
      timestamp: iso,
      relativeMs: 1,
      topic: 'agent-actions',
      value: JSON.stringify({ event_id: 'evt-9', timestamp: iso, ...who, agent_name: 'api-architect' }),
    },
    want: {
      type: 'agent-actions',
      origin: 'recorded',
      payload: { agentName: 'api-architect' },
      extra: { $envelope: { $recording: { timestamp: iso, relativeMs: 1, topic: 'agent-actions' } } },
    },
  },
  {
    name: 'CloudEvents, structured, with its JSON as base64',
    body: {
      specversion: '1.0',
      type: 'dashboard.created',
      id: 'evt-9',
      time: iso,
      source: 'omniclaude',
      tenantid: 'acme',
      correlationid: 'c-1',
      datacontenttype: 'application/json',
      data_base64: base64({ dashboardId: 'd-1', name: 'Übersicht' }),
    },
    want: { type: 'dashboard.created', payload: { dashboardId: 'd-1', name: 'Übersicht' } },
  },
  {
    name: 'CloudEvents whose base64 is no JSON keep it',
    body: {
      specversion: '1.0',
      type: 'acme.picture.taken.v1',
      id: 'evt-9',
      time: iso,
      source: 'omniclaude',
      tenantid: 'acme',
      correlationid: 'c-1',
      datacontenttype: 'image/png',
      data_base64: 'iVBORw0K',
    },
    want: {
      type: 'acme.picture.taken.v1',
      known: false,
      payload: null,
      extra: { $envelope: { data_base64: 'iVBORw0K' } },
    },
  },
  {
    name: 'a node that states no id goes by its name',
    topic: 'onex.evt.platform.node-introspection.v1',
    body: { event_id: 'evt-9', timestamp: iso, ...who, node_name: 'postgres-adapter', service_type: 'effect' },
    want: {
      type: 'onex.node.announce.v1',
      payload: { nodeId: 'postgres-adapter', nodeName: 'postgres-adapter', serviceType: 'effect' },
    },
  },
  {
    name: 'a node that states both keeps both, whichever comes first',
    topic: 'onex.evt.platform.node-introspection.v1',
    body: { event_id: 'evt-9', timestamp: iso, ...who, node_name: 'postgres-adapter', node_id: 'n-1' },
    want: { type: 'onex.node.announce.v1', payload: { nodeId: 'n-1', nodeName: 'postgres-adapter' } },
  },
  {
    name: 'a document is assessed without a score of its own',
    topic: 'omninode.intelligence.quality.assessed.v1',
    body: { event_id: 'evt-9', timestamp: iso, ...who, document_path: 'a.md', clarity_score: 0.6, word_count: 100 },
    want: {
      type: 'omninode.intelligence.quality.assessed.v1',
      payload: { sourcePath: 'a.md', clarityScore: 0.6, wordCount: 100 },
    },
  },
  {
    name: 'a metric may be as large or small as what it measures',
    topic: 'coder_events',
    body: {
      id: 'evt-9',
      type: 'dashboard.analytics.metric.recorded',
      version: '1.0',
      timestamp: iso,
      tenantId: 'acme',
      source: { service: 'omniclaude' },
      correlationId: 'c-1',
      data: { metricName: 'memory', value: 17_179_869_184.000_25 },
    },
    want: {
      type: 'dashboard.analytics.metric.recorded',
      payload: { metricName: 'memory', value: 17_179_869_184.000_25 },
    },
  },
  {
    name: 'words of a choice are told apart by their letters',
    topic: 'onex.infra.circuit_breaker.state_changed.v1',
    body: {
      event_id: 'evt-9',
      timestamp: iso,
      ...who,
      service_name: 's',
      new_state: 'half-open',
      previous_state: 'Open',
    },
    want: {
      type: 'onex.infra.circuit_breaker.state_changed.v1',
      payload: { serviceName: 's', newState: 'HALF_OPEN', previousState: 'OPEN' },
    },
  },
  {
    name: 'a specification that is an object does not cost the event',
    topic: 'omninode.code.generation.requested.v1',
    body: { event_id: 'evt-9', timestamp: iso, ...who, contract_id: 'k-1', specification: { node: 'effect' } },
    want: {
      type: 'omninode.code.generation.requested.v1',
      payload: { contractId: 'k-1' },
      extra: { specification: { node: 'effect' } },
    },
    repairs: ['wrong-type'],
  },
  {
    name: 'a dead letter wraps a record without its position',
    topic: 'onex.dlq.omniclaude.v1',
    body: {
      event_type: 'dlq_message',
      original_topic: 'agent-actions',
      original_message: {
        key: 'k-1',
        value: JSON.stringify({ event_id: 'evt-9', timestamp: iso, ...who, agent_name: 'api-architect' }),
      },
      failure_reason: 'x',
    },
    want: {
      type: 'agent-actions',
      payload: { agentName: 'api-architect' },
      extra: {
        $envelope: {
          $deadLetter: {
            event_type: 'dlq_message',
            original_topic: 'agent-actions',
            failure_reason: 'x',
            original_message: { key: 'k-1' },
          },
        },
      },
    },
  },
];

for (const row of rows) {
  test(row.name, () => {
    const { got, want } = readRow({ ...row, want: { ...common, ...row.want } });
    assert.deepEqual(got, want);
  });
}
