export * from './catalog.ts';
export { createDecoder, type Decoded, type Decoder, type DecoderOptions } from './decode/decoder.ts';
export * from './define-event.ts';
export * from './envelope.ts';
export * from './type-name.ts';
