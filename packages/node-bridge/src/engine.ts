import { type Catalog, catalog as wholeCatalog, createDecoder } from '@streamglass/core/events';
import { allSources, createEngine as create, type Engine, restoreEngine } from '@streamglass/core/sources';

/**
 * The engine with every source of the kit: a fresh one, or one that goes on from a checkpoint. It knows the events of the
 * catalogue. @throws what `restoreEngine` throws
 */
export function createEngine(checkpoint: Uint8Array | null, catalog: Catalog = wholeCatalog): Engine {
  const options = { sources: allSources, decoder: createDecoder({ catalog }), catalog };
  return checkpoint === null ? create(options) : restoreEngine(checkpoint, options);
}
