import * as z from 'zod/mini';

const field = z.enum([
  'type',
  'source',
  'tenantId',
  'correlationId',
  'causationId',
  'subject',
  'id',
  'topic',
  'origin',
]);

/** Which events a tail lets through. `prefix` and `contains` compare without regard to case. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly field: z.infer<typeof field>; readonly is: readonly string[] }
  | { readonly field: z.infer<typeof field>; readonly prefix: string }
  | { readonly field: z.infer<typeof field>; readonly contains: string };

/** At most 32 levels deep and 256 nodes; the server refuses more with `filter-too-large`. */
export const filterSchema: z.ZodMiniType<Filter> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(filterSchema) }),
    z.object({ any: z.array(filterSchema) }),
    z.object({ not: filterSchema }),
    z.object({ field, is: z.array(z.string()) }),
    z.object({ field, prefix: z.string() }),
    z.object({ field, contains: z.string() }),
  ]),
);
