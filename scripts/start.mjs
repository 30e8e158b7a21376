// npm start: builds the panes where they are missing or older than their sources, then runs the bridge from source.
//   npm start -- --kafka 127.0.0.1:9092 --port 8500
import { readFileSync } from 'node:fs';
import { whenAskerIsGone } from './asker.mjs';
import './check-node.mjs';
import { ensurePanes } from './panes.mjs';

/** Whether the words start a bridge with a page. What is wrong with them, the bridge says itself. */
async function wantsPanes(words) {
  const { readConfig } = await import('../packages/node-bridge/src/config.ts');
  try {
    const wanted = readConfig({
      flags: words.filter((word, index) => index > 0 || word !== 'start'),
      environment: process.env,
      readFile: (path) => readFileSync(path, 'utf8'),
    });
    return wanted.wants === 'run';
  } catch {
    return false;
  }
}

if ((await wantsPanes(process.argv.slice(2))) && !ensurePanes(console.log))
  console.error('The panes could not be built: the bridge serves, the page stays without them.');
whenAskerIsGone(() => process.kill(process.pid, 'SIGTERM'));
await import('../packages/node-bridge/src/cli.ts');
