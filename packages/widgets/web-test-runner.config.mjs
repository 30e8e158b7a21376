import { globSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { args, findChrome, isShell } from '../../scripts/chrome.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
// The headless shell keeps background pages running, so files may run side by side; the full browser slows them down.
const executablePath = findChrome();
const shell = isShell(executablePath);

/** Tests that are about every element find them by this list. */
const found = {
  name: 'found',
  serve: ({ path }) =>
    path === '/found/elements.json'
      ? {
          body: JSON.stringify(readdirSync(at('src/elements/define')).map((file) => file.replace('.ts', ''))),
          type: 'json',
        }
      : undefined,
};

/** What takes longest, in a run of its own (`npm run test:more`): every bad input, every pane and element in enlarged text, an hour in a hidden tab. */
const long = /(bad-data|bad-data-kinds|reading|contract-reading|contract-hidden)\.browser\.test\.ts$/;
const tests = globSync('src/**/*.browser.test.ts', { cwd: at('.') }).map(at);
const wanted = { short: (file) => !long.test(file), long: (file) => long.test(file) }[process.env.WIDGET_TESTS];

export default {
  rootDir: at('../..'),
  files: tests.filter(wanted ?? (() => true)),
  nodeResolve: { exportConditions: ['streamglass-source', 'browser', 'development'] },
  plugins: [found, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: at('../../tsconfig.base.json') })],
  concurrency: shell ? 2 : 1,
  browsers: [chromeLauncher({ launchOptions: { executablePath, headless: shell ? 'shell' : true, args } })],
  // One run of axe takes seconds where other work wants the same cores.
  testFramework: { config: { timeout: 20_000 } },
  // Bad data for every element is one file, of hundreds of tests.
  testsFinishTimeout: 300_000,
  // Lit says on every page that it is in development mode.
  filterBrowserLogs: ({ args: [first] }) => !String(first).includes('Lit is in dev mode'),
};
