/**
 * The SDK: a client for a bridge, and typed events. Everything else has its own entry, so that an app loads what it uses:
 * `/events` (definitions, decoder, meanings), `/views` (contracts), `/sources` (engine), `/local` (a client without a
 * server), `/protocol`, `/page`, `/simulate`, `/testing`.
 */
export * from './client/index.ts';
export type {
  AnyEvent,
  EventEnvelope,
  EventOf,
  KnownEvent,
  KnownType,
  Origin,
  Position,
  UnknownEvent,
} from './events/index.ts';
export { isEvent } from './events/define-event.ts';
export { StreamglassError } from './lib/errors.ts';
