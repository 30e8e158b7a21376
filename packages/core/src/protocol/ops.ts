import * as z from 'zod/mini';

const key = z.union([z.string(), z.number()]);

/** How the rows of a field are keyed and totally ordered; the client needs no contract to fold a patch. */
export const rowsLayoutSchema = z.object({
  key: z.string(),
  /** Fields in turn, nulls last, ties by the key ascending. */
  order: z.array(z.tuple([z.string(), z.enum(['asc', 'desc'])])),
});
export type RowsLayout = z.infer<typeof rowsLayoutSchema>;
/** By name of the rows field. */
export type RowsLayouts = Readonly<Record<string, RowsLayout>>;

/**
 * One change of a view's data. `path` names a field of the view.
 * - `set`: the field's new value, whole. For rows: all rows.
 * - `unset`: the field is not there any more. A bridge of one version never sends it; it keeps `apply(diff(a, b), a) = b` total.
 * - `upsert`: rows by key. A row that is new is whole; of a known row only the fields that changed, and the key.
 * - `remove`: rows by key that left the set (ended, expired, or no longer match).
 */
export const opSchema = z.union([
  z.object({ op: z.literal('set'), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal('unset'), path: z.string() }),
  z.object({ op: z.literal('upsert'), path: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ op: z.literal('remove'), path: z.string(), keys: z.array(key) }),
]);
export type Op = z.infer<typeof opSchema>;
