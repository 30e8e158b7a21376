/** Contracts of all views: plain data, no computation. Panes import from here. */
export { agentNetworkViews } from './agent-network.views.ts';
export * from './contract.ts';
export { eventFlowViews } from './event-flow.views.ts';
export { intelligenceSavingsViews } from './intelligence-savings.views.ts';
export { platformHealthViews, type StateSpan } from './platform-health.views.ts';
