// What pages load, gzip: the gate against growing (`npm run check -- sizes` prints it). Where a limit is above the budget in the name, docs/performance.md
// says why.
import { budgets, cdnBudget } from './packages/widgets/scripts/sizes.mjs';

const widgets = 'packages/widgets/dist';
/** The cache is fetched only when a page asks for it. */
const lazily = (config) => ({
  ...config,
  logLevel: 'error',
  format: 'esm',
  target: 'es2022',
  plugins: [
    {
      name: 'lazy-cache',
      setup: ({ onResolve }) => onResolve({ filter: /cache-link/ }, ({ path }) => ({ path, external: true })),
    },
  ],
});
const client = (name, path, limit) => ({ name, path, limit, gzip: true, modifyEsbuildConfig: lazily });
const built = (name, path, limit) => ({ name, path, limit, gzip: true, disablePlugins: ['@size-limit/esbuild'] });
const pane = (tag, limit) =>
  built(`${tag}, one file (budget ${budgets[tag]} kB)`, `${widgets}/standalone/${tag}.js`, limit);

const events = (name, imports, limit) => ({
  name,
  path: 'packages/core/dist/events/index.js',
  import: imports,
  limit,
  gzip: true,
  modifyEsbuildConfig: lazily,
});
const core = 'packages/core/dist/events';

export default [
  client('client (budget 9 kB)', 'packages/core/dist/client/index.js', '9 kB'),
  client('client with the page registry', 'packages/core/dist/client/page.js', '12 kB'),
  events('one event', { [`${core}/agent/index.js`]: '{ agentRoutingCompleted }' }, '6 kB'),
  events(
    'one event with the decoder (budget 6 kB)',
    {
      [`${core}/agent/index.js`]: '{ agentRoutingCompleted }',
      [`${core}/index.js`]: '{ createCatalog, decoderOf }',
    },
    '12 kB',
  ),
  events('every event with the decoder (budget 45 kB)', '{ createDecoder }', '45 kB'),
  pane('stream-provider', '8 kB'),
  pane('platform-health', '47 kB'),
  pane('savings-chart', '75 kB'),
  pane('agent-network', '61 kB'),
  pane('event-flow', '79 kB'),
  built(
    `all panes where they share chunks (budget ${cdnBudget} kB)`,
    [`${widgets}/cdn/*.js`, `${widgets}/cdn/chunks/*.js`],
    '125 kB',
  ),
];
