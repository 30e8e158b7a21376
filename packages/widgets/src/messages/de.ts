/** German. Importing it registers it: `import '@streamglass/widgets/messages/de.js'`, then `lang="de"` anywhere above a pane. */
import { agentNetwork } from './de/agent-network.ts';
import { base } from './de/base.ts';
import { eventFlow } from './de/event-flow.ts';
import { platformHealth } from './de/platform-health.ts';
import { primitives } from './de/primitives.ts';
import { savingsChart } from './de/savings-chart.ts';
import { registerMessages } from './messages.ts';

registerMessages('de', base);
registerMessages('de', primitives);
registerMessages('de', agentNetwork, 'agent-network');
registerMessages('de', eventFlow, 'event-flow');
registerMessages('de', platformHealth, 'platform-health');
registerMessages('de', savingsChart, 'savings-chart');
