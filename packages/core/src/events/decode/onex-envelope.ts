import { isVersioned } from '../type-name.ts';
import { type Draft, gather, isBody, keyTable, lend, nameOf, type WireShape } from './draft.ts';
import { notAnObject, otherShape } from './problems.ts';

/**
 * Shapes A and B, and what else wraps a `payload` in a snake or camel case envelope (C, D, F, G, I of the wild; H says `data`): one
 * table of names, because no two of them use a name for different things.
 */
const table = keyTable(
  {
    type: ['event_type'],
    id: ['event_id', 'envelope_id', 'message_id', 'id'],
    time: [
      'timestamp',
      'event_timestamp',
      'envelope_timestamp',
      'emitted_at',
      'timestamp_iso',
      'created_at',
      'computed_at_utc',
      'ts',
    ],
    tenant: ['tenant_id'],
    source: ['source', 'service', 'source_service', 'source_tool', 'source_node_id', 'source_node', 'node_id'],
    subject: ['subject'],
    correlation: ['correlation_id'],
    causation: ['causation_id'],
    schemaRef: ['schema_ref'],
    origin: ['origin'],
    payload: ['payload', 'data'],
  },
  // Defaults of A carry nothing.
  { namespace: 'omninode', version: 'v1' },
);

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

export function isOnexEnvelope(body: Readonly<Record<string, unknown>>): boolean {
  const { payload } = body;
  if (payload === undefined) {
    if (body.event_type === undefined || !isObject(body.data)) return false;
    return body.node_id !== undefined || isRawEvent(body);
  }
  return typeof payload === 'object' || typeof payload === 'string';
}

/** What collectors of a watched network wrap around `data`: part of the event stands beside it. */
const besideData = new Set(['metadata', 'severity', 'enrichment', 'correlations', 'original_hash', 'processed_at']);
/** Nothing but an envelope around `data`: a body with fields of its own beside is flat. */
const isRawEvent = (body: Readonly<Record<string, unknown>>): boolean =>
  isBody(body.data) && Object.keys(body).every((key) => table.has(key) || besideData.has(key));

export function readOnexEnvelope(draft: Draft, body: Readonly<Record<string, unknown>>): void {
  gather(draft, body, table);
  // I states its topic, which says more than the bare word that is its type (`CREATED`).
  const { topic } = body;
  if (typeof topic === 'string' && draft.type?.includes('.') === false && isVersioned(topic)) draft.topic = topic;
  if (body.payload === undefined && body.node_id === undefined) lend(draft, ['metadata', 'severity']);
  const metadata = draft.rest?.metadata;
  if (typeof metadata !== 'object' || metadata === null) return;
  // B says tenant and causes there.
  const { tenant_id, tenantId, correlation_id, causation_id } = metadata as Record<string, unknown>;
  draft.tenant ??= nameOf(tenant_id ?? tenantId, draft.note);
  draft.correlation ??= nameOf(correlation_id, draft.note);
  draft.causation ??= nameOf(causation_id, draft.note);
}

/** Only the ONEX envelopes, for pages that count bytes and know what they read. */
export const onexShape: WireShape = (draft, body) => {
  if (!isBody(body)) return notAnObject(body);
  if (!isOnexEnvelope(body)) return otherShape(body, 'an envelope with `payload`');
  readOnexEnvelope(draft, body);
  return null;
};
