// All panes live on one page, fed by the real engine in it. Runs in the browser.
import { createLocalClient } from '@streamglass/core/local';
import { createSimulator } from '@streamglass/core/simulate';
import '../../../packages/widgets/src/define/agent-network.ts';
import '../../../packages/widgets/src/define/event-flow.ts';
import '../../../packages/widgets/src/define/platform-health.ts';
import '../../../packages/widgets/src/define/savings-chart.ts';
import type { Pane } from '../../../packages/widgets/src/index.ts';

const tags = ['platform-health', 'savings-chart', 'agent-network', 'event-flow'] as const;
const now = (): number => Date.now();
const client = createLocalClient({
  feed: createSimulator({ seed: 3, rate: 20, opening: true, rhythm: false }).live(now() - 1_800_000),
});

globalThis.bench = {
  async open() {
    const panes = tags.map((tag): Pane => {
      const pane = document.createElement(tag);
      pane.range = '1h';
      pane.client = client;
      document.body.append(pane);
      return pane;
    });
    await Promise.all(panes.map((pane) => pane.whenReady()));
    return panes.map(({ phase }) => phase);
  },
};
