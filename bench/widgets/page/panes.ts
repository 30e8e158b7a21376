// All panes live on one page, on a bridge. Runs in the browser.
import '../../../packages/widgets/src/define/agent-network.ts';
import '../../../packages/widgets/src/define/event-flow.ts';
import '../../../packages/widgets/src/define/platform-health.ts';
import '../../../packages/widgets/src/define/savings-chart.ts';
import type { EventFlow, Pane } from '../../../packages/widgets/src/index.ts';

const tags = ['platform-health', 'savings-chart', 'agent-network', 'event-flow'] as const;

const theFlow = (): EventFlow => {
  const flow = document.querySelector<EventFlow>('event-flow');
  if (!flow) throw new Error('There is no log.');
  return flow;
};
const filter = async (words: string): Promise<void> => {
  const flow = theFlow();
  flow.filter = words;
  await flow.updateComplete;
};

globalThis.bench = {
  async open(endpoint: string) {
    const panes = tags.map((tag): Pane => {
      const pane = document.createElement(tag);
      pane.range = '1h';
      pane.endpoint = endpoint;
      document.body.append(pane);
      return pane;
    });
    await Promise.all(panes.map((pane) => pane.whenReady()));
    return panes.map(({ phase }) => phase);
  },
  /** The log lets go of what it holds, as with any other filter. */
  empty: () => filter('type:x-none'),
  fill: () => filter(''),
  held: () => theFlow().log?.length ?? 0,
};
