import * as z from 'zod/mini';

const key = z.union([z.string(), z.number()]);

/**
 * One change of a view's data. `path` names a field of the view.
 * - `set`: the field's new value, whole. For rows: all rows.
 * - `upsert`: rows by key. A row that is new is whole; of a known row only the fields that changed, and the key.
 * - `remove`: rows by key that left the set (ended, expired, or no longer match).
 */
export const opSchema = z.union([
  z.object({ op: z.literal('set'), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal('upsert'), path: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
  z.object({ op: z.literal('remove'), path: z.string(), keys: z.array(key) }),
]);
export type Op = z.infer<typeof opSchema>;
