import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Definitions come before the first render: a property that is set on an unknown element would be lost.
import '@streamglass/widgets/define/stream-provider.js';
import '@streamglass/widgets/define/agent-network.js';
import '@streamglass/widgets/define/platform-health.js';
import '@streamglass/widgets/define/savings-chart.js';
import '@streamglass/widgets/panes.css';
import '@streamglass/widgets/react';
import '../../host.css';
import { Operations } from './operations.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Operations />
    </StrictMode>,
  );
