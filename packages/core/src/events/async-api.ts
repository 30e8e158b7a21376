import type { AnyDefinition } from './define-event.ts';
import { knownWords } from './meaning-words.ts';
import { wirePayloadSchema } from './wire-schema.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (description: string): Json => ({ type: 'string', description });

/** Attributes around the payload, as `encode` writes them. */
const envelope: Json = {
  type: 'object',
  required: ['event_type', 'event_id', 'timestamp', 'source', 'payload'],
  properties: {
    event_type: text('Type of the event.'),
    event_id: text('Opaque; an id that comes again is a repeat and counts once.'),
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened, RFC 3339, down to µs.' },
    tenant_id: text('Left out: `default`.'),
    namespace: text('Of the type.'),
    source: text('The producing service.'),
    correlation_id: text('Joins the events of one chain.'),
    causation_id: text('Id of the event that led to this one.'),
    schema_ref: text('Where the schema of the payload is registered.'),
    subject: text('What the event is about.'),
    origin: { type: 'string', enum: ['recorded', 'simulated'], description: 'Left out: it really happened.' },
    payload: { type: 'object' },
  },
  additionalProperties: true,
};

const headers: Json = {
  type: 'object',
  properties: {
    'content-type': text('`application/json`.'),
    'x-event-type': text('Counts where the body states no type.'),
    'x-tenant': text('Counts where the body states no tenant.'),
    'x-source': text('Counts where the body states no source.'),
    'x-correlation-id': text('Counts where the body states no correlation.'),
    'x-causation-id': text('Counts where the body states no causation.'),
    'x-streamglass-origin': text('`simulated` or `recorded` for what did not really happen just now.'),
  },
};

/** `omninode.agent.routing.completed.v1` → `omninode_agent_routing_completed_v1`: ids may not hold dots. */
const idOf = (type: string): string => type.replace(/[^A-Za-z0-9]/g, '_');

function messageOf(definition: AnyDefinition): Json {
  const { type, docs, known, producers, key, domain, legacy } = definition;
  return {
    name: type,
    title: type,
    summary: docs,
    description: `${knownWords[known]} Producers: ${producers.join(', ')}.`,
    contentType: 'application/json',
    tags: [{ name: domain }],
    headers: { $ref: '#/components/schemas/headers' },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/envelope' },
        {
          type: 'object',
          properties: { event_type: { const: type }, payload: wirePayloadSchema(definition) },
        },
      ],
    },
    bindings: { kafka: { key: { type: 'string', description: `\`${key}\`` } } },
    ...(legacy.length > 0 ? { 'x-legacy-names': legacy } : {}),
  };
}

/**
 * An AsyncAPI 3.0 document of events as this kit writes them to Kafka: one channel a topic, one message a type. It reads
 * many more shapes (`docs/reference/decoding.md`).
 */
export function asyncApiOf(definitions: readonly AnyDefinition[], info: { readonly version: string }): Json {
  const byId = (make: (definition: AnyDefinition, id: string) => Json): Json =>
    Object.fromEntries(
      definitions.map((definition) => [idOf(definition.type), make(definition, idOf(definition.type))]),
    );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Streamglass events',
      version: info.version,
      description: 'Events in envelope A, as Streamglass writes them and as ONEX producers send them.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: byId(({ type, docs }, id) => ({
      address: type,
      description: docs,
      messages: { [id]: { $ref: `#/components/messages/${id}` } },
    })),
    operations: byId((_, id) => ({
      action: 'receive',
      channel: { $ref: `#/channels/${id}` },
      messages: [{ $ref: `#/channels/${id}/messages/${id}` }],
    })),
    components: {
      schemas: { envelope, headers },
      messages: byId(messageOf),
    },
  };
}
