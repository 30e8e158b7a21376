import { msw } from 'msw/vite';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  resolve: { conditions: ['streamglass-source', ...defaultClientConditions] },
  plugins: [msw({ mode: 'worker-only' })],
});
