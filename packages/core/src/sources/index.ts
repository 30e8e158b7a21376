import { eventFlow } from './event-flow.ts';
import type { ViewContract } from './contract.ts';
import type { Source } from './engine/source-api.ts';

export * from './contract.ts';
export { createEngine } from './engine/engine.ts';
export type { EngineOptions, RecordDecoder } from './engine/engine-state.ts';
export type { Source, ViewTime } from './engine/source-api.ts';
export { count, countAny, defineSource, when, whenAny } from './engine/source-api.ts';
export * from './engine/types.ts';
export type { Bounds } from './engine/units.ts';
export { eventFlow } from './event-flow.ts';

/** Every source of the kit. */
export const allSources: readonly Source[] = [eventFlow];

/** The contract of a view by its full name, `source.view`; undefined when there is none. */
export function contractOf(view: string, sources: readonly Source[] = allSources): ViewContract | undefined {
  for (const { contract } of sources) {
    const prefix = `${contract.source}.`;
    const name = view.slice(prefix.length);
    if (view.startsWith(prefix) && Object.hasOwn(contract.views, name)) return contract.views[name];
  }
  return undefined;
}
