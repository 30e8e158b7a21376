import * as z from 'zod/mini';
import { filterSchema } from './filter.ts';

/**
 * Client to server. Every frame is one JSON object with `op`. `id` is chosen by the client and names one
 * subscription, tail or request of this connection; it is not used twice.
 */
const id = z.int().check(z.nonnegative());
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const rate = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(4), z.literal(10)]);

/** First frame, within 5 s. The token travels here, never in the URL. */
export const helloSchema = z.object({
  op: z.literal('hello'),
  token: z.optional(z.string()),
  client: z.object({ name: z.string(), version: z.string() }),
});
/** A fresh token on an open connection; it must name the same subject. */
export const tokenSchema = z.object({ op: z.literal('token'), token: z.string() });
/** Answered by `snapshot`, `resumed` or `error`. `resume` is what the client has; equal epoch and reachable seq go on with patches. */
export const subscribeSchema = z.object({
  op: z.literal('subscribe'),
  id,
  /** `source.view`, e.g. `platform-health.health`. */
  view: z.string(),
  params: z.optional(params),
  rate: z.optional(rate),
  resume: z.optional(z.object({ epoch: z.string(), seq: z.number() })),
});
/** Another rate for a subscription; 0 holds it (no frames, state kept), any other answers with `resumed` or `snapshot`. */
export const rateSchema = z.object({ op: z.literal('rate'), id, rate });
export const unsubscribeSchema = z.object({ op: z.literal('unsubscribe'), id });
/** Asks for a `check` of a subscription now. */
export const verifySchema = z.object({ op: z.literal('verify'), id });
/** Asks for a fresh `snapshot` of a subscription, after a break or a mismatch. */
export const resyncSchema = z.object({ op: z.literal('resync'), id });
/** Asks how the numbers of a view are computed. */
export const describeSchema = z.object({
  op: z.literal('describe'),
  id,
  view: z.string(),
  lang: z.optional(z.string()),
});
/** Asks for a view once. */
export const querySchema = z.object({ op: z.literal('query'), id, view: z.string(), params: z.optional(params) });
/**
 * Raw events. `credit` is how many the client will take; what comes beyond is counted and not sent.
 * `resume` is the signed token of an earlier tail, from this bridge or another. `last` asks for that many newest first.
 */
export const tailSchema = z.object({
  op: z.literal('tail'),
  id,
  types: z.optional(z.array(z.string())),
  filter: z.optional(filterSchema),
  credit: z.int().check(z.nonnegative()),
  last: z.optional(z.int().check(z.nonnegative())),
  resume: z.optional(z.string()),
});
/** More credit for a tail. */
export const creditSchema = z.object({ op: z.literal('credit'), id, credit: z.int().check(z.nonnegative()) });
export const pingSchema = z.object({ op: z.literal('ping'), nonce: z.optional(z.number()) });

export const upSchema = z.discriminatedUnion('op', [
  helloSchema,
  tokenSchema,
  subscribeSchema,
  rateSchema,
  unsubscribeSchema,
  verifySchema,
  resyncSchema,
  describeSchema,
  querySchema,
  tailSchema,
  creditSchema,
  pingSchema,
]);
export type Up = z.infer<typeof upSchema>;
export type Hello = z.infer<typeof helloSchema>;
export type Subscribe = z.infer<typeof subscribeSchema>;
export type Tail = z.infer<typeof tailSchema>;
