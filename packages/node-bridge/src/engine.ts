import { createDecoder } from '@streamglass/core/events';
import { allSources, createEngine as create, type Engine, restoreEngine } from '@streamglass/core/sources';

/** The engine with every source of the kit: a fresh one, or one that goes on from a checkpoint. @throws what `restoreEngine` throws */
export function createEngine(checkpoint: Uint8Array | null): Engine {
  const options = { sources: allSources, decoder: createDecoder() };
  return checkpoint === null ? create(options) : restoreEngine(checkpoint, options);
}
