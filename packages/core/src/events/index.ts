export * from './catalog.ts';
export { createDecoder, type Decoded, type Decoder, type DecoderOptions } from './decode/decoder.ts';
export { quoteLargeNumbers } from './decode/text.ts';
export * from './define-event.ts';
export * from './encode.ts';
export * from './envelope.ts';
export { jsonSchemaOf } from './json-schema.ts';
export * from './meanings.ts';
export * from './type-name.ts';
