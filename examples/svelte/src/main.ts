import { mount } from 'svelte';
import '@streamglass/widgets/define/stream-provider.js';
import '@streamglass/widgets/define/agent-network.js';
import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import '@streamglass/widgets/panes.css';
import '@streamglass/widgets/svelte';
import '../../host.css';
import Operations from './operations.svelte';

const target = document.getElementById('app');
if (target) mount(Operations, { target });
