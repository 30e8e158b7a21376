/** Where an event stood in the log. Offsets are decimal strings: they are 64-bit and do not fit a JS number. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** Whether an event happened (`real`), is a recording played again (`recorded`) or was made up by the simulator. */
export type Origin = 'real' | 'recorded' | 'simulated';

/**
 * One fact, in one canonical envelope, whatever wire shape it came in. Maps 1:1 to CloudEvents 1.0 attributes
 * (`tenantid`, `correlationid`, `causationid`, `dataschema`, `data`).
 */
export interface EventEnvelope<Type extends string, Payload> {
  /** Opaque and non-empty; real producers do not all send UUIDs. */
  readonly id: string;
  readonly type: Type;
  /** When it happened: ms since the epoch, with µs as the fraction (quantum 0.001). */
  readonly time: number;
  /** Who says so: the producing service. */
  readonly source: string;
  readonly subject?: string;
  readonly tenantId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly schemaRef?: string;
  readonly origin: Origin;
  readonly payload: Payload;
  /** What the producer sent in the payload and no field of the definition claims. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Set once read from a log. */
  readonly position?: Position;
  /** Time of the record in the log, ms since the epoch (Kafka's CreateTime or LogAppendTime). */
  readonly logTime?: number;
}

/** An event whose type is not in the catalogue. It flows and is counted; its payload is what the producer sent. */
export type UnknownEvent = EventEnvelope<string, unknown> & { readonly known: false };

/** One record as read from a log, before decoding. */
export interface RawRecord {
  readonly topic: string;
  readonly partition: number;
  /** Decimal string. */
  readonly offset: string;
  /** Time of the record in the log, ms since the epoch. */
  readonly timestamp: number;
  readonly key: Uint8Array | null;
  /** `null` is a tombstone. */
  readonly value: Uint8Array | null;
  /** In order, names may repeat, values may be null. */
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[];
}

/** Something the decoder had to set right; the event is accepted all the same. */
export interface Repair {
  /** `time-missing`, `time-future`, `tenant-missing`, `id-missing`, `unit`, `alias` … */
  readonly code: string;
  /** Path of the field in the wire body. */
  readonly path: string;
  readonly note?: string;
}

/** Why a record could not be read at all. It goes to the dead letters, never to the floor. */
export interface Reject {
  /** `invalid-utf8`, `invalid-json`, `empty-value`, `not-an-object`, `too-large`, `too-deep`, `wrong-type`, `missing-field`, … */
  readonly code: string;
  /** Path of the field, `$` for the whole body. */
  readonly path: string;
  readonly got: string;
  readonly want: string;
  readonly cure: string;
}
