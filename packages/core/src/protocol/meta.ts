import * as z from 'zod/mini';

/** What feeds a view: one event type (or pattern), and whether it was ever seen. */
export const inputSchema = z.object({
  type: z.string(),
  /** Who would send it, from the catalogue; for the sentence in an empty pane. */
  producers: z.array(z.string()),
  /** Events accepted of this type for the viewer's tenants, ever. */
  count: z.number(),
  /** Event time of the newest one, ms; null: never seen. */
  lastTime: z.nullable(z.number()),
  /** Topics it came in on; more than one is worth a warning. */
  topics: z.array(z.string()),
});

/** A span of the log that was lost to us: offsets that were deleted before we read them. */
export const gapSchema = z.object({ from: z.number(), to: z.number(), records: z.number() });

/** What travels with every view. All times in ms since the epoch. */
export const metaSchema = z.object({
  /** Half-open range that was counted, and the width of its buckets; null for a view without a range. */
  range: z.nullable(z.object({ from: z.number(), to: z.number(), step: z.number() })),
  /** Log time of the first record counted: nothing before it is known. Null: nothing was read yet. */
  since: z.nullable(z.number()),
  /** State of the feed behind the view. `waiting` says why in `waitingFor`. */
  ingest: z.enum(['live', 'catching-up', 'waiting', 'ended']),
  waitingFor: z.nullable(z.string()),
  origin: z.enum(['real', 'recorded', 'simulated', 'mixed', 'none']),
  inputs: z.array(inputSchema),
  /** Keys that bounds left out of what is shown, by state; empty when nothing was. */
  evicted: z.record(z.string(), z.number()),
  /** Events older than every bucket: counted in totals, in no range. */
  late: z.number(),
  gaps: z.array(gapSchema),
  /** The partition that is farthest behind, when it is behind. */
  slowest: z.nullable(
    z.object({ topic: z.string(), partition: z.number(), behind: z.nullable(z.number()), since: z.number() }),
  ),
  /** Hash of the definition that computed the view; `describe` answers it. */
  definition: z.string(),
  /** Notes about the answer, as codes: `day-boundary-shifted`, `time-zone-unknown`, … */
  notes: z.array(z.string()),
});

export type ViewMeta = z.infer<typeof metaSchema>;
export type ViewInput = z.infer<typeof inputSchema>;
