import { createNetworkClient } from '../../testing/network-samples.ts';
import type { PaneSamples } from '../../testing/pane-samples.ts';

export const samples: PaneSamples = {
  client: () => createNetworkClient(),
  nothing: { agents: { agents: [], others: 0 }, routes: { routes: [], others: 0 } },
  keys: { agent: 'test-generator' },
  focus: { entity: 'agent', key: 'test-generator' },
};
