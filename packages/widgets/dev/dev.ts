// Panes side by side at the widths of the mock, on sample data, or with ?live on the real engine and the simulator.
// ?pane=platform-health&width=480&theme=dark&state=stale
import '../src/define/agent-network.ts';
import '../src/define/event-flow.ts';
import '../src/define/platform-health.ts';
import '../src/define/savings-chart.ts';
import '../src/messages/de.ts';
import { createLocalClient } from '@streamglass/core/local';
import { createSimulator } from '@streamglass/core/simulate';
import type { Pane } from '../src/base/pane.ts';
import { sampleNow, sampleTooFew } from '../src/testing/samples.ts';
import type { PaneSamples } from '../src/testing/pane-samples.ts';
import { samples as agentNetwork } from '../src/widgets/agent-network/samples.ts';
import { samples as eventFlow } from '../src/widgets/event-flow/samples.ts';
import { samples as platformHealth } from '../src/widgets/platform-health/samples.ts';
import { samples as savingsChart } from '../src/widgets/savings-chart/samples.ts';

const query = new URLSearchParams(location.search);
const list = (name: string, preset: string): string[] => (query.get(name) ?? preset).split(',');
const theme = query.get('theme');
if (theme) document.documentElement.style.setProperty('color-scheme', theme.replace('contrast-', ''));

/** A day of a small simulated platform, and on from there. */
const live = query.has('live')
  ? createLocalClient({ feed: createSimulator({ seed: 7, rate: 0.7, opening: true }).live(Date.now() - 86_400_000) })
  : null;
const samples: Readonly<Record<string, PaneSamples>> = {
  'agent-network': agentNetwork,
  'event-flow': eventFlow,
  'platform-health': platformHealth,
  'savings-chart': savingsChart,
};
const main = document.createElement('main');
document.body.append(main);
for (const tag of list('pane', 'platform-health,savings-chart'))
  for (const width of list('width', '960,480,280')) {
    const client = (samples[tag] ?? platformHealth).client();
    const zone = query.get('zone') ?? 'UTC';
    const pane = document.createElement(tag) as Pane;
    if (theme?.startsWith('contrast')) pane.dataset['theme'] = theme;
    if (query.get('lang')) pane.lang = query.get('lang') as string;
    if (query.get('dir')) pane.dir = query.get('dir') as string;
    const density = query.get('density');
    if (density) pane.setAttribute('density', density);
    if (query.has('table')) pane.table = true;
    pane.timeZone = zone;
    pane.client = live ?? client;
    const frame = document.createElement('div');
    frame.className = `w${width}`;
    frame.append(pane);
    main.append(frame);
    const problem = {
      code: 'view-timeout',
      message: 'The bridge took longer than 5 s for 30 days.',
      hint: 'Ask for a shorter range.',
    };
    const states: Record<string, () => void> = {
      stale: () => client.setFeed({ fresh: { asOf: sampleNow, staleMs: 42_000 } }),
      offline: () =>
        client.setFeed({
          link: 'offline',
          problem: { code: 'socket-closed', message: 'The bridge closed the connection.', retryAt: Date.now() + 6_400 },
        }),
      denied: () =>
        client.setFeed({
          link: 'denied',
          problem: { code: '4403', message: 'It needs the right platform-health:read.' },
        }),
      error: () => client.setFeed({ link: 'ended', problem }),
      gap: () => client.setFeed({ gaps: [{ from: sampleNow - 96_000, to: sampleNow, kind: 'log', records: 1_912 }] }),
      paused: () => {
        pane.pause();
        client.setFeed({});
      },
      simulated: () => client.setFeed({ origin: 'simulated' }),
      recorded: () => client.setFeed({ origin: 'recorded' }),
      few: () => client.answer('intelligence-savings.metrics', { data: () => sampleTooFew }),
      loading: () => {
        client.setFeed({ link: 'connecting' });
        for (const view of pane.kind.views) client.answer(`${pane.kind.contract.source}.${view}`, { data: () => null });
      },
    };
    states[query.get('state') ?? '']?.();
  }
