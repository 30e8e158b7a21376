// npm start: builds the panes where they are missing or older than their sources, then runs the bridge from source.
//   npm start -- --kafka 127.0.0.1:9092 --port 8500
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './check-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const newest = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|test-d|bench)\.ts$/.test(entry.name))
    .reduce((time, entry) => Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
/** Oldest built file; 0 where one is missing. */
const builtAt = () =>
  ['platform-health', 'savings-chart', 'agent-network', 'event-flow']
    .flatMap((tag) => [`standalone/${tag}.js`, `cdn/${tag}.js`])
    .reduce((time, file) => {
      const found = statSync(join(root, 'packages/widgets/dist', file), { throwIfNoEntry: false });
      return Math.min(time, found?.mtimeMs ?? 0);
    }, Number.POSITIVE_INFINITY);

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

if (await wantsPanes(process.argv.slice(2))) {
  const sources = Math.max(
    newest('packages/widgets/src'),
    newest('packages/widgets/scripts'),
    newest('packages/core/src'),
  );
  if (builtAt() < sources) {
    console.log('Building the panes; the next start does without.');
    const { status } = spawnSync(process.execPath, ['packages/widgets/scripts/build.mjs', '--bundles'], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status !== 0) console.error('The panes could not be built: the bridge serves, the page stays without them.');
  }
}
await import('../packages/node-bridge/src/cli.ts');
