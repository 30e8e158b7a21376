import type { PaneSamples } from '../../testing/pane-samples.ts';
import { createSampleClient, sampleHealth } from '../../testing/samples.ts';

export const samples: PaneSamples = {
  client: createSampleClient,
  nothing: {
    health: { ...sampleHealth, services: [], servicesTotal: 0, servicesUp: 0, database: null, kafka: null },
    timelines: { services: [] },
    alerts: { alerts: [], rules: [] },
  },
  keys: { service: String(sampleHealth.services.at(-1)?.name) },
  focus: { entity: 'service', key: String(sampleHealth.services.at(-1)?.name) },
};
