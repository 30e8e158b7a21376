// Gzip sizes of the built panes and their budgets. `npm run bench` prints them beside the libraries they stand on; .size-limit.mjs is the gate.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
/** KB of gzip, standalone. event-flow is a chart (56) and a log (8). */
export const budgets = {
  'stream-provider': 28,
  'platform-health': 28,
  'savings-chart': 56,
  'agent-network': 39,
  'event-flow': 64,
};
/** Chart, graph and tile on one page 75, the log 8. */
export const cdnBudget = 83;

const kb = (url) => gzipSync(readFileSync(url), { level: 9 }).length / 1000;
const files = (folder) => readdirSync(new URL(folder, dist)).filter((file) => file.endsWith('.js'));

/** Size of each pane as one file, and of all of them where they share chunks. `npm run bench` prints them too. */
export function paneSizes() {
  const panes = files('standalone/').map((file) => ({
    name: `standalone/${file}`,
    size: kb(new URL(`standalone/${file}`, dist)),
    budget: budgets[file.replace('.js', '')] ?? null,
  }));
  const all = [
    ...files('cdn/').map((file) => `cdn/${file}`),
    ...files('cdn/chunks/').map((file) => `cdn/chunks/${file}`),
  ];
  const size = all.reduce((sum, file) => sum + kb(new URL(file, dist)), 0);
  return [...panes, { name: 'cdn/, all panes together', size, budget: cdnBudget }];
}
