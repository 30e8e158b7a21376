import type { Catalog } from '../catalog.ts';
import { catalog as wholeCatalog } from '../catalog.ts';
import type { EventEnvelope, Origin, RawRecord, Reject, Repair } from '../envelope.ts';
import { readByPlan, type Sink } from '../meanings/plan.ts';
import { hidden } from '../meanings/secret-names.ts';
import { kept, look, setOwn } from '../meanings/structures.ts';
import { clearDraft, createDraft, isBody, keep, nameOf, place, said, type WireShape } from './draft.ts';
import { everyShape } from './every-shape.ts';
import { correlationOfTrace, headerOf, isBinaryCloudEvent, schemaOfHeader } from './headers.ts';
import { fieldProblem, reject, rejectUnquoted, repairs } from './problems.ts';
import { parseJson, quoteLargeNumbers, textOfValue } from './text.ts';
import { createTypeNames, type NamedType } from './type-names.ts';

/** What a record turned out to be. */
export type Decoded =
  | {
      readonly kind: 'event';
      /** Of the catalogue when `known`; else an `UnknownEvent`. */
      readonly event: EventEnvelope<string, unknown>;
      readonly known: boolean;
      readonly repairs: readonly Repair[];
    }
  | { readonly kind: 'rejected'; readonly reject: Reject }
  | { readonly kind: 'tombstone' };

export interface DecoderOptions {
  /** Left out: every event that this kit knows. */
  readonly catalog?: Catalog;
  /**
   * Larger values are rejected unread. Left out: 8 MiB, so that what a broker lets through is read, while one record
   * cannot hold up the others for more than a fraction of a second.
   */
  readonly maxBytes?: number;
  /** Levels of objects and lists in a payload. Left out: 64. */
  readonly maxDepth?: number;
  /** Taken off topic and type names, e.g. `acme.`. Environments and whatever stands before `omninode.` or `onex.` go by themselves. */
  readonly topicPrefixes?: readonly string[];
  /** What events are that do not say it themselves. Left out: `real`. */
  readonly origin?: Origin;
}

export interface Decoder {
  /** Reads one record. Never throws, whatever the bytes. */
  decode(record: RawRecord): Decoded;
}

const tombstone: Decoded = { kind: 'tombstone' };
const noRepairs: readonly Repair[] = [];
/** A producer's clock may run ahead of the log by this much. */
const aheadMs = 5 * 60_000;
const typeKeys = ['event_type', 'eventType'] as const;
const jsonContent = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** What an envelope says in a word is about the event; an object in it may hold anything. */
const withoutObjects = (rest: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, typeof value === 'object' ? hidden : value]));
const isOrigin = (word: string | undefined): word is Origin =>
  word === 'simulated' || word === 'recorded' || word === 'real';

/** Makes a decoder from raw records to events. It keeps no state from one record to the next but caches of names. */
export function createDecoder(options: DecoderOptions = {}): Decoder {
  return decoderOf(options.catalog ?? wholeCatalog, options);
}

/** A decoder that brings no other event than those of the given catalogue, for pages that count bytes. */
export function decoderOf(catalog: Catalog, options: Omit<DecoderOptions, 'catalog'> = {}): Decoder {
  return decoderFor(everyShape, catalog, options);
}

/** A decoder that brings no other wire shape either than the given one: `onexShape`, `cloudEventShape`, `everyShape`. */
export function decoderFor(shape: WireShape, catalog: Catalog, options: Omit<DecoderOptions, 'catalog'> = {}): Decoder {
  const { maxBytes = 8 * 1024 * 1024, maxDepth = 64, topicPrefixes = [] } = options;
  const defaultOrigin = options.origin ?? 'real';
  const types = createTypeNames(catalog, topicPrefixes);
  const draft = createDraft(maxDepth);
  const { note } = draft;

  let record: RawRecord;
  let extra: Record<string, unknown> | null = null;
  let found: Repair[] | null = null;
  let refused: Reject | null = null;
  let named: NamedType;
  const repair = (what: Repair): void => {
    found ??= [];
    found.push(what);
  };
  const sink: Sink = {
    extra(key, value) {
      // Many producers say it in the envelope and once more in the payload.
      if ((key === 'correlation_id' || key === 'correlationId') && value === draft.correlation) return;
      extra ??= {};
      // Where secrets are at home, only the name of what nobody claims is kept.
      if (named.sealed) {
        setOwn(extra, key, hidden);
        return;
      }
      setOwn(extra, key, kept(key, value, maxDepth - 1, note));
    },
    problem(field, key, value) {
      const problem = fieldProblem(named, draft.flat === null ? '$.payload' : '$', field, key, value);
      if ('cure' in problem) refused ??= problem;
      else repair(problem);
    },
  };
  const typeHeader = (): string | undefined =>
    headerOf(record.headers, 'x-event-type') ?? headerOf(record.headers, 'event_type');

  /** A bare word that gave way to a topic is not lost. In a flat body it may be a field of the payload (`event_type` of a log). */
  function keepStatedType(word: string): void {
    if (catalog.find(word) !== undefined) return;
    if (draft.flat === null) keep(draft, '$type', word);
    else for (const key of typeKeys) draft.flat.delete(key);
  }

  /** Nobody has said which of its fields are secret: their names are kept, and what was read into the envelope. */
  function maskedUnknown(payload: unknown): unknown {
    if (payload === null || payload === undefined) return null;
    repair(repairs.payloadMasked);
    if (!isBody(payload)) return hidden;
    const shown: Record<string, unknown> = {};
    for (const key in payload) setOwn(shown, key, draft.flat?.has(key) ? payload[key] : hidden);
    return shown;
  }

  function payloadOf(): unknown {
    const { plan } = named;
    const { payload } = draft;
    if (plan === null) {
      if (named.sealed) return maskedUnknown(payload);
      look(payload, maxDepth, note);
      return payload ?? null;
    }
    let body = payload ?? {};
    if (typeof body === 'string') {
      const parsed = parseJson(body);
      if ('value' in parsed && isBody(parsed.value)) {
        body = parsed.value;
        repair(repairs.payloadText);
      }
    }
    if (isBody(body)) return readByPlan(plan, body, note, sink, draft.flat);
    refused ??= rejectUnquoted(
      'wrong-type',
      '$.payload',
      body,
      'an object',
      'send the fields of the event as an object',
    );
    return null;
  }

  function timeOf(logTime: number): number {
    if (Number.isNaN(draft.time)) place(draft, said.time, headerOf(record.headers, 'timestamp'));
    const { time } = draft;
    if (Number.isNaN(time)) {
      if (!(logTime >= 0)) {
        refused ??= reject('missing-field', '$.timestamp', undefined, 'a time', 'state when it happened, as RFC 3339');
        return 0;
      }
      repair(draft.badTime ? repairs.timeUnreadable : repairs.timeMissing);
      return logTime;
    }
    if (!(logTime >= 0) || time <= logTime + aheadMs) return time;
    repair(repairs.timeFuture);
    return logTime;
  }

  function originOf(): Origin {
    const header = headerOf(record.headers, 'x-streamglass-origin');
    if (isOrigin(header)) return header;
    return isOrigin(draft.origin) ? draft.origin : defaultOrigin;
  }

  function eventOf(): EventEnvelope<string, unknown> {
    const { headers, topic, partition, offset, timestamp } = record;
    const payload = payloadOf();
    const time = timeOf(timestamp);
    let { id, source, tenant } = draft;
    id ??= headerOf(headers, 'message_id');
    if (id === undefined) {
      id = draft.place ?? `${topic}-${partition}-${offset}`;
      repair(repairs.idMissing);
    }
    tenant ??= headerOf(headers, 'x-tenant');
    if (tenant === undefined) {
      tenant = 'default';
      repair(repairs.tenantMissing);
    }
    source ??= headerOf(headers, 'x-source') ?? headerOf(headers, 'source');
    if (source === undefined) {
      source = 'unknown';
      repair(repairs.sourceMissing);
    }
    const event: { -readonly [K in keyof EventEnvelope<string, unknown>]: EventEnvelope<string, unknown>[K] } & {
      known?: false;
    } = {
      id,
      type: named.type,
      time,
      source,
      tenantId: tenant,
      origin: originOf(),
      payload,
      position: { topic, partition, offset },
    };
    if (timestamp >= 0) event.logTime = timestamp;
    const correlation =
      draft.correlation ??
      nameOf(isBody(draft.payload) ? (draft.payload.correlation_id ?? draft.payload.correlationId) : undefined, note) ??
      headerOf(headers, 'x-correlation-id') ??
      headerOf(headers, 'correlation_id') ??
      correlationOfTrace(headerOf(headers, 'x-traceparent'));
    if (correlation !== undefined) event.correlationId = correlation;
    const causation = draft.causation ?? headerOf(headers, 'x-causation-id');
    if (causation !== undefined) event.causationId = causation;
    const schemaRef = draft.schemaRef ?? schemaOfHeader(headers);
    if (schemaRef !== undefined) event.schemaRef = schemaRef;
    if (draft.subject !== undefined) event.subject = draft.subject;
    if (draft.rest !== null) {
      extra ??= {};
      extra.$envelope = named.sealed ? withoutObjects(draft.rest) : draft.rest;
    }
    if (extra !== null) event.extra = extra;
    if (named.definition === null) event.known = false;
    return event;
  }

  function decodeText(text: string, exact: boolean): Decoded {
    clearDraft(draft, record.topic);
    extra = null;
    found = null;
    refused = null;
    const parsed = parseJson(text);
    if ('problem' in parsed) {
      return refuse(
        rejectUnquoted('invalid-json', '$', text, `JSON (${parsed.problem})`, 'send one valid JSON object a record'),
      );
    }
    const unreadable = shape(draft, parsed.value, record.headers);
    if (unreadable !== null) return refuse(unreadable);
    named = types.find(draft.type, typeHeader, draft.topic);
    if (draft.type !== undefined && named.type !== draft.type && !draft.type.includes('.')) keepStatedType(draft.type);
    const event = eventOf();
    // Digits beyond 2^53 are gone once parsed: read the text once more with such numbers as strings.
    if (note.unsafe && !exact) return decodeText(quoteLargeNumbers(text), true);
    if (note.tooDeep) {
      return refuse(reject('too-deep', '$', undefined, `at most ${maxDepth} levels`, 'flatten the payload'));
    }
    if (refused !== null) return refuse(refused);
    if (note.masked === true) repair(repairs.secretMasked);
    return { kind: 'event', event, known: named.definition !== null, repairs: found ?? noRepairs };
  }

  return {
    decode(next) {
      record = next;
      const { value } = next;
      if (value === null) return tombstone;
      if (value.length === 0)
        return refuse(reject('empty-value', '$', '', 'a JSON object', 'send null to delete a key, else an event'));
      if (value.length > maxBytes) {
        const got = `${value.length} bytes`;
        return refuse(
          reject('too-large', '$', got, `at most ${maxBytes} bytes`, 'leave large contents out of the event'),
        );
      }
      const content = isBinaryCloudEvent(next.headers) ? headerOf(next.headers, 'content-type') : undefined;
      if (content !== undefined && !jsonContent.test(content)) {
        return refuse(reject('unsupported-content', '$', content, 'application/json', 'send the data as JSON'));
      }
      const text = textOfValue(value);
      if (text === undefined) return refuse(reject('invalid-utf8', '$', value, 'UTF-8', 'encode the record as UTF-8'));
      return decodeText(text, false);
    },
  };
}

const refuse = (why: Reject): Decoded => ({ kind: 'rejected', reject: why });
