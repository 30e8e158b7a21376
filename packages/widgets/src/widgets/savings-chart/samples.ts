import type { PaneSamples } from '../../testing/pane-samples.ts';
import { createSampleClient, sampleAgents, sampleSeries, sampleTooFew } from '../../testing/samples.ts';

export const samples: PaneSamples = {
  client: createSampleClient,
  keys: { agent: String(sampleAgents.agents[0]?.agentId) },
  nothing: {
    metrics: { ...sampleTooFew, intelligenceRuns: 0, baselineRuns: 0, unstatedRuns: 0 },
    timeSeries: { ...sampleSeries, points: [] },
    agentComparisons: { agents: [], others: 0 },
  },
};
