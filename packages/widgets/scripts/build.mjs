// Builds dist/: npm modules (tsup), `standalone/<tag>.js` (one self-contained file per pane), `cdn/` (panes that share
// chunks, for pages with two or more), the optional stylesheets, custom-elements.json, types for frameworks and data for editors made of it, and hashes of what browsers load.
// `--js`: without type declarations, for tests. `--bundles`: only standalone/ and cdn/, minified by esbuild alone, for a page that is
// served from here (npm start): a tenth larger, and there at once.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transformSync } from 'esbuild';
import { minify } from 'terser';
import { contractsForPanes } from './contracts.mjs';
import { writeFrameworks } from './frameworks.mjs';
import { writeIntegrity } from './integrity.mjs';

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
const leanSource = (path) => {
  // Line ends stay, so that code means the same; nothing here has text whose indentation counts.
  const source = readFileSync(path, 'utf8').replace(/\n\s+/g, '\n');
  if (!path.endsWith('.css.ts')) return source;
  return source
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/;\}/g, '}');
};
const lean = {
  name: 'lean-templates',
  setup({ onLoad }) {
    onLoad({ filter: /widgets[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({ contents: leanSource(path), loader: 'ts' }));
  },
};
const shared = {
  bundle: true,
  format: 'esm',
  minify: true,
  sourcemap: true,
  target: 'es2022',
  conditions: ['streamglass-source'],
  plugins: [sharedPolicy, contractsForPanes, lean],
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: at('.'),
  tsconfig: at('tsconfig.json'),
};

const tagsIn = (folder) => readdirSync(at(folder)).map((file) => file.replace('.ts', ''));
/**
 * What a pane shows is in its one file. What few readers ask for stands beside it, in one file for all panes, fetched when it is asked for:
 * the cache, files of pictures and tables with print and maximise, the writer of SVG, how numbers are computed, the window of rows of a
 * table of more than 300.
 * The name of such a file tells its content, so that no pane meets the file of another release.
 */
const besides = {
  cache: { module: /cache-link\.ts$/, from: '../../core/src/client/cache-link.ts' },
  files: { module: /\/files\.ts$/, from: '../src/base/files.ts' },
  svg: { module: /svg-ink\.ts$/, from: '../src/primitives/time-series/svg-ink.ts' },
  how: { module: /\/how\.ts$/, from: '../src/base/how.ts' },
  ...Object.fromEntries(
    tagsIn('src/define')
      .filter((tag) => existsSync(at(`src/widgets/${tag}/${tag}-numbers.ts`)))
      .map((tag) => [
        `how-${tag}`,
        { module: new RegExp(`${tag}-numbers\\.ts$`), from: `../src/widgets/${tag}/${tag}-numbers.ts` },
      ]),
  ),
  'long-table': { module: /tall-parts\.ts$/, from: '../src/primitives/table/tall-parts.ts' },
};
const keptBeside = (files) => ({
  name: 'kept-beside',
  setup({ onResolve }) {
    for (const [name, { module }] of Object.entries(besides))
      onResolve({ filter: module }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${files[name]}`, external: true } : undefined,
      );
  },
});

/** What `later()` fetches on a page with chunks is in the file from the start where a pane is one file, but for what is kept beside. */
const allInOne = {
  name: 'all-in-one',
  setup({ onLoad }) {
    onLoad({ filter: /widgets[\\/]src[\\/]base[\\/]later\.ts$/ }, ({ path }) => {
      const { code: fetched } = transformSync(leanSource(path), { loader: 'ts' });
      return {
        contents: `${fetched.replace('function later(', 'function beside(').replace(/\blater\b(?=\s*[,}])/, 'beside')}
          export const later = (now) => ({ now, failure: null, load: () => Promise.resolve() });`,
        loader: 'js',
      };
    });
    onLoad({ filter: /widgets[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const parts = [];
      const contents = leanSource(path).replace(/\blater\(\(\) => import\(('[^']+')\)\)/g, (whole, from) => {
        if (Object.values(besides).some(({ module }) => module.test(from.slice(1, -1)))) {
          parts.push(`import { beside } from ${JSON.stringify(at('src/base/later.ts'))};`);
          return whole.replace('later(', 'beside(');
        }
        parts.push(`import * as part${parts.length} from ${from};`);
        return `later(part${parts.length - 1})`;
      });
      return { contents: parts.join('') + contents, loader: 'ts' };
    });
  },
};

/** Once more over what esbuild wrote: names and expressions get shorter than esbuild makes them. */
async function shorten(file) {
  const path = at(file);
  const { code, map } = await minify(readFileSync(path, 'utf8'), {
    module: true,
    ecma: 2022,
    compress: { passes: 2, keep_fargs: false },
    sourceMap: { content: readFileSync(`${path}.map`, 'utf8'), url: `${basename(file)}.map` },
  });
  writeFileSync(path, code);
  writeFileSync(`${path}.map`, map);
}

const tags = tagsIn('src/define');
/** Primitives as elements: npm modules, and files in `cdn/` that share chunks with the panes. */
const elements = tagsIn('src/elements/define');

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
const kept = await build({
  ...shared,
  entryPoints: Object.fromEntries(
    Object.entries(besides).map(([name, { from }]) => [name, fileURLToPath(new URL(from, import.meta.url))]),
  ),
  entryNames: '[name]-[hash]',
  outdir: at('dist/standalone'),
  metafile: true,
});
const written = Object.keys(kept.metafile.outputs).filter((file) => file.endsWith('.js'));
const files = Object.fromEntries(
  Object.keys(besides).map((name) => {
    // `how-…` is not `how-agent-network-…`: what esbuild adds has no hyphen.
    const made = new RegExp(`^${name}-\\w+\\.js$`);
    return [name, basename(written.find((file) => made.test(basename(file))))];
  }),
);
for (const tag of tags) {
  const outfile = `dist/standalone/${tag}.js`;
  await build({
    ...shared,
    plugins: [sharedPolicy, contractsForPanes, keptBeside(files), allInOne],
    stdin: { contents: entryOf(tag), resolveDir: at('.'), sourcefile: `${tag}.js` },
    outfile: at(outfile),
  });
  written.push(outfile);
}
const cdn = await build({
  ...shared,
  splitting: true,
  entryPoints: [
    ...tags.map((tag) => at(`src/define/${tag}.ts`)),
    ...elements.map((tag) => at(`src/elements/define/${tag}.ts`)),
    { in: at('src/messages/de.ts'), out: 'messages-de' },
  ].map((entry) => (typeof entry === 'string' ? { in: entry, out: basename(entry, '.ts') } : entry)),
  chunkNames: 'chunks/[name]-[hash]',
  outdir: at('dist/cdn'),
  metafile: true,
});
written.push(...Object.keys(cdn.metafile.outputs).filter((file) => file.endsWith('.js')));
// On its own: as one more entry it would put what only hosts call into the chunk that every pane loads first.
await build({ ...shared, entryPoints: [at('src/streamglass.ts')], outfile: at('dist/cdn/streamglass.js') });
written.push('dist/cdn/streamglass.js');
if (!process.argv.includes('--bundles')) for (const file of written) await shorten(file);
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
