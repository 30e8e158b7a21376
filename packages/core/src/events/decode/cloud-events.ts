import { type Draft, gather, isBody, keep, keyTable, place, release, said, type WireShape } from './draft.ts';
import { type Headers, isBinaryCloudEvent, textOf } from './headers.ts';
import { notAnObject, otherShape } from './problems.ts';
import { parseJson, textOfValue } from './text.ts';

/** Attributes of CloudEvents 1.0 and the extensions this kit writes. */
const table = keyTable({
  type: ['type'],
  id: ['id'],
  time: ['time'],
  tenant: ['tenantid'],
  source: ['source'],
  subject: ['subject'],
  correlation: ['correlationid'],
  causation: ['causationid'],
  schemaRef: ['dataschema'],
  origin: ['origin'],
  payload: ['data'],
  nothing: ['specversion', 'datacontenttype'],
});

export function isCloudEvent(body: Readonly<Record<string, unknown>>): boolean {
  return typeof body.specversion === 'string' && typeof body.type === 'string';
}

/** Structured mode: attributes and data in one JSON body. */
export function readCloudEvent(draft: Draft, body: Readonly<Record<string, unknown>>): void {
  gather(draft, body, table);
  const { data_base64 } = body;
  if (typeof data_base64 !== 'string' || (body.data !== undefined && body.data !== null)) return;
  // What this is JSON of is the data; else it stays what it is, among the rest.
  const data = jsonOfBase64(data_base64);
  if (data === undefined) return;
  draft.payload = data;
  release(draft, 'data_base64');
}

function jsonOfBase64(text: string): unknown {
  let json: string | undefined;
  try {
    json = textOfValue(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
  const parsed = parseJson(json ?? '');
  return 'value' in parsed ? parsed.value : undefined;
}

/** Kafka binary mode: attributes in `ce_*` headers, the value is the data. */
export function readBinaryCloudEvent(draft: Draft, headers: Headers, data: unknown): void {
  for (const [name, value] of headers) {
    if (!name.startsWith('ce_') || value === null) continue;
    const entry = table.get(name.slice(3));
    const text = textOf(value);
    if (entry === undefined) keep(draft, name.slice(3), text);
    else if (entry[0] !== said.payload && entry[0] !== said.nothing && !place(draft, entry[0], text))
      keep(draft, name.slice(3), text);
  }
  draft.payload = data;
}

/** Only CloudEvents, in either mode, for pages that count bytes and know what they read. */
export const cloudEventShape: WireShape = (draft, body, headers) => {
  if (isBinaryCloudEvent(headers)) readBinaryCloudEvent(draft, headers, body);
  else if (!isBody(body)) return notAnObject(body);
  else if (!isCloudEvent(body)) return otherShape(body, 'a CloudEvent: `specversion` and `type`');
  else readCloudEvent(draft, body);
  return null;
};
