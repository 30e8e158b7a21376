import { type Catalog, createCatalog } from './create-catalog.ts';
import type { AnyDefinition } from './define-event.ts';
import { encode, keyOf, type WireFormat } from './encode.ts';
import type { EventEnvelope, RawRecord } from './envelope.ts';

/** A record to be written by any Kafka client. */
export interface EventRecord {
  readonly topic: string;
  /** What the definition says records are keyed by, so that what belongs together stays in order; null when the event lacks it. */
  readonly key: Uint8Array | null;
  readonly value: Uint8Array;
  readonly headers: RawRecord['headers'];
  /** When it happened, ms since the epoch. */
  readonly timestamp: number;
}

export interface RecordOptions {
  /** Left out: the type of the event. */
  readonly topic?: string;
  /** Left out: `onex`, envelope A in snake case. */
  readonly format?: WireFormat;
}

const contentTypes: Readonly<Record<WireFormat, string>> = {
  onex: 'application/json',
  cloudevents: 'application/cloudevents+json',
};
const bytes = new TextEncoder();
const catalogs = new WeakMap<AnyDefinition, Catalog>();

function catalogOf(definition: AnyDefinition): Catalog {
  const known = catalogs.get(definition);
  if (known !== undefined) return known;
  const own = createCatalog([definition]);
  catalogs.set(definition, own);
  return own;
}

/**
 * The record of an event: its topic, key, bytes, and headers by which consumers can route and trace without reading the
 * body. A decoder makes the same event of it.
 */
export function toRecord<Type extends string>(
  definition: AnyDefinition & { readonly type: Type },
  event: EventEnvelope<Type, unknown>,
  { topic = event.type, format = 'onex' }: RecordOptions = {},
): EventRecord {
  const catalog = catalogOf(definition);
  const stated: readonly (readonly [string, string | undefined])[] = [
    ['content-type', contentTypes[format]],
    ['x-event-type', event.type],
    ['x-tenant', event.tenantId],
    ['x-source', event.source],
    ['x-correlation-id', event.correlationId],
    ['x-causation-id', event.causationId],
    ['x-streamglass-origin', event.origin === 'real' ? undefined : event.origin],
  ];
  return {
    topic,
    key: keyOf(event, catalog),
    value: encode(event, format, catalog),
    headers: stated.flatMap(([name, value]) => (value === undefined ? [] : [[name, bytes.encode(value)] as const])),
    timestamp: Math.floor(event.time),
  };
}
