/**
 * Decoding against bare JSON.parse of the same records: `npx node --conditions=streamglass-source <this file>`.
 * Two references: JSON.parse of text that is already a string, and of the bytes (TextDecoder, then JSON.parse).
 */
import type { RawRecord } from '../envelope.ts';
import { createDecoder } from './decoder.ts';

const bytes = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true });
const at = Date.UTC(2026, 0, 15, 9, 59);

function envelope(type: string, index: number, payload: Record<string, unknown>): Record<string, unknown> {
  return {
    event_type: type,
    event_id: `7c1e04d2-5b07-4c91-8a6b-${String(index).padStart(12, '0')}`,
    timestamp: new Date(at + index * 7).toISOString(),
    tenant_id: 'default',
    namespace: 'omninode',
    source: 'omniclaude',
    correlation_id: `a2f33abd-34c2-4d63-bfe7-${String(index).padStart(12, '0')}`,
    schema_ref: 'registry://omninode/agent/execution_completed/v1',
    payload,
  };
}
const agents = ['api-architect', 'code-reviewer', 'test-generator', 'debug-intelligence'];
const makers: readonly ((index: number) => Record<string, unknown>)[] = [
  (index) =>
    envelope('omninode.agent.execution.completed.v1', index, {
      agent_name: agents[index % 4],
      duration_ms: 1200 + index,
      tokens_used: 3000 + index,
      cost_usd: 0.0125,
      with_intelligence: index % 3 > 0,
      provider: 'anthropic',
    }),
  (index) =>
    envelope('omninode.agent.routing.completed.v1', index, {
      selected_agent: agents[index % 4],
      confidence_score: 0.91,
      routing_strategy: 'semantic_similarity',
      routing_time_ms: 46,
    }),
  (index) =>
    envelope('omninode.agent.transformation.completed.v1', index, {
      source_agent: agents[index % 4],
      target_agent: agents[(index + 1) % 4],
      routing_confidence: 0.88,
      transformation_duration_ms: 31.5,
      success: true,
    }),
  (index) =>
    envelope('omninode.service.health.changed.v1', index, {
      service_name: 'omniarchon',
      status: 'healthy',
      previous_status: 'degraded',
      latency_ms: 12.4,
    }),
  (index) =>
    envelope('acme.order.placed.v1', index, {
      order: index,
      lines: [{ sku: 'a', n: 1 }],
      note: 'not in the catalogue',
    }),
];
const records: RawRecord[] = Array.from({ length: 20_000 }, (_, index) => ({
  topic: 'omninode.agent.v1',
  partition: 0,
  offset: String(index),
  timestamp: at + index * 7 + 40,
  key: null,
  value: bytes.encode(JSON.stringify((makers[index % makers.length] as (typeof makers)[number])(index))),
  headers: [],
}));
const texts = records.map((record) => text.decode(record.value as Uint8Array));
const size = records.reduce((sum, record) => sum + (record.value as Uint8Array).length, 0) / records.length;

const rounds = 25;
let sink = 0;
const { decode } = createDecoder();
const runs = [
  () => {
    for (const one of texts) sink += JSON.parse(one) === null ? 1 : 0;
  },
  () => {
    for (const one of records) sink += JSON.parse(text.decode(one.value as Uint8Array)) === null ? 1 : 0;
  },
  () => {
    for (const one of records) sink += decode(one).kind === 'event' ? 0 : 1;
  },
] as const;
/** CPU time of the best round, ns an event. Rounds take turns, so that a busy machine is busy for all of them. */
const least = runs.map(() => Number.POSITIVE_INFINITY);
for (let round = 0; round < rounds; round++) {
  runs.forEach((run, index) => {
    const before = process.cpuUsage().user;
    run();
    const ns = (1000 * (process.cpuUsage().user - before)) / records.length;
    least[index] = Math.min(least[index] as number, ns);
  });
}
const [parseText, parseBytes, decoding] = least as [number, number, number];
if (sink > 0) throw new Error(`${sink} records were not decoded`);
const line = (name: string, ns: number): string =>
  `${name.padEnd(28)} ${ns.toFixed(0).padStart(6)} ns  ${Math.round(1e9 / ns)
    .toLocaleString('en')
    .padStart(11)} events/s`;
console.log(`${records.length} records, ${size.toFixed(0)} B each, best of ${rounds}, CPU time`);
console.log(line('JSON.parse of text', parseText));
console.log(line('JSON.parse of bytes', parseBytes));
console.log(line('decode', decoding));
console.log(`on top of JSON.parse of text: ${((decoding - parseText) / parseText).toFixed(2)} × it`);
console.log(`on top of JSON.parse of bytes: ${((decoding - parseBytes) / parseBytes).toFixed(2)} × it`);
