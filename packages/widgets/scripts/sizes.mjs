// Gzip sizes of the built panes against their budgets (docs: design of client and widgets). Fails when one is over.
import { readdirSync, readFileSync } from 'node:fs';
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
let over = 0;
const line = (name, size, budget) => {
  if (size > budget) over++;
  console.log(
    `${name.padEnd(36)} ${size.toFixed(1).padStart(6)} KB gz${budget ? `  of ${budget}${size > budget ? '  OVER' : ''}` : ''}`,
  );
};
for (const file of files('standalone/'))
  line(`standalone/${file}`, kb(new URL(`standalone/${file}`, dist)), budgets[file.replace('.js', '')]);
const all = [
  ...files('cdn/').map((file) => `cdn/${file}`),
  ...files('cdn/chunks/').map((file) => `cdn/chunks/${file}`),
];
line(
  'cdn/, all panes together',
  all.reduce((sum, file) => sum + kb(new URL(file, dist)), 0),
  cdnBudget,
);
process.exitCode = over > 0 ? 1 : 0;
