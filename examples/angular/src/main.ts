import { bootstrapApplication } from '@angular/platform-browser';
import '@streamglass/widgets/define/stream-provider.js';
import '@streamglass/widgets/define/agent-network.js';
import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import { Operations } from './operations';

bootstrapApplication(Operations).catch((error: unknown) => console.error(error));
