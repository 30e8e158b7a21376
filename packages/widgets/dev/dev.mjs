// Serves the panes on sample data, rebuilt on every load: node dev/dev.mjs [port]
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const servedir = mkdtempSync(join(tmpdir(), 'streamglass-dev-'));

for (const file of ['index.html', 'dev.css']) cpSync(at(file), `${servedir}/${file}`);
const build = await context({
  entryPoints: [at('dev.ts')],
  bundle: true,
  format: 'esm',
  outdir: servedir,
  sourcemap: 'inline',
  conditions: ['streamglass-source'],
});
const { port } = await build.serve({ servedir, host: '127.0.0.1', port: Number(process.argv[2] ?? 0) });
console.log(`http://127.0.0.1:${port}/`);
