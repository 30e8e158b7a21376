// What pages load, gzip, in KB of 1,000 bytes: the gate against growing (`npm run check -- sizes` prints it). The budget of the design
// stands in each name; where a limit is above it, docs/performance.md says what of and docs/decisions/0008-panes-above-their-bytes.md why.
import { budgets, cdnBudget, cdnParts, ownBudgets, sharedBudget } from './packages/widgets/scripts/sizes.mjs';

const dist = 'packages/widgets/dist';
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
const built = (name, files, limit) => ({
  name,
  path: files.map((file) => `${dist}/${file}`),
  limit,
  gzip: true,
  disablePlugins: ['@size-limit/esbuild'],
});
const oneFile = (tag, limit) => built(`${tag}, one file (budget ${budgets[tag]} kB)`, [`standalone/${tag}.js`], limit);
const { shared, own, first, all } = cdnParts();
const beyond = (tag, limit) =>
  built(`cdn/: ${tag} before its first picture, over that (budget ${ownBudgets[tag]} kB)`, own[tag], limit);

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
    '13.3 kB',
  ),
  events(
    'one event with a decoder of one wire shape (budget 6 kB)',
    {
      [`${core}/agent/index.js`]: '{ agentRoutingCompleted }',
      [`${core}/index.js`]: '{ createCatalog, decoderFor, onexShape }',
    },
    '12.2 kB',
  ),
  events('every event with the decoder (budget 45 kB)', '{ createDecoder }', '45 kB'),
  oneFile('stream-provider', '6.6 kB'),
  oneFile('platform-health', '44.6 kB'),
  oneFile('savings-chart', '56.7 kB'),
  oneFile('agent-network', '59.8 kB'),
  oneFile('event-flow', '61.7 kB'),
  built('one-file panes: the cache, in a file beside', ['standalone/cache-*.js'], '3 kB'),
  built('one-file panes: files, print and maximise, in a file beside', ['standalone/files-*.js'], '4.9 kB'),
  built('one-file panes: how numbers are computed, in files beside', ['standalone/how-*.js'], '9.6 kB'),
  built('one-file panes: long tables, in a file beside', ['standalone/long-table-*.js'], '17 kB'),
  built(`cdn/: shared by all panes (budget ${sharedBudget} kB)`, shared, '35 kB'),
  beyond('platform-health', '9 kB'),
  beyond('savings-chart', '21.8 kB'),
  beyond('agent-network', '24.1 kB'),
  beyond('event-flow', '30.3 kB'),
  built(`cdn/: all panes on one page, first picture (budget ${cdnBudget} kB)`, first, '104.6 kB'),
  built('cdn/: all files, with what is fetched later', all, '181.2 kB'),
];
