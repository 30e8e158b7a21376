// Gzip sizes of the built panes and their budgets (KB of 1,000 bytes). `npm run bench` prints them beside the libraries they stand on;
// .size-limit.mjs is the gate; docs/performance.md says what is above a budget, and why.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** One-file panes. event-flow is a chart (56) and a log (8). */
export const budgets = {
  'stream-provider': 28,
  'platform-health': 28,
  'savings-chart': 56,
  'agent-network': 39,
  'event-flow': 64,
};
/** Where panes share chunks: what each loads beyond the shared part before its first picture. The graph's worker is counted with it. */
export const ownBudgets = { 'platform-health': 4, 'savings-chart': 32, 'agent-network': 15, 'event-flow': 40 };
export const sharedBudget = 24;
/** Chart, graph and tile on one page 75, the log 8. */
export const cdnBudget = 83;

const kb = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;
const sum = (paths) => paths.reduce((total, path) => total + kb(path), 0);
const scripts = (folder) => readdirSync(join(dist, folder)).filter((file) => file.endsWith('.js'));

/** Files that a file needs before it runs, itself first: what stands in `import … from`, not in `import(…)`. */
function needs(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(join(dist, file), 'utf8');
  for (const [, from] of source.matchAll(/(?:^|[;}\n])(?:import|export)\s*(?:[^'"()]*?from\s*)?["'](\.[^"']+)["']/g))
    needs(join(file, '..', from), found);
  return found;
}

const panes = Object.keys(ownBudgets);
/** Of `cdn/`: what every pane loads, what each one adds to that before its first picture, and what is fetched when it is needed. */
export function cdnParts() {
  const loaded = panes.map((tag) => [...needs(`cdn/${tag}.js`)]);
  const shared = loaded[0].filter((file) => loaded.every((files) => files.includes(file)));
  const layout = scripts('cdn/chunks').filter((file) => file.startsWith('layout-thread'));
  const own = Object.fromEntries(
    panes.map((tag, index) => [
      tag,
      [
        ...loaded[index].filter((file) => !shared.includes(file)),
        ...(tag === 'agent-network' ? layout.map((file) => `cdn/chunks/${file}`) : []),
      ],
    ]),
  );
  const first = new Set([...shared, ...Object.values(own).flat()]);
  const all = [
    ...scripts('cdn').map((file) => `cdn/${file}`),
    ...scripts('cdn/chunks').map((file) => `cdn/chunks/${file}`),
  ];
  return {
    shared,
    own,
    later: all.filter((file) => !first.has(file) && file !== 'cdn/stream-provider.js'),
    all,
    first: [...first],
  };
}

/** Every size that has a budget, and those that have none for comparison. */
export function paneSizes() {
  const one = Object.keys(budgets).map((tag) => ({
    name: `standalone/${tag}.js`,
    size: kb(`standalone/${tag}.js`),
    budget: budgets[tag],
  }));
  const { shared, own, first, later } = cdnParts();
  return [
    ...one,
    { name: 'cdn/, shared by all panes', size: sum(shared), budget: sharedBudget },
    ...panes.map((tag) => ({ name: `cdn/, ${tag} beyond that`, size: sum(own[tag]), budget: ownBudgets[tag] })),
    { name: 'cdn/, all panes, first picture', size: sum(first), budget: cdnBudget },
    { name: 'cdn/, fetched when needed', size: sum(later), budget: null },
  ];
}
