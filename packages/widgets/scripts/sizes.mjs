// Gzip sizes of the built panes against their budgets (docs: design of client and widgets). Fails when one is over.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
/** KB of gzip, standalone. */
const budgets = {
  'stream-provider': 28,
  'platform-health': 28,
  'savings-chart': 56,
  'agent-network': 39,
  'event-flow': 39,
};
const cdnBudget = 75;

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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, size, budget } of paneSizes()) {
    const isOver = budget !== null && size > budget;
    if (isOver) process.exitCode = 1;
    console.log(
      `${name.padEnd(36)} ${size.toFixed(1).padStart(6)} KB gz${budget === null ? '' : `  of ${budget}${isOver ? '  OVER' : ''}`}`,
    );
  }
}
