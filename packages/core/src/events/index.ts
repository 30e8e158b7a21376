export { asyncApiOf } from './async-api.ts';
export * from './catalog.ts';
export { cloudEventShape } from './decode/cloud-events.ts';
export {
  createDecoder,
  type Decoded,
  type Decoder,
  decoderFor,
  decoderOf,
  type DecoderOptions,
} from './decode/decoder.ts';
export type { WireShape } from './decode/draft.ts';
export { everyShape } from './decode/every-shape.ts';
export { onexShape } from './decode/onex-envelope.ts';
export { quoteLargeNumbers } from './decode/text.ts';
export * from './define-event.ts';
export * from './encode.ts';
export * from './envelope.ts';
export { jsonSchemaOf } from './json-schema.ts';
export { knownWords, meaningWords } from './meaning-words.ts';
export * from './meanings.ts';
export type { JsonSchema, PayloadSchema, SchemaIssue } from './meanings/schema.ts';
export { type EventRecord, type RecordOptions, toRecord } from './record.ts';
export * from './type-name.ts';
export { wirePayloadSchema } from './wire-schema.ts';
export type * from '../payloads/index.ts';
