import { type Draft, keyTable, place, said, unsaid } from './draft.ts';

/**
 * Shapes E and J: no envelope, the body is the payload, with its envelope fields among the others. A bare `id` is not
 * taken for the id of the event: in a body without an envelope it may as well name the thing the event is about, and two
 * events about one thing must not pass for a repeat.
 */
const table = keyTable({
  type: ['event_type'],
  id: ['event_id', 'envelope_id', 'message_id'],
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
  correlation: ['correlation_id'],
  causation: ['causation_id'],
  schemaRef: ['schema_ref'],
});
/** Known to be a producer only where no field of the payload goes by that name. */
const sourceKeys = ['source', 'source_service'] as const;

const claimed = new Set<string>();

export function readFlat(draft: Draft, body: Readonly<Record<string, unknown>>): void {
  claimed.clear();
  const { ranks, keys } = draft;
  // By the keys of the body: it has fewer than the table.
  for (const key in body) {
    const entry = table.get(key);
    if (entry === undefined) continue;
    const [where, rank] = entry;
    const value = body[key];
    const best = ranks[where] as number;
    if (value === undefined || value === null || rank >= best || !place(draft, where, value)) continue;
    // A better name comes later: what stood under the worse one belongs to the payload.
    if (best !== unsaid) claimed.delete(keys[where] as string);
    ranks[where] = rank;
    keys[where] = key;
    claimed.add(key);
  }
  for (const key of sourceKeys) {
    const value = body[key];
    if (draft.source !== undefined || typeof value !== 'string') continue;
    if (place(draft, said.source, value)) claimed.add(key);
  }
  draft.payload = body;
  draft.flat = claimed;
}
