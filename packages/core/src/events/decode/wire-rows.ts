/**
 * Tables of wire records, made from what is known of them, and what each must read as, whole: type, id, time, source, tenant,
 * causes, payload and what stays in `extra`. A row states what is special about it; the rest is `common`.
 */
import type { EventEnvelope } from '../envelope.ts';
import { createDecoder } from './decoder.ts';

const bytes = new TextEncoder();
export const iso = '2026-02-01T21:00:03.120Z';
export const time = Date.UTC(2026, 1, 1, 21, 0, 3, 120);
export const logTime = Date.UTC(2026, 1, 1, 21, 0, 30);
export const uuid = 'a2f33abd-34c2-4d63-bfe7-2cb14ded13fd';
export const ref = 'registry://omninode/agent/routing_completed/v1';

export const routed = 'omninode.agent.routing.completed.v1';
export const routing = { selected_agent: 'api-architect', confidence_score: '0.91', routing_time_ms: 46 };
export const asRouting = { selectedAgent: 'api-architect', confidence: 0.91, routingTimeMs: 46 };
export const run = { workflow_id: 'w-7', total_duration_seconds: 12.5, quality_score: 0.8 };
export const asRun = { workflowId: 'w-7', durationMs: 12_500, qualityScore: 0.8 };
export const generated = 'omninode.code.generation.completed.v1';
export const common = { id: 'evt-9', type: routed, time, source: 'omniclaude', tenantId: 'acme', correlationId: 'c-1' };
export const who = { tenant_id: 'acme', source: 'omniclaude', correlation_id: 'c-1' };

/** One record and what it must read as. */
export interface Row {
  readonly name: string;
  readonly topic?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Beside `common`; undefined: is not there. */
  readonly want: Partial<Record<keyof EventEnvelope<string, unknown> | 'known', unknown>>;
  readonly repairs?: readonly string[];
}

export const envelope = { event_type: routed, event_id: 'evt-9', timestamp: iso, ...who, payload: routing };
export const noTenant = { tenantId: 'default' } as const;

export const { decode } = createDecoder();
const pairs = (headers: Readonly<Record<string, string>> = {}) =>
  Object.entries(headers).map(([name, text]) => [name, bytes.encode(text)] as const);
export const recordOf = ({ topic = routed, headers, body }: Pick<Row, 'topic' | 'headers' | 'body'>) => ({
  topic,
  partition: 2,
  offset: '41',
  timestamp: logTime,
  key: null,
  value: bytes.encode(JSON.stringify(body)),
  headers: pairs(headers),
});

/** What a row reads as, and what it must read as: attributes, payload, `extra`, codes of the repairs. */
export function readRow(row: Row): { readonly got: object; readonly want: object } {
  const result = decode(recordOf(row));
  if (result.kind !== 'event') throw new Error(JSON.stringify(result));
  const place = { position: { topic: row.topic ?? routed, partition: 2, offset: '41' }, logTime };
  const want = Object.entries({ origin: 'real', ...common, ...row.want, ...place }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    got: { event: result.event, repairs: result.repairs.map(({ code }) => code) },
    want: { event: Object.fromEntries(want), repairs: row.repairs ?? [] },
  };
}
