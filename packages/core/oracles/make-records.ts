/**
 * Seeded raw records for the oracle tests, in several wire shapes and with everything that goes wrong in a log: repeats,
 * disorder, late and future times, missing fields, bytes that are no event. Imports nothing of core: if the simulator and the
 * decoder of core shared a mistake, streams made here would still show it.
 */
import type { LogRecord } from './records.ts';

export interface StreamOptions {
  readonly seed: number;
  readonly count: number;
  /** Event times lie in `[from, to)`, ms. */
  readonly from: number;
  readonly to: number;
  readonly tenants?: readonly string[];
  /** Share of records that are no event at all. */
  readonly poison?: number;
  readonly repeats?: number;
  /** How many correlations there are. Left out: a quarter of `count`. */
  readonly correlations?: number;
  /** Share of records whose producer writes in an odd way: other case, numbers as text, wrong types, times of all kinds. */
  readonly odd?: number;
}

interface Fact {
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly correlation: string | null;
}

interface Envelope extends Fact {
  readonly id: string;
  readonly tenant: string;
  readonly source: string;
  /** ms with µs; null: the producer says none. */
  readonly time: number | null;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Small mixing generator (xorshift32 over a scrambled seed); not the one of core. */
function dice(seed: number) {
  let state = Math.imul(seed + 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (p: number) => next() < p,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** Mostly small, sometimes very large. */
    skewed: (scale: number) => Math.round(scale * -Math.log(1 - next()) * 1000) / 1000,
    hex: (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  };
}
type Dice = ReturnType<typeof dice>;

const agents = ['agent-architect', 'agent-tester', 'agent-writer', 'agent-debugger', 'agent-ünïcode', 'polymorphic'];
const services = ['gateway', 'search', 'billing', 'archive', 'vector'];
const words = ['healthy', 'degraded', 'unhealthy', 'critical', 'HEALTHY', 'passing', 'warning', 'maintenance', 'weird'];
const providers = ['anthropic', 'openai', 'local'];

const maybe = <T>(roll: Dice, p: number, value: T): T | undefined => (roll.chance(p) ? value : undefined);

const makers: readonly ((roll: Dice, at: number) => Omit<Fact, 'correlation'>)[] = [
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

const iso = (ms: number) => {
  const us = Math.round(ms * 1000);
  const rest = ((us % 1000) + 1000) % 1000;
  const text = new Date((us - rest) / 1000).toISOString();
  return rest === 0 ? text : text.replace('Z', `${String(rest).padStart(3, '0')}Z`);
};

type Wire = (event: Envelope) => {
  readonly topic: string;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

const wireA: Wire = (e) => ({
  topic: e.type,
  body: {
    event_type: e.type,
    event_id: e.id,
    timestamp: e.time === null ? undefined : iso(e.time),
    tenant_id: e.tenant,
    namespace: 'omninode',
    source: e.source,
    correlation_id: e.correlation ?? undefined,
    schema_ref: 'registry://omninode/agent/x/v1',
    payload: e.payload,
  },
});
const wireB: Wire = (e) => ({
  topic: e.type,
  body: {
    event_id: e.id,
    event_type: e.type,
    correlation_id: e.correlation,
    timestamp: e.time === null ? undefined : iso(e.time),
    version: '1.0.0',
    source: { service: e.source, instance_id: 'i-1' },
    metadata: { tenant_id: e.tenant },
    payload: e.payload,
  },
});
const wireHeaders: Wire = (e) => ({
  topic: `${e.tenant}.${e.type}`,
  body: { event_id: e.id, timestamp: e.time === null ? undefined : iso(e.time), payload: e.payload },
  headers: {
    'x-event-type': e.type,
    'x-tenant': e.tenant,
    'x-source': e.source,
    ...(e.correlation === null ? {} : { 'x-correlation-id': e.correlation }),
  },
});
const wireRecording: Wire = (e) => ({
  topic: e.type,
  body: {
    timestamp: '2020-01-01T00:00:00Z',
    relativeMs: 5,
    topic: e.type,
    partition: 0,
    offset: '7',
    key: null,
    value: wireA(e).body,
  },
});
const wireCloudEvent: Wire = (e) => ({
  topic: e.type,
  body: {
    specversion: '1.0',
    id: e.id,
    type: e.type,
    source: e.source,
    time: e.time === null ? undefined : iso(e.time),
    tenantid: e.tenant,
    correlationid: e.correlation ?? undefined,
    data: e.payload,
  },
});
const wireCloudBinary: Wire = (e) => ({
  topic: e.type,
  body: e.payload,
  headers: {
    ce_specversion: '1.0',
    ce_id: e.id,
    ce_type: e.type,
    ce_source: e.source,
    ce_tenantid: e.tenant,
    ...(e.time === null ? {} : { ce_time: iso(e.time) }),
    ...(e.correlation === null ? {} : { ce_correlationid: e.correlation }),
    'content-type': 'application/json',
  },
});
const wireCoder: Wire = (e) => ({
  topic: 'coder.events',
  body: {
    id: e.id,
    type: e.type,
    version: '1.0',
    timestamp: e.time === null ? undefined : iso(e.time),
    tenantId: e.tenant,
    source: { service: e.source, instance: 'x' },
    data: e.payload,
    metadata: e.correlation === null ? undefined : { correlationId: e.correlation },
  },
});
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const wireCamel: Wire = (e) => ({
  topic: e.type,
  body: {
    eventType: e.type,
    eventId: e.id,
    emittedAt: e.time === null ? undefined : iso(e.time),
    tenantId: e.tenant,
    sourceService: e.source,
    correlationId: e.correlation ?? undefined,
    payload: Object.fromEntries(Object.entries(e.payload).map(([name, value]) => [camel(name), value])),
  },
});
/** The payload is the body; its type stands in the topic, behind an environment. */
const wireFlat: Wire = (e) => ({
  topic: `dev.${e.type}`,
  body: {
    ...e.payload,
    event_id: e.id,
    ts: e.time === null ? undefined : e.time / 1000,
    tenant_id: e.tenant,
    correlation_id: e.correlation,
    event_type: 'SomethingHappened',
  },
});
const wireText: Wire = (e) => ({
  topic: 'odd',
  body: {
    event_type: `acme.${e.type}`,
    message_id: e.id,
    timestamp: e.time ?? 'soon',
    tenant_id: e.tenant,
    service: e.source,
    payload: JSON.stringify(e.payload),
  },
});
const wires = [wireA, wireA, wireA, wireB, wireHeaders, wireRecording, wireCloudEvent, wireCloudBinary, wireCoder];
const oddWires = [...wires, wireCamel, wireFlat, wireText];

/** What a careless producer makes of a payload. */
function carelessly(roll: Dice, payload: Record<string, unknown>): Record<string, unknown> {
  const odd: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(payload)) {
    const key = roll.chance(0.15) ? camel(name) : name;
    const die = roll.next();
    if (die < 0.05) odd[key] = null;
    else if (die < 0.1)
      odd[key] = roll.pick([[], {}, true, '', 'x'.repeat(600), -1, 1e18, 1.5, 'NaN', '12.5', 12345678901234567890]);
    else if (die < 0.2 && typeof value === 'number') odd[key] = String(value);
    else if (die < 0.22) continue;
    else odd[key] = value;
    if (roll.chance(0.03)) odd[camel(name)] = roll.pick([7, 'other', null]);
  }
  return odd;
}

const poisons: readonly (Uint8Array | null)[] = [
  utf8('not json'),
  utf8('{"event_type":"omninode.agent.routing.failed.v1",}'),
  utf8('{"a":NaN}'),
  utf8('[1,2,3]'),
  utf8('"text"'),
  utf8('null'),
  utf8(''),
  utf8('{"a":1} trailing'),
  new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0xff, 0xfe, 0x7d]),
  null,
];

/** Records in offset order per partition. */
export function makeRecords({
  seed,
  count,
  from,
  to,
  tenants = ['default', 'acme', 'beta'],
  poison = 0.02,
  repeats = 0.05,
  correlations = Math.max(2, count / 4),
  odd = 0,
}: StreamOptions): LogRecord[] {
  const roll = dice(seed);
  const offsets = new Map<string, number>();
  const records: LogRecord[] = [];
  const append = (
    topic: string,
    timestamp: number,
    value: Uint8Array | null,
    headers: LogRecord['headers'],
    partition = roll.below(2),
  ) => {
    const at = `${topic}/${partition}`;
    const offset = (offsets.get(at) ?? 0) + (roll.chance(0.02) ? roll.below(5) : 0);
    offsets.set(at, offset + 1);
    records.push({ topic, partition, offset: String(offset), timestamp, key: null, value, headers });
  };
  const sent: { topic: string; value: Uint8Array; headers: LogRecord['headers']; partition: number }[] = [];
  for (let i = 0; i < count; i++) {
    // Log times rise with the records; event times lag behind, by hours for a few.
    const logTime = Math.floor(from + ((to - from) * i) / count + roll.below(50));
    if (roll.chance(poison)) {
      append('omninode.agent.routing.failed.v1', logTime, roll.pick(poisons), []);
      continue;
    }
    const last = sent[sent.length - 1 - roll.below(50)];
    if (last !== undefined && roll.chance(repeats)) {
      append(last.topic, logTime, last.value, last.headers, last.partition);
      continue;
    }
    const late = roll.chance(0.02)
      ? roll.below(Math.min(to - from, 7_200_000))
      : roll.below(3000) + roll.below(1000) / 1000;
    const ahead = roll.chance(0.01) ? 600_000 : roll.chance(0.02) ? 20_000 : 0;
    const time = roll.chance(0.02) ? null : logTime - late + ahead;
    const fact = roll.pick(makers)(roll, Math.floor(time ?? logTime));
    const event: Envelope = {
      ...fact,
      id: roll.chance(0.01) ? `short-${roll.below(20)}` : `${roll.hex(8)}-${roll.hex(4)}`,
      tenant: roll.pick(tenants),
      source: roll.pick(['omniclaude', 'archon', 'bridge']),
      correlation: roll.chance(0.9) ? `c-${roll.below(correlations)}` : null,
      time,
    };
    const isOdd = odd > 0 && roll.chance(odd);
    const wire = roll.pick(isOdd ? oddWires : wires)(
      isOdd ? { ...event, payload: carelessly(roll, event.payload) } : event,
    );
    const value = utf8(JSON.stringify(wire.body));
    const headers = Object.entries(wire.headers ?? {}).map(([name, text]) => [name, utf8(text)] as const);
    const partition = roll.below(2);
    append(wire.topic, logTime, value, headers, partition);
    sent.push({ topic: wire.topic, value, headers, partition });
  }
  return records;
}

/** One record in envelope A, for hand-made streams. */
export function eventRecord(
  at: {
    readonly time: number;
    readonly offset: number;
    readonly logTime?: number;
    readonly topic?: string;
    readonly partition?: number;
  },
  type: string,
  payload: Record<string, unknown>,
  envelope: Record<string, unknown> = {},
): LogRecord {
  return {
    topic: at.topic ?? 'events',
    partition: at.partition ?? 0,
    offset: String(at.offset),
    timestamp: at.logTime ?? at.time,
    key: null,
    value: utf8(
      JSON.stringify({
        event_type: type,
        event_id: `e-${at.offset}`,
        timestamp: iso(at.time),
        tenant_id: 'default',
        source: 'test',
        payload,
        ...envelope,
      }),
    ),
    headers: [],
  };
}
