/**
 * Decode and validate per wire shape against bare JSON.parse of the same bytes, cold start of the catalogue, and memory of many
 * decoded events: `npx node --expose-gc --conditions=streamglass-source <this file>`. Rounds of both sides take turns, the best
 * counts, in CPU time; so a busy machine is busy for both. Decoding is validating: what a schema refuses is refused while it is read.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { RawRecord } from '../envelope.ts';
import { createDecoder } from './decoder.ts';

const bytes = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true });
const at = Date.UTC(2026, 0, 15, 9, 59);
type Body = Record<string, unknown>;

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

const shapes: Readonly<Record<string, (a: Body) => Body>> = {
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

const count = 5000;
const recordsOf = (shape: (a: Body) => Body): RawRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    topic: 'omninode.agent.v1',
    partition: 0,
    offset: String(index),
    timestamp: at + index * 7 + 40,
    key: null,
    value: bytes.encode(JSON.stringify(shape(envelope(index)))),
    headers: [],
  }));
const parse = (record: RawRecord): unknown => JSON.parse(text.decode(record.value as Uint8Array));
const { decode } = createDecoder();

let failed = 0;
/** CPU time of the best round, ns a record, of each of `runs`. */
function best(runs: readonly (() => void)[]): number[] {
  const least = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 15; round++) {
    runs.forEach((run, index) => {
      const before = process.cpuUsage().user;
      run();
      least[index] = Math.min(least[index] as number, (1000 * (process.cpuUsage().user - before)) / count);
    });
  }
  return least;
}

console.log(`${count} records a shape, best of 15 rounds, CPU time\n`);
console.log(
  `${'shape'.padEnd(14)}${'bytes'.padStart(6)}${'JSON.parse ns'.padStart(15)}${'decode ns'.padStart(11)}${'events/s'.padStart(11)}  ratio`,
);
const ratios: number[] = [];
for (const [name, shape] of Object.entries(shapes)) {
  const records = recordsOf(shape);
  const [parsing = 0, decoding = 0] = best([
    () => {
      for (const record of records) failed += parse(record) === null ? 1 : 0;
    },
    () => {
      for (const record of records) failed += decode(record).kind === 'event' ? 0 : 1;
    },
  ]);
  ratios.push(decoding / parsing);
  const size = records.reduce((sum, { value }) => sum + (value as Uint8Array).length, 0) / count;
  const perSecond = Math.round(1e9 / decoding).toLocaleString('en');
  console.log(
    `${name.padEnd(14)}${size.toFixed(0).padStart(6)}${parsing.toFixed(0).padStart(15)}${decoding.toFixed(0).padStart(11)}${perSecond.padStart(11)}  ${(decoding / parsing).toFixed(2)} ×`,
  );
}
if (failed > 0) throw new Error(`${failed} records were not decoded`);
ratios.sort((one, other) => one - other);
console.log(`median ${(ratios[ratios.length >> 1] as number).toFixed(2)} × JSON.parse of the same bytes (budget 2.50)`);

/** In a process of its own, ms from before the import to a decoder that has read one event. */
const built = new URL('../../../dist/events/index.js', import.meta.url);
const isBuilt = existsSync(built);
const entry = isBuilt ? built : new URL('../index.ts', import.meta.url);
const cold = Array.from({ length: 5 }, () => {
  const script = `const t = performance.now(); const { createDecoder } = await import(${JSON.stringify(entry.href)});
    createDecoder().decode({ topic: 't', partition: 0, offset: '0', timestamp: 1, key: null, headers: [], value: new TextEncoder().encode('{}') });
    console.log(performance.now() - t)`;
  const flags = [
    '--conditions=streamglass-source',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    script,
  ];
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
});
console.log(
  `cold start from ${isBuilt ? 'built files' : 'sources (npm run build first)'}: ${Math.min(...cold).toFixed(0)} ms, best of 5 (budget 60 ms from built files)`,
);

const { gc } = globalThis;
if (gc === undefined) console.log('memory: run with --expose-gc');
else {
  const many = 200_000;
  const encoded = recordsOf((a) => a);
  const heapOf = (make: (record: RawRecord) => unknown): number => {
    gc();
    const before = process.memoryUsage().heapUsed;
    const kept = Array.from({ length: many }, (_, index) => make(encoded[index % count] as RawRecord));
    gc();
    return (process.memoryUsage().heapUsed - before) / kept.length;
  };
  const parsed = heapOf(parse);
  const decoded = heapOf((record) => {
    const result = decode(record);
    return result.kind === 'event' ? result.event : null;
  });
  console.log(
    `memory of ${many} events: ${decoded.toFixed(0)} B each, of the parsed bodies ${parsed.toFixed(0)} B (${(decoded / parsed).toFixed(2)} ×)`,
  );
}
