// Builds dist/: npm modules (tsup), `standalone/<tag>.js` (one self-contained file per pane), `cdn/` (panes that share
// chunks, for pages with two or more), the optional stylesheets, and custom-elements.json.
// `--js`: without type declarations, for tests. `--bundles`: only standalone/ and cdn/, for a page that is served from here (npm start).
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = (...args) => {
  const { status } = spawnSync('npx', ['--no-install', ...args], { cwd: at('.'), stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

/** Lit makes a Trusted Types policy of a fixed name when it is loaded; our copies of it share the page's one policy. */
const sharedPolicy = {
  name: 'shared-policy',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lit-html[\\/]lit-html\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const patched = source.replace(/\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/, 'sharedPolicy()');
      if (patched === source) throw new Error(`${path} makes its policy in another way; adapt scripts/build.mjs.`);
      const from = JSON.stringify(at('src/base/trusted.ts'));
      return { contents: `import { templatePolicy as sharedPolicy } from ${from};\n${patched}`, loader: 'js' };
    });
  },
};

/** Indentation of templates, and all that styles do not need, would be a tenth of a pane. */
const lean = {
  name: 'lean-templates',
  setup({ onLoad }) {
    onLoad({ filter: /widgets[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      // Line ends stay, so that code means the same; nothing here has text whose indentation counts.
      const source = readFileSync(path, 'utf8').replace(/\n\s+/g, '\n');
      const styles = (text) =>
        text
          .replace(/\/\*[^]*?\*\//g, '')
          .replace(/\s*([{};,])\s*/g, '$1')
          .replace(/;\}/g, '}');
      return { contents: path.endsWith('.css.ts') ? styles(source) : source, loader: 'ts' };
    });
  },
};
const shared = {
  bundle: true,
  format: 'esm',
  minify: true,
  sourcemap: true,
  target: 'es2022',
  conditions: ['streamglass-source'],
  plugins: [sharedPolicy, lean],
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: at('.'),
  tsconfig: at('tsconfig.json'),
};
const tags = readdirSync(at('src/define')).map((file) => file.replace('.ts', ''));

/**
 * A pane whose file also is its own worker: the worker's part is imported first and is small; the rest comes behind a lazy
 * import, which a bundle without splitting runs on demand, so that Lit never runs in the worker.
 */
const entryOf = (tag) =>
  existsSync(at(`src/widgets/${tag}/worker.ts`))
    ? `import { inWorker } from './src/widgets/${tag}/worker.ts';\nif (!inWorker()) import('./src/define/${tag}.ts');`
    : `import './src/define/${tag}.ts';`;

const started = performance.now();
run('node', 'scripts/theme.mjs', '--check');
if (!process.argv.includes('--bundles'))
  run('tsup', '--silent', ...(process.argv.includes('--js') ? ['--no-dts'] : []));
for (const folder of ['dist/standalone', 'dist/cdn']) rmSync(at(folder), { recursive: true, force: true });
for (const tag of tags)
  await build({
    ...shared,
    stdin: { contents: entryOf(tag), resolveDir: at('.'), sourcefile: `${tag}.js` },
    outfile: at(`dist/standalone/${tag}.js`),
  });
await build({
  ...shared,
  splitting: true,
  entryPoints: tags.map((tag) => at(`src/define/${tag}.ts`)),
  chunkNames: 'chunks/[name]-[hash]',
  outdir: at('dist/cdn'),
});
for (const sheet of ['theme.css', 'panes.css']) {
  copyFileSync(at(`src/theme/${sheet}`), at(`dist/${sheet}`));
  // So that TypeScript resolves an import for its side effect.
  writeFileSync(at(`dist/${sheet}.d.ts`), 'export {};\n');
}
if (!process.argv.includes('--bundles'))
  run('cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet');
console.log(`widgets built in ${((performance.now() - started) / 1000).toFixed(1)} s: ${tags.join(', ')}`);
