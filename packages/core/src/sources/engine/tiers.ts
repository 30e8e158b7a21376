/** Widths of buckets and how long they are kept. Ranges and rollups both follow this table. */
export interface Tier {
  readonly name: '1s' | '1m' | '15m' | '1h';
  readonly widthMs: number;
  readonly keepMs: number;
  /** After its end a bucket stays open this long; what comes later still counts, at a little more cost. */
  readonly sealAfterMs: number;
}

export const secondTier: Tier = { name: '1s', widthMs: 1_000, keepMs: 600_000, sealAfterMs: 5_000 };
/** Every rollup has these; each width divides the next. */
export const longTiers: readonly Tier[] = [
  { name: '1m', widthMs: 60_000, keepMs: 26 * 3_600_000, sealAfterMs: 60_000 },
  { name: '15m', widthMs: 900_000, keepMs: 8 * 86_400_000, sealAfterMs: 120_000 },
  { name: '1h', widthMs: 3_600_000, keepMs: 92 * 86_400_000, sealAfterMs: 120_000 },
];
export const tiersOf = (seconds: boolean): readonly Tier[] => (seconds ? [secondTier, ...longTiers] : longTiers);

/** The longest range that any tier reaches. */
export const longestMs = 92 * 86_400_000;

export const floorTo = (time: number, widthMs: number): number => Math.floor(time / widthMs) * widthMs;

/** Buckets that begin before it are no longer kept. */
export const cutOf = (tier: Tier, horizon: number): number => floorTo(horizon - tier.keepMs, tier.widthMs);
