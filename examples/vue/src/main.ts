import { createApp } from 'vue';
import '@streamglass/widgets/define/stream-provider.js';
import '@streamglass/widgets/define/agent-network.js';
import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import '@streamglass/widgets/panes.css';
import '@streamglass/widgets/vue';
import '../../host.css';
import Operations from './operations.vue';

createApp(Operations).mount('#app');
