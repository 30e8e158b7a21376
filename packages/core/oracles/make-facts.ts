import type { Dice } from './dice.ts';

/** What happened, before any wire shape. */
export interface Fact {
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly correlation: string | null;
}

const agents = ['agent-architect', 'agent-tester', 'agent-writer', 'agent-debugger', 'agent-ünïcode', 'polymorphic'];
const services = ['gateway', 'search', 'billing', 'archive', 'vector'];
const words = ['healthy', 'degraded', 'unhealthy', 'critical', 'HEALTHY', 'passing', 'warning', 'maintenance', 'weird'];
const providers = ['anthropic', 'openai', 'local'];

const maybe = <T>(roll: Dice, p: number, value: T): T | undefined => (roll.chance(p) ? value : undefined);

export const makers: readonly ((roll: Dice, at: number) => Omit<Fact, 'correlation'>)[] = [
  (roll) => ({
    type: 'omninode.agent.routing.requested.v1',
    payload: {
      user_request: `please do ${roll.below(1000)}`,
      context: { previous_agent: maybe(roll, 0.3, roll.pick(agents)) },
    },
  }),
  (roll) => ({
    type: 'omninode.agent.routing.completed.v1',
    payload: {
      selected_agent: roll.pick(agents),
      confidence_score: maybe(roll, 0.9, Math.round(roll.next() * 1e6) / 1e6),
      routing_strategy: maybe(roll, 0.8, roll.pick(['semantic_similarity', 'enhanced_fuzzy_matching'])),
      routing_time_ms: maybe(roll, 0.9, roll.below(4000)),
      reasoning: maybe(roll, 0.3, 'it fits'),
      alternatives: maybe(roll, 0.3, [{ agent: roll.pick(agents), confidence: 0.25 }]),
    },
  }),
  (roll) => ({
    type: 'omninode.agent.routing.failed.v1',
    payload: { error_code: 'ROUTING_TIMEOUT', error_message: `timed out ${roll.below(9)}` },
  }),
  (roll) => ({
    type: 'omninode.agent.execution.started.v1',
    payload: { agent_name: roll.pick(agents), user_request: 'go', session_id: roll.hex(4) },
  }),
  (roll) => ({ type: 'omninode.agent.execution.completed.v1', payload: run(roll) }),
  (roll) => ({ type: 'omninode.agent.execution.completed.v1', payload: run(roll) }),
  (roll) => ({
    type: 'omninode.agent.execution.failed.v1',
    payload: { ...run(roll), error_message: 'broke', error_type: 'Timeout' },
  }),
  (roll) => ({
    type: `omninode.agent.transformation.${roll.pick(['started', 'completed', 'completed', 'completed', 'failed'])}.v1`,
    payload: {
      source_agent: roll.pick(agents),
      target_agent: roll.pick(agents),
      routing_confidence: maybe(roll, 0.7, roll.below(1000) / 1000),
      transformation_duration_ms: maybe(roll, 0.8, roll.below(500)),
      success: maybe(roll, 0.5, roll.chance(0.8)),
    },
  }),
  (roll) => ({
    type: 'omninode.agent.provider.selected.v1',
    payload: { provider_name: roll.pick([...providers, 'spare']), model_name: 'm1', selection_reason: 'cheap' },
  }),
  (roll) => ({
    type: roll.pick(['onex.node.announce.v1', 'onex.node.introspect_response.v1']),
    payload: {
      node_id: roll.pick(['node-1', 'node-2', 'agent-tester']),
      node_type: roll.pick(['effect', 'compute', 'reducer', 'orchestrator']),
      capabilities: roll.chance(0.5) ? { read: true, write: roll.chance(0.5), alpha: {} } : ['write', 'read'],
      metadata: {
        category: maybe(roll, 0.5, 'infra'),
        description: maybe(roll, 0.5, `node ${roll.below(3)}`),
        name: maybe(roll, 0.5, 'Node'),
      },
      endpoints: {},
    },
  }),
  (roll, at) => ({
    type: 'omninode.node.service.registered.v1',
    payload: {
      node_id: roll.pick(['node-1', 'node-2', 'node-3']),
      node_type: roll.pick(['effect', 'compute']),
      registration_id: roll.hex(6),
      registered_at: new Date(at).toISOString(),
      ttl_seconds: 300,
    },
  }),
  (roll, at) => ({
    type: 'omninode.node.service.deregistered.v1',
    payload: {
      node_id: roll.pick(['node-1', 'node-3']),
      reason: 'shutdown',
      deregistered_at: new Date(at).toISOString(),
    },
  }),
  (roll) => ({
    type: 'omninode.service.registered.v1',
    payload: {
      service_name: roll.pick(services),
      instance_id: roll.pick(['i1', 'i2']),
      service_version: maybe(roll, 0.6, `1.${roll.below(4)}`),
      service_url: maybe(roll, 0.6, `http://svc:${8000 + roll.below(4)}`),
      service_type: maybe(roll, 0.6, 'http'),
      health_status: maybe(roll, 0.4, roll.pick(words)),
    },
  }),
  (roll) => ({
    type: 'omninode.service.deregistered.v1',
    payload: { service_name: roll.pick(services), instance_id: roll.pick(['i1', 'i2']), reason: 'scale-in' },
  }),
  ...Array.from({ length: 3 }, () => (roll: Dice) => ({
    type: 'omninode.service.health.changed.v1',
    payload: {
      service_name: roll.pick(services),
      status: roll.pick(words),
      latency_ms: maybe(roll, 0.7, roll.skewed(80)),
      message: maybe(roll, 0.3, `seen ${roll.below(100)}`),
    },
  })),
  (roll) => ({
    type: 'omninode.consul.service.registered.v1',
    payload: {
      service_name: roll.pick(['consul-a', 'consul-b']),
      service_id: roll.pick(['c1', 'c2']),
      address: '10.0.0.1',
      port: 8500 + roll.below(3),
    },
  }),
  (roll) => ({
    type: 'omninode.consul.service.deregistered.v1',
    payload: { service_name: 'consul-b', service_id: roll.pick(['c1', 'c2']) },
  }),
  (roll) => ({
    type: 'omninode.consul.service.health.changed.v1',
    payload: {
      service_name: roll.pick(['consul-a', 'consul-b']),
      service_id: 'c1',
      previous_status: 'passing',
      new_status: roll.pick(['passing', 'warning', 'critical', 'maintenance']),
    },
  }),
  (roll) => ({
    type: 'omninode.database.connection.status.v1',
    payload: {
      database_name: roll.pick(['orders', 'users']),
      status: roll.pick(['healthy', 'healthy', 'degraded', 'unhealthy']),
      response_time_ms: maybe(roll, 0.8, roll.skewed(8)),
      connection_pool: maybe(roll, 0.7, {
        active_connections: roll.below(20),
        max_connections: 20,
        connection_utilization_percent: roll.below(1000) / 10,
      }),
    },
  }),
  (roll, at) => ({
    type: 'omninode.database.connection.lost.v1',
    payload: {
      database_name: roll.pick(['orders', 'users']),
      lost_at: new Date(at).toISOString(),
      reason: 'reset by peer',
    },
  }),
  (roll, at) => ({
    type: 'omninode.database.connection.restored.v1',
    payload: {
      database_name: roll.pick(['orders', 'users']),
      restored_at: new Date(at).toISOString(),
      downtime_ms: roll.below(9000),
      reconnect_attempts: 2,
    },
  }),
  (roll) => ({
    type: 'omninode.kafka.topic.activity.v1',
    payload: {
      topic: roll.pick(['events', 'commands']),
      messages_count: roll.below(1000),
      messages_per_second: roll.skewed(50),
      consumer_lag: maybe(roll, 0.8, roll.below(500)),
      errors: maybe(roll, 0.5, roll.pick([0, 0, 0, 2])),
    },
  }),
  (roll) => ({
    type: 'acme.widget.polished.v1',
    payload: { widget: roll.below(9), duration_ms: maybe(roll, 0.8, roll.skewed(20)) },
  }),
  (roll) => ({
    type: 'omninode.vault.secret.read.failed.v1',
    payload: { secret_path: 'kv/x', processing_time_ms: roll.below(90) },
  }),
];

function run(roll: Dice): Record<string, unknown> {
  const tokens = 100 + roll.below(2000);
  return {
    agent_name: roll.pick(agents),
    duration_ms: maybe(roll, 0.95, 500 + roll.below(60_000)),
    tokens_used: maybe(roll, 0.9, tokens),
    cost: maybe(roll, 0.9, Math.round(tokens * (5 + roll.below(20))) / 1e6),
    compute_units: maybe(roll, 0.7, roll.below(5000) / 1000),
    with_intelligence: maybe(roll, 0.9, roll.chance(0.6)),
    provider: maybe(roll, 0.6, roll.pick(providers)),
  };
}
