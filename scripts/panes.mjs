// The panes as files that a bridge serves: built where they are missing or older than their sources.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** False where they could not be built; `say` hears that they are being built. */
export function ensurePanes(say) {
  const sources = Math.max(
    newest('packages/widgets/src'),
    newest('packages/widgets/scripts'),
    newest('packages/core/src'),
  );
  if (builtAt() >= sources) return true;
  say('Building the panes; the next start does without.');
  const args = ['packages/widgets/scripts/build.mjs', '--bundles'];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}
