import type { EventEnvelope, Origin, RawRecord, Reject, Repair } from '../../events/envelope.ts';
import type { Described } from '../../protocol/down.ts';
import type { ViewMeta } from '../../protocol/meta.ts';

/** What became of one record. Every record read has exactly one of these. */
export type ReadOutcome =
  | {
      readonly kind: 'accepted';
      readonly event: EventEnvelope<string, unknown>;
      readonly known: boolean;
      readonly repairs: readonly Repair[];
    }
  | { readonly kind: 'repeated'; readonly event: EventEnvelope<string, unknown> }
  | { readonly kind: 'rejected'; readonly reject: Reject }
  | { readonly kind: 'tombstone' };

/**
 * Accounts of one partition. They always balance:
 * `to − from = read + withoutRecord + gap` and `read = accepted + repeated + deadLettered + tombstones`.
 * Offsets are decimal strings.
 */
export interface PartitionAccount {
  readonly topic: string;
  readonly partition: number;
  /** Raised when the topic was deleted and made again under the same name. */
  readonly incarnation: number;
  readonly from: string;
  readonly to: string;
  readonly read: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly deadLettered: number;
  readonly tombstones: number;
  /** Offsets that hold no record: transaction markers, aborted or compacted records. */
  readonly withoutRecord: number;
  /** Records that were deleted before we read them. */
  readonly gap: number;
}

/** State of the feed, told to the engine by whoever reads the log; views pass it on in their meta. */
export interface IngestState {
  readonly state: ViewMeta['ingest'];
  readonly waitingFor: string | null;
  /** Records not yet read, over all partitions; null: unknown. */
  readonly lag: number | null;
  readonly slowest: ViewMeta['slowest'];
}

export interface ViewAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: ViewMeta;
  readonly counted: number;
  readonly asOf: number;
}

/**
 * All sources over one reading of the log, for all tenants. A plain value with methods: no I/O, no clock, no chance.
 * Made by `createEngine({ sources, catalog, … })`.
 */
export interface Engine {
  /**
   * Decodes, deduplicates and reduces one record. Records of a partition come in offset order. An offset that jumps
   * ahead is accounted as `withoutRecord`; one below what is covered is refused with `offset-covered` (the caller seeks).
   */
  read(record: RawRecord): ReadOutcome;
  /** Accounts for offsets `[from, to)` that the log no longer holds. `fromTime`..`toTime` is the span of time it means, as far as known. */
  lost(topic: string, partition: number, from: string, to: string, fromTime: number, toTime: number): void;
  /** The topic was deleted and made again: its next offset is 0 of a new incarnation. */
  recreated(topic: string, partition: number): void;
  /** Where to go on reading: the counted end of a partition, null when it was never read. */
  coveredTo(topic: string, partition: number): string | null;
  readonly accounts: readonly PartitionAccount[];

  /** Time passes: what is known is known up to `asOf` (ms). Only grows. Seals and drops buckets by the horizon. */
  advance(asOf: number): void;
  readonly asOf: number;
  /** The feed as its reader sees it; goes into every meta. */
  setIngest(state: IngestState): void;
  readonly ingest: IngestState;

  /** Names of all views, `source.view`. */
  readonly views: readonly string[];
  /** Tenants seen, in the bound. */
  readonly tenants: readonly string[];
  /**
   * Changes whenever an answer of this view might: by state that it reads, or by `asOf` passing its step.
   * Equal versions mean equal answers, so it is cheap to ask often.
   */
  versionOf(view: string, params: ViewArguments, tenants: readonly string[] | null): string;
  /** Computes a view. `tenants` null: all. Throws `unknown-view`, `bad-params`. */
  answer(view: string, params: ViewArguments, tenants: readonly string[] | null): ViewAnswer;
  describe(view: string, lang: string): Omit<Described, 'op' | 'id'>;
  /** Parameters with defaults filled in and checked; the canonical form that sharing keys are made of. Throws `bad-params`. */
  normalize(view: string, params: ViewArguments | undefined): ViewArguments;

  /** Origins seen for the tenants. */
  originOf(tenants: readonly string[] | null): ViewMeta['origin'];
  /** All state as bytes; `restore` of the same sources gives an engine that answers alike. */
  checkpoint(): Uint8Array;
  /** Adds another reading of disjoint offsets; overlap is refused with `coverage-overlap`. */
  merge(other: Engine): void;
  /** The whole state as plain, canonically ordered JSON: equal readings give equal dumps. For tests. */
  dump(): unknown;
}

export type ViewArguments = Readonly<Record<string, string | number | boolean | null>>;

export interface OriginCount {
  readonly origin: Origin;
  readonly count: number;
}
