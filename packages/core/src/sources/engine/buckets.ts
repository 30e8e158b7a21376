import type { OpenPart, SealedPart } from './part.ts';
import type { Tier } from './tiers.ts';

/**
 * One time bucket. What is sealed has already been added to the next coarser tier; what is open has not. A late event
 * just opens the bucket again, so every event is written once, whenever it comes.
 */
export interface Bucket {
  readonly start: number;
  sealed: SealedPart | null;
  open: OpenPart | null;
  /** Raised whenever the sealed part changes. */
  version: number;
}

export interface TierState {
  readonly tier: Tier;
  readonly buckets: Map<number, Bucket>;
  /** Buckets with an open part. */
  readonly opened: Set<Bucket>;
  /** Buckets that begin before it are gone. */
  cut: number;
  /** The bucket written to last. */
  last: Bucket | null;
  /** No bucket begins before it. */
  oldest: number;
}
