import { type Catalog, catalog as wholeCatalog } from '../events/catalog.ts';
import { toCloudEvent, toOnexEnvelope } from '../events/encode.ts';
import type { RawRecord } from '../events/envelope.ts';
import { snakeOf } from '../events/meanings/twins.ts';
import { writeFields } from '../events/meanings/structures.ts';
import { domainOf, isVersioned } from '../events/type-name.ts';
import { StreamglassError } from '../lib/errors.ts';
import { formatTime } from '../lib/time.ts';
import { seedOf } from './chance.ts';
import type { SimulatedEvent } from './story.ts';
import { writeWorn } from './worn-names.ts';

type Body = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string | undefined>>;

interface Written {
  readonly topic: string;
  readonly body: Body;
  /** What the body cannot say; `undefined` is left out. */
  readonly headers?: Names;
}

type Writer = (event: SimulatedEvent, catalog: Catalog) => Written;

const definitionOf = (event: SimulatedEvent, catalog: Catalog) => catalog.find(event.type);
const payloadOf = (event: SimulatedEvent, catalog: Catalog): Body => {
  const definition = definitionOf(event, catalog);
  return definition === undefined ? event.payload : writeFields(definition.payload, event.payload);
};
const wornOf = (event: SimulatedEvent, catalog: Catalog): Body => {
  const definition = definitionOf(event, catalog);
  return definition === undefined ? event.payload : writeWorn(definition, event.payload);
};
const camelOf = (event: SimulatedEvent, catalog: Catalog): Body => {
  const fields = definitionOf(event, catalog)?.payload;
  if (fields === undefined) return event.payload;
  return Object.fromEntries(Object.entries(event.payload).map(([name, value]) => [name, fields[name]?.write(value)]));
};
/** The UPPER_SNAKE name that older producers state, where there is one. */
const upperName = (event: SimulatedEvent, catalog: Catalog): string =>
  definitionOf(event, catalog)?.legacy.find((name) => /^[A-Z]+(?:_[A-Z]+)+$/.test(name)) ?? event.type;
/** `ToolExecuted` of `onex.evt.omniclaude.tool-executed.v1`: what a producer calls the class of it. */
const className = ({ type }: SimulatedEvent): string =>
  (isVersioned(type) ? type.slice(0, type.lastIndexOf('.')) : type)
    .slice(type.startsWith('onex.evt.') ? type.indexOf('.', 9) + 1 : 0)
    .replace(/(?:^|[.\-_])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
/** Whether a field of the event goes by this key, so that in a body without envelope it would be taken for that field. */
const claims = (event: SimulatedEvent, catalog: Catalog, key: string): boolean =>
  Object.entries(definitionOf(event, catalog)?.payload ?? {}).some(
    ([name, { aliases }]) => snakeOf(name) === key || aliases.some(({ path }) => path === key),
  );
/** What stands for the type in a body without envelope, unless a field would take it: then the topic has to do. */
const flatType = (event: SimulatedEvent, catalog: Catalog, name: string): string | undefined =>
  claims(event, catalog, 'event_type') ? undefined : name;

const time = (event: SimulatedEvent): string => formatTime(event.time);
const causes = (event: SimulatedEvent): Body => ({
  correlation_id: event.correlationId,
  causation_id: event.causationId,
  subject: event.subject,
});
const byHeader = (event: SimulatedEvent): Names => ({ 'x-tenant': event.tenantId, 'x-schema-hash': event.schemaRef });
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** As publishers without spans make a trace of a correlation. */
const traceOf = (correlation: string | undefined): string | undefined =>
  correlation !== undefined && uuid.test(correlation)
    ? `00-${correlation.replaceAll('-', '')}-${'0'.repeat(16)}-01`
    : undefined;

/**
 * Wire shapes that producers are known to write, with the letters of docs/reference/decoding.md. What a body of that shape has no
 * place for stands in headers, as far as producers send them; what is lost all the same, `lossesOf` says.
 */
const writers = {
  /** A: snake case. */
  onex: (event, catalog) => ({ topic: event.type, body: toOnexEnvelope(event, catalog) }),
  /** A in camel case, on the topic of tenant and domain. */
  'onex-camel': (event, catalog) => ({
    topic: `${event.tenantId}.omninode.${domainOf(event.type)}.v1`,
    body: {
      eventType: event.type,
      eventId: event.id,
      timestamp: time(event),
      tenantId: event.tenantId,
      source: event.source,
      correlationId: event.correlationId,
      causationId: event.causationId,
      schemaRef: event.schemaRef,
      subject: event.subject,
      payload: camelOf(event, catalog),
    },
  }),
  /** B: `source` is an object, the tenant stands in `metadata`. */
  'source-object': (event, catalog) => ({
    topic: `dev.${event.type}`,
    body: {
      event_id: event.id,
      event_type: event.type,
      ...causes(event),
      timestamp: time(event),
      version: '1.0.0',
      source: { service: event.source, instance_id: `${event.source}-1` },
      metadata: { tenant_id: event.tenantId },
      payload: payloadOf(event, catalog),
    },
    headers: { 'x-schema-hash': event.schemaRef },
  }),
  /** C: `event_timestamp`, `source_service` beside a node. */
  'node-envelope': (event, catalog) => ({
    topic: `dev.omninode_bridge.onex.evt.${className(event).toLowerCase()}.v1`,
    body: {
      envelope_version: '1.0',
      event_id: event.id,
      event_type: event.type,
      event_version: '1.0',
      event_timestamp: time(event),
      source_service: event.source,
      source_node_id: `${event.source}-1`,
      ...causes(event),
      environment: 'development',
      payload: payloadOf(event, catalog),
    },
    headers: byHeader(event),
  }),
  /** C2: `envelope_id`, UPPER_SNAKE, other names and units of fields. */
  'codegen-envelope': (event, catalog) => ({
    topic: `omninode_codegen_response_${domainOf(event.type).replaceAll('-', '_')}_v1`,
    body: {
      envelope_version: 'v1',
      envelope_id: event.id,
      envelope_timestamp: time(event),
      event_type: upperName(event, catalog),
      event_version: 'v1',
      source_service: event.source,
      ...causes(event),
      payload: wornOf(event, catalog),
    },
    headers: byHeader(event),
  }),
  /** C3: a security context, the time in unix seconds. */
  'secured-envelope': (event, catalog) => ({
    topic: `dev.omninode_bridge.onex.evt.${className(event).toLowerCase()}.v1`,
    body: {
      event_id: event.id,
      event_type: event.type,
      timestamp: event.time / 1000,
      source_node: event.source,
      source_version: '2.1',
      security_context: { security_level: 'internal' },
      subject: event.subject,
      payload: payloadOf(event, catalog),
    },
    headers: { ...byHeader(event), 'x-correlation-id': event.correlationId, 'x-causation-id': event.causationId },
  }),
  /** C4: priority and key of the partition in `metadata`. */
  'workflow-envelope': (event, catalog) => ({
    topic: `dev.omninode-bridge.${domainOf(event.type)}.events.v1`,
    body: {
      envelope_version: 'v1',
      event_id: event.id,
      event_type: upperName(event, catalog),
      ...causes(event),
      timestamp: time(event),
      source_service: event.source,
      payload: payloadOf(event, catalog),
      metadata: { priority: 5 },
    },
    headers: byHeader(event),
  }),
  /** D: UPPER_SNAKE and `service`, other names and units of fields. */
  'upper-snake': (event, catalog) => ({
    topic: `${domainOf(event.type)}.requests`,
    body: {
      event_id: event.id,
      event_type: upperName(event, catalog),
      ...causes(event),
      timestamp: time(event),
      service: event.source,
      payload: wornOf(event, catalog),
    },
    headers: byHeader(event),
  }),
  /** E: no envelope; the topic is all that says the type, and nothing says id and source. */
  flat: (event, catalog) => ({
    topic: definitionOf(event, catalog)?.legacy.find((name) => /^[a-z]+(?:-[a-z]+)+$/.test(name)) ?? event.type,
    body: {
      ...wornOf(event, catalog),
      correlation_id: event.correlationId,
      [claims(event, catalog, 'created_at') ? 'timestamp' : 'created_at']: time(event),
    },
    headers: { ...byHeader(event), 'x-causation-id': event.causationId },
  }),
  /** G: the payload first, `source_tool`, the tenant in `metadata`. */
  'payload-first': (event, catalog) => ({
    topic: event.type,
    body: {
      payload: payloadOf(event, catalog),
      envelope_id: event.id,
      envelope_timestamp: time(event),
      ...causes(event),
      source_tool: event.source,
      metadata: { tenant_id: event.tenantId },
      security_context: null,
      event_type: event.type,
      priority: 5,
      envelope_version: '2.1.0',
    },
    headers: { 'x-schema-hash': event.schemaRef },
  }),
  /** H: `node_id` and `data`, the correlation as a trace. */
  'node-data': (event, catalog) => ({
    topic: event.type,
    body: {
      event_type: event.type,
      node_id: event.source,
      metadata: {},
      timestamp: time(event),
      event_id: event.id,
      causation_id: event.causationId,
      subject: event.subject,
      data: payloadOf(event, catalog),
    },
    headers: {
      ...byHeader(event),
      ...(traceOf(event.correlationId) === undefined
        ? { 'x-correlation-id': event.correlationId }
        : { 'x-traceparent': traceOf(event.correlationId) }),
    },
  }),
  /** I: a bare word for a type, and a topic of its own, which says more. */
  'own-topic': (event, catalog) => ({
    topic: `${domainOf(event.type)}.events`,
    body: {
      event_id: event.id,
      ...(isVersioned(event.type) ? { event_type: 'CREATED', topic: event.type } : { event_type: event.type }),
      timestamp: time(event),
      ...causes(event),
      source_service: event.source,
      payload: payloadOf(event, catalog),
      priority: 'NORMAL',
      signature: null,
      schema_version: '1.0.0',
    },
    headers: byHeader(event),
  }),
  /** J: flat, the name of a class for a type, `emitted_at`. */
  'flat-emitted': (event, catalog) => ({
    topic: `dev.${event.type}`,
    body: {
      ...payloadOf(event, catalog),
      event_type: flatType(event, catalog, className(event)),
      event_id: event.id,
      correlation_id: event.correlationId,
      causation_id: event.causationId,
      emitted_at: time(event),
    },
    headers: { ...byHeader(event), 'x-source': event.source },
  }),
  /** J in camel case; the id stands in a header. */
  'flat-camel': (event, catalog) => ({
    topic: event.type,
    body: {
      ...camelOf(event, catalog),
      eventType: flatType(event, catalog, event.type),
      correlationId: event.correlationId,
      causationId: event.causationId,
      emittedAt: time(event),
    },
    headers: { ...byHeader(event), source: event.source, message_id: event.id },
  }),
  /** K: a line of a recording around envelope A. */
  recording: (event, catalog) => ({
    topic: 'recordings',
    body: {
      timestamp: time(event),
      relativeMs: 0,
      topic: event.type,
      partition: 0,
      offset: '0',
      key: null,
      value: toOnexEnvelope(event, catalog),
    },
  }),
  /** Upstream dead letter around envelope A. */
  'dead-letter': (event, catalog) => ({
    topic: `${event.type}.dlq`,
    body: {
      original_topic: event.type,
      original_envelope: toOnexEnvelope(event, catalog),
      error_message: 'a consumer was away',
      error_timestamp: event.time / 1000 + 1,
      service: 'dead-letter-keeper',
      retry_count: 3,
    },
  }),
  /** CloudEvents 1.0, structured. */
  cloudevents: (event, catalog) => ({
    topic: event.type,
    body: toCloudEvent(event, catalog),
    headers: { 'content-type': 'application/cloudevents+json' },
  }),
  /** CloudEvents 1.0, binary: attributes in headers. */
  'cloudevents-binary': (event, catalog) => ({
    topic: event.type,
    body: payloadOf(event, catalog),
    headers: {
      ce_specversion: '1.0',
      ce_type: event.type,
      ce_id: event.id,
      ce_time: time(event),
      ce_source: event.source,
      ce_tenantid: event.tenantId,
      ce_correlationid: event.correlationId,
      ce_causationid: event.causationId,
      ce_dataschema: event.schemaRef,
      ce_subject: event.subject,
      'content-type': 'application/json',
    },
  }),
  /** The `coder.events` envelope. */
  coder: (event, catalog) => ({
    topic: 'coder_events',
    body: {
      id: event.id,
      type: event.type,
      version: '1.0',
      timestamp: time(event),
      tenantId: event.tenantId,
      correlationId: event.correlationId,
      causationId: event.causationId,
      subject: event.subject,
      source: { service: event.source },
      data: camelOf(event, catalog),
    },
    headers: { 'x-schema-hash': event.schemaRef },
  }),
} as const satisfies Record<string, Writer>;

/** The name of a wire shape that the simulator can write. */
export type Shape = keyof typeof writers;

export const shapes = Object.keys(writers) as readonly Shape[];

/** Attributes that a shape has no place for: reading gives another value, or none. */
export const lossesOf: Readonly<Partial<Record<Shape, readonly (keyof SimulatedEvent)[]>>> = {
  flat: ['id', 'source', 'subject'],
  'flat-emitted': ['subject'],
  'flat-camel': ['subject'],
};

/** Who writes what: sources that are like a producer whose shape is known. Others take one by their name. */
const shapeOfSource: Readonly<Record<string, Shape>> = {
  'agent-router': 'payload-first',
  'agent-runner': 'onex',
  'artifact-stamper': 'secured-envelope',
  'code-generator': 'codegen-envelope',
  'coding-agent-hooks': 'flat-emitted',
  'coding-agent-router': 'flat',
  'dashboard-analytics': 'coder',
  'freshness-service': 'recording',
  'intelligence-service': 'upper-snake',
  'node-registry': 'node-envelope',
  'orphan-detector': 'dead-letter',
  'performance-service': 'dead-letter',
  'postgres-adapter': 'node-data',
  'quality-service': 'source-object',
  'region-manager': 'cloudevents-binary',
  'search-service': 'own-topic',
  'threat-analytics': 'cloudevents',
  'token-ledger': 'onex-camel',
  'workflow-orchestrator': 'workflow-envelope',
  'workflow-reducer': 'flat-camel',
};
/** What other sources write: shapes that hold a whole event. */
const common = [
  'onex',
  'onex-camel',
  'source-object',
  'node-envelope',
  'cloudevents',
  'cloudevents-binary',
  'payload-first',
] as const;

const bytes = new TextEncoder();
const originHeader = ['x-streamglass-origin', bytes.encode('simulated')] as const;

/** Writes each event as its source does. `wanted`: shapes by source, which go before those of the kit. @throws `bad-shapes` */
export function createMixedWriter(wanted: Readonly<Record<string, Shape>>, catalog: Catalog = wholeCatalog) {
  for (const [source, shape] of Object.entries(wanted)) {
    if (Object.hasOwn(writers, shape)) continue;
    throw new StreamglassError('bad-shapes', `${source} is to write ${JSON.stringify(shape)}`, {
      hint: `there are ${shapes.join(', ')}`,
    });
  }
  const known = new Map<string, Writer>(
    Object.entries({ ...shapeOfSource, ...wanted }).map(([source, shape]) => [source, writers[shape]]),
  );
  return (event: SimulatedEvent): Pick<RawRecord, 'topic' | 'headers'> & { readonly value: Uint8Array } => {
    let write = known.get(event.source);
    if (write === undefined) {
      write = writers[common[seedOf(event.source) % common.length] as Shape];
      known.set(event.source, write);
    }
    const { topic, body, headers = {} } = write(event, catalog);
    const stated = Object.entries(headers).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, bytes.encode(text)] as const],
    );
    return { topic, value: bytes.encode(JSON.stringify(body)), headers: [originHeader, ...stated] };
  };
}
