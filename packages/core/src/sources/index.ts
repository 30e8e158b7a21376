import { agentNetwork } from './agent-network.ts';
import type { ViewContract } from './contract.ts';
import type { Source } from './engine/source-api.ts';
import { eventFlow } from './event-flow.ts';
import { intelligenceSavings } from './intelligence-savings.ts';
import { platformHealth } from './platform-health.ts';

export { agentNetwork } from './agent-network.ts';
export * from './contract.ts';
export { createEngine, restoreEngine } from './engine/engine.ts';
export type { EngineOptions, RecordDecoder } from './engine/engine-state.ts';
/** The kinds of state, dimensions and measures that sources are declared with. */
export * as state from './engine/kinds.ts';
export type { LogReader, RollupReader, Slice, TableReader, TimelineReader, Totals, Trace } from './engine/readers.ts';
export * from './engine/source-api.ts';
export * from './engine/types.ts';
export type { Bounds } from './engine/units.ts';
export { eventFlow } from './event-flow.ts';
export { intelligenceSavings } from './intelligence-savings.ts';
export { platformHealth } from './platform-health.ts';
export { agentNetworkViews, eventFlowViews, intelligenceSavingsViews, platformHealthViews } from './views.ts';

/** Every source of the kit. */
export const allSources: readonly Source[] = [agentNetwork, platformHealth, intelligenceSavings, eventFlow];

/** The contract of a view by its full name, `source.view`; undefined when there is none. */
export function contractOf(view: string, sources: readonly Source[] = allSources): ViewContract | undefined {
  for (const { contract } of sources) {
    const prefix = `${contract.source}.`;
    const name = view.slice(prefix.length);
    if (view.startsWith(prefix) && Object.hasOwn(contract.views, name)) return contract.views[name];
  }
  return undefined;
}
