// Builds dist/: npm modules (tsup), `standalone/` and `cdn/` (bundles.mjs), the optional stylesheets, custom-elements.json, types for frameworks and data
// for editors made of it, and hashes of what browsers load.
// `--js`: without type declarations, for tests. `--bundles`: only standalone/ and cdn/, minified by rolldown alone, for a page that is
// served from here (npm start).
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tags, writeBundles } from './bundles.mjs';
import { writeFrameworks } from './frameworks.mjs';
import { writeIntegrity } from './integrity.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = (...args) => {
  const { status } = spawnSync('npx', ['--no-install', ...args], { cwd: at('.'), stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const started = performance.now();
run('node', 'scripts/theme.mjs', '--check');
if (!process.argv.includes('--bundles'))
  run('tsup', '--silent', ...(process.argv.includes('--js') ? ['--no-dts'] : []));
await writeBundles({ short: !process.argv.includes('--bundles') });
for (const sheet of ['theme.css', 'panes.css']) {
  // Beside the panes, too: whoever loads those by URL has it under the same one.
  for (const folder of ['', 'cdn/', 'standalone/'])
    copyFileSync(at(`src/theme/${sheet}`), at(`dist/${folder}${sheet}`));
  // So that TypeScript resolves an import for its side effect.
  writeFileSync(at(`dist/${sheet}.d.ts`), 'export {};\n');
}
if (!process.argv.includes('--bundles')) {
  run('cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet');
  writeFrameworks();
}
writeIntegrity();
console.log(`widgets built in ${((performance.now() - started) / 1000).toFixed(1)} s: ${tags.join(', ')}`);
