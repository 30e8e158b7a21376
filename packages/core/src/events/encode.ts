import { formatTime } from '../lib/time.ts';
import type { Catalog } from './catalog.ts';
import { catalog as wholeCatalog } from './catalog.ts';
import type { EventEnvelope } from './envelope.ts';
import { setOwn, writeFields } from './meanings/structures.ts';

type Body = Record<string, unknown>;
type Encodable = EventEnvelope<string, unknown> & { readonly known?: false };

const bytes = new TextEncoder();

/** What producers write for a payload: declared fields in snake case, and what came with them. */
function payloadOf(event: Encodable, catalog: Catalog): unknown {
  const definition = event.known === false ? undefined : catalog.find(event.type);
  if (definition === undefined) return event.payload;
  const body = writeFields(definition.payload, event.payload as Body);
  for (const [key, value] of Object.entries(event.extra ?? {})) {
    if (key !== '$envelope' && !Object.hasOwn(body, key)) setOwn(body, key, value);
  }
  return body;
}

/** Adds what is there; absent attributes are left out. */
function addStated(body: Body, attributes: Readonly<Body>): void {
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) body[key] = value;
}

function addRest(body: Body, event: Encodable): void {
  const rest = event.extra?.$envelope;
  if (typeof rest !== 'object' || rest === null) return;
  for (const [key, value] of Object.entries(rest)) if (!Object.hasOwn(body, key)) setOwn(body, key, value);
}

/** The event as envelope A, the snake case form that ONEX producers send. Decoding it gives the event back. */
export function toOnexEnvelope(event: Encodable, catalog: Catalog = wholeCatalog): Body {
  const body: Body = {
    event_type: event.type,
    event_id: event.id,
    timestamp: formatTime(event.time),
    tenant_id: event.tenantId,
    namespace: 'omninode',
    source: event.source,
  };
  addStated(body, {
    correlation_id: event.correlationId,
    causation_id: event.causationId,
    schema_ref: event.schemaRef,
    subject: event.subject,
    origin: event.origin === 'real' ? undefined : event.origin,
  });
  const rest = event.extra?.$envelope as Body | undefined;
  if (rest?.namespace !== undefined) body.namespace = rest.namespace;
  addRest(body, event);
  body.payload = payloadOf(event, catalog);
  return body;
}

/** The event as a CloudEvent 1.0 in structured JSON mode. Decoding it gives the event back. */
export function toCloudEvent(event: Encodable, catalog: Catalog = wholeCatalog): Body {
  const body: Body = {
    specversion: '1.0',
    type: event.type,
    id: event.id,
    time: formatTime(event.time),
    source: event.source,
    datacontenttype: 'application/json',
    tenantid: event.tenantId,
  };
  addStated(body, {
    correlationid: event.correlationId,
    causationid: event.causationId,
    dataschema: event.schemaRef,
    subject: event.subject,
    origin: event.origin === 'real' ? undefined : event.origin,
  });
  addRest(body, event);
  body.data = payloadOf(event, catalog);
  return body;
}

export type WireFormat = 'onex' | 'cloudevents';

/** The bytes of a record value. */
export function encode(event: Encodable, format: WireFormat = 'onex', catalog: Catalog = wholeCatalog): Uint8Array {
  const body = format === 'onex' ? toOnexEnvelope(event, catalog) : toCloudEvent(event, catalog);
  return bytes.encode(JSON.stringify(body));
}

/** What the record of an event is keyed by: the attribute or field its definition names; null when the event lacks it. */
export function keyOf(event: Encodable, catalog: Catalog = wholeCatalog): Uint8Array | null {
  const key = catalog.find(event.type)?.key ?? 'correlationId';
  const value =
    key === 'correlationId' || key === 'tenantId' || key === 'subject'
      ? event[key]
      : (event.payload as Readonly<Body>)[key];
  return typeof value === 'string' ? bytes.encode(value) : null;
}
