/**
 * What fields of events are. A field is declared by meaning, with the names it goes by in the wild:
 * `milliseconds('routing_duration_ms', seconds('duration_seconds'))`. The twin of every name in camel or snake case
 * is accepted by itself; a dotted path reaches into a nested body.
 */
export type {
  Alias,
  Field,
  Fields,
  Meaning,
  MeaningKind,
  ReadNote,
  SampleHint,
  ValueOf,
  ValuesOf,
} from './meanings/meaning.ts';
export { optional } from './meanings/meaning.ts';
export {
  bytes,
  count,
  days,
  latitude,
  longitude,
  measure,
  milliseconds,
  percent,
  perSecond,
  port,
  ratio,
  riskScore,
  score,
  seconds,
  signedMilliseconds,
  signedUnits,
  tokens,
  units,
  usd,
} from './meanings/quantities.ts';
export { json, list, map, record, shorthand } from './meanings/structures.ts';
export { hidden } from './meanings/secret-names.ts';
export { maskFields, redacted, secret, secretPath } from './meanings/secrets.ts';
export { choice, flag, identifier, instant, ipAddress, text, url } from './meanings/words.ts';
