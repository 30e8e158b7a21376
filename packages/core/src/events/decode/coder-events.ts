import { type Draft, gather, keyTable, lend, nameOf } from './draft.ts';

/**
 * The envelope of the `coder.events` exchange: camel case, `type` and `data`. Its validators ask for three segments in
 * a type and for `source.instance`; real events have neither, so nothing of that is enforced.
 */
const table = keyTable(
  {
    type: ['type'],
    id: ['id'],
    time: ['timestamp'],
    tenant: ['tenantId', 'organizationId'],
    source: ['source'],
    subject: ['subject'],
    correlation: ['correlationId'],
    causation: ['causationId'],
    origin: ['origin'],
    payload: ['data'],
  },
  { version: '1.0' },
);

export function isCoderEvent(body: Readonly<Record<string, unknown>>): boolean {
  return typeof body.type === 'string' && typeof body.data === 'object' && body.data !== null;
}

export function readCoderEvent(draft: Draft, body: Readonly<Record<string, unknown>>): void {
  gather(draft, body, table);
  // The bus of a watched network states how bad it is beside the data, and whether somebody has seen to it.
  if (typeof body.processed === 'boolean') lend(draft, ['severity']);
  const metadata = draft.rest?.metadata;
  if (typeof metadata !== 'object' || metadata === null) return;
  const { correlationId, causationId } = metadata as Record<string, unknown>;
  draft.correlation ??= nameOf(correlationId, draft.note);
  draft.causation ??= nameOf(causationId, draft.note);
}
