import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { args, findChrome } from '../scripts/chrome.mjs';

const dir = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export default defineConfig({
  resolve: { conditions: ['streamglass-source', ...defaultClientConditions] },
  plugins: [msw({ mode: 'worker-only' }), storybookTest({ configDir: dir('./.storybook') })],
  // Every bare import that stories reach: without it a cold cache re-optimises in mid-run and tests fail.
  optimizeDeps: {
    include: [
      'lit',
      'lit/decorators.js',
      'lit/directive.js',
      'lit/async-directive.js',
      'd3-force',
      'idb',
      'zod/mini',
      'msw',
      'msw/ws',
      'msw/browser',
      'storybook/test',
    ],
  },
  test: {
    name: 'storybook',
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: findChrome(), args } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
