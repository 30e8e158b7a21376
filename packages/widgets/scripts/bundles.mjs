// What browsers load by URL: `standalone/<tag>.js`, one self-contained file per pane, with a few files for all of them beside, and `cdn/`, where panes share
// chunks, for pages with two or more. Rolldown bundles and minifies; terser goes once more over what it wrote.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { rolldown } from 'rolldown';
import { minify } from 'terser';
import { leanPlugins, leanSource } from './lean.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const tagsIn = (folder) => readdirSync(at(folder)).map((file) => file.replace('.ts', ''));
export const tags = tagsIn('src/define');
/** Primitives as elements: npm modules, and files in `cdn/` that share chunks with the panes. */
const elements = tagsIn('src/elements/define');
const elementFiles = elements.map((tag) => at(`src/elements/define/${tag}.ts`));

/** Bundles and writes; the files, as paths below the package. */
async function write(folder, input, plugins, output) {
  const bundle = await rolldown({
    input,
    cwd: at('.'),
    platform: 'browser',
    tsconfig: at('tsconfig.json'),
    resolve: { conditionNames: ['streamglass-source', 'browser', 'module', 'import', 'default'] },
    plugins,
    transform: { target: 'es2022' },
    checks: { bundlerTimings: false },
  });
  const { output: written } = await bundle.write({
    dir: at(`dist/${folder}`),
    entryFileNames: '[name].js',
    format: 'esm',
    minify: true,
    sourcemap: true,
    comments: false,
    ...output,
  });
  await bundle.close();
  return written.filter(({ type }) => type === 'chunk').map(({ fileName }) => `dist/${folder}/${fileName}`);
}

/**
 * What a pane shows is in its one file. What few readers ask for stands beside it, in one file for all panes, fetched when it is asked for:
 * the cache, files of pictures and tables with print and maximise, the writer of SVG, how numbers are computed, the window of rows of a
 * table of more than 300.
 * The name of such a file tells its content, so that no pane meets the file of another release.
 */
const besides = {
  cache: { module: /cache-link\.ts$/, from: '../core/src/client/cache-link.ts' },
  files: { module: /\/files\.ts$/, from: 'src/base/files.ts' },
  svg: { module: /svg-ink\.ts$/, from: 'src/primitives/time-series/svg-ink.ts' },
  how: { module: /\/how\.ts$/, from: 'src/base/how.ts' },
  ...Object.fromEntries(
    tags
      .filter((tag) => existsSync(at(`src/widgets/${tag}/${tag}-numbers.ts`)))
      .map((tag) => [
        `how-${tag}`,
        { module: new RegExp(`${tag}-numbers\\.ts$`), from: `src/widgets/${tag}/${tag}-numbers.ts` },
      ]),
  ),
  'long-table': { module: /tall-parts\.ts$/, from: 'src/primitives/table/tall-parts.ts' },
};
const besideOf = (from) => Object.keys(besides).find((name) => besides[name].module.test(from));
const keptBeside = (files) => ({
  name: 'kept-beside',
  resolveId(from, _importer, { kind }) {
    const name = kind === 'dynamic-import' && besideOf(from);
    return name ? { id: `./${files[name]}`, external: true } : null;
  },
});

/** What `later()` fetches on a page with chunks is in the file from the start where a pane is one file, but for what is kept beside. */
const later = at('src/base/later.ts');
const fetching = `import { beside } from ${JSON.stringify(later)};`;
const allInOne = {
  name: 'all-in-one',
  load: {
    filter: { id: /widgets[\\/]src[\\/].*\.ts$/ },
    handler(path) {
      if (path === later) {
        const { code: fetched } = transformSync(leanSource(path), { loader: 'ts' });
        return `${fetched.replace('function later(', 'function beside(').replace(/\blater\b(?=\s*[,}])/, 'beside')}
          export const later = (now) => ({ now, failure: null, load: () => Promise.resolve() });`;
      }
      const parts = new Set();
      const code = leanSource(path).replace(/\blater\(\(\) => import\(('[^']+')\)\)/g, (whole, from) => {
        if (besideOf(from.slice(1, -1))) {
          parts.add(fetching);
          return whole.replace('later(', 'beside(');
        }
        const name = `part${parts.size}`;
        parts.add(`import * as ${name} from ${from};`);
        return `later(${name})`;
      });
      return { code: [...parts].join('') + code, moduleType: 'ts' };
    },
  },
};

/**
 * A pane whose file also is its own worker: the worker's part stands first and is small, the rest in a block that the worker passes by, so that Lit
 * never runs there. (A lazy import of the rest does the same, but then every module is wrapped on its own: 2 KB.)
 *
 * Styles stand together: gzip looks 32 KB back, and finds in styles more of what was in other styles (up to 0.8 KB).
 */
const entry = (tag) => {
  const [file, gate] = [at(`${tag}.js`), at(`${tag}.gate.js`)];
  const worker = at(`src/widgets/${tag}/worker.ts`);
  const styles = [...styled].filter(([, entries]) => entries.has(at(`src/define/${tag}.ts`))).map(([id]) => id);
  const parts = [...(existsSync(worker) ? [worker, gate] : []), ...styles, at(`src/define/${tag}.ts`)];
  const sources = {
    [file]: parts.map((id) => `import ${JSON.stringify(id)};`).join('\n'),
    [gate]: `import { inWorker } from ${JSON.stringify(worker)};\n${fromHere}(inWorker());`,
  };
  return {
    name: 'entry',
    resolveId(id, importer) {
      if (id in sources) return { id, moduleSideEffects: true };
      return importer === file ? { id, moduleSideEffects: true } : null;
    },
    load: (id) => sources[id] ?? null,
    renderChunk(code) {
      if (!existsSync(worker)) return null;
      const [before, condition, after] = code.split(new RegExp(`^${fromHere}\\((.*)\\);$`, 'm'));
      if (!after) throw new Error(`${tag}: where its page's part begins cannot be found.`);
      return { code: `${before}if (!${condition}) {${after}}`, map: null };
    },
  };
};
/** A call of this stands in a bundle until it is rendered: here the page's part begins. */
const fromHere = 'pageFromHere';

async function writeStandalone() {
  const written = [];
  for (const [name, { from }] of Object.entries(besides))
    written.push(
      ...(await write('standalone', { [name]: at(from) }, leanPlugins, {
        entryFileNames: '[name]-[hash].js',
        codeSplitting: false,
      })),
    );
  const files = Object.fromEntries(Object.keys(besides).map((name, index) => [name, basename(written[index])]));
  for (const tag of tags)
    written.push(
      ...(await write(
        'standalone',
        { [tag]: at(`${tag}.js`) },
        [entry(tag), keptBeside(files), allInOne, ...leanPlugins],
        { codeSplitting: false },
      )),
    );
  return written;
}

/** Adds to `reach`, by module, from which entries one comes to it. */
function follow(id, entry, importsOf, reach) {
  const found = reach.get(id) ?? new Set();
  if (found.has(entry)) return;
  reach.set(id, found.add(entry));
  for (const next of importsOf(id)) follow(next, entry, importsOf, reach);
}

const panes = tags.filter((tag) => tag !== 'stream-provider').map((tag) => at(`src/define/${tag}.ts`));
/** By module: which panes and elements load it before they run. Filled while `cdn/` is bundled. */
const reach = new Map();
/** By module of styles: which have it, also later, but not in a file beside. */
const styled = new Map();
const loadedBy = (id, entries) => entries.filter((entry) => reach.get(id)?.has(entry)).length;
const primitive = (names) => (id) =>
  loadedBy(id, panes) > 0 && new RegExp(`[\\\\/]primitives[\\\\/](${names})[\\\\/]`).test(id);
/**
 * Which modules stand together in `cdn/chunks/`; the first that fits has it. Left alone, a bundler makes a file for each set of entries that share a
 * module: some thirty of them, whose imports, and the short stretches of text that gzip then has, were 4 KB of a page with all panes.
 */
const together = {
  // What elements load that are no panes, as well.
  base: (id) => loadedBy(id, panes) > 2 && loadedBy(id, elementFiles) > 0,
  pane: (id) => loadedBy(id, panes) === panes.length,
  plot: primitive('time-series'),
  graph: primitive('graph'),
  log: primitive('log'),
  figures: primitive('tile|time-axis'),
  status: primitive('status-row|state-trace|sparkline'),
};

async function writeCdn() {
  const entries = {
    ...Object.fromEntries(tags.map((tag) => [tag, at(`src/define/${tag}.ts`)])),
    ...Object.fromEntries(elements.map((tag, index) => [tag, elementFiles[index]])),
    'messages-de': at('src/messages/de.ts'),
  };
  const watcher = {
    name: 'reach',
    buildEnd() {
      const found = new Map();
      const importsOf = (id) => this.getModuleInfo(id)?.importedIds ?? [];
      const laterToo = (id) =>
        besideOf(id) ? [] : [...importsOf(id), ...(this.getModuleInfo(id)?.dynamicallyImportedIds ?? [])];
      for (const entry of [...panes, ...elementFiles]) {
        follow(entry, entry, importsOf, reach);
        follow(entry, entry, laterToo, found);
      }
      for (const [id, entries] of found) if (id.endsWith('.css.ts')) styled.set(id, entries);
    },
  };
  const inOrder = Object.entries(together).map(([name, test], index, { length }) => ({
    name,
    test,
    priority: length - index,
  }));
  return write('cdn', entries, [watcher, ...leanPlugins], {
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: inOrder },
  });
}

/** Once more over what rolldown wrote: names and expressions get shorter than it makes them. */
async function shorten(file) {
  const path = at(file);
  const hasMap = existsSync(`${path}.map`);
  const { code, map } = await minify(readFileSync(path, 'utf8'), {
    module: true,
    ecma: 2022,
    compress: { passes: 2, keep_fargs: false },
    format: { comments: false },
    ...(hasMap && {
      sourceMap: { content: readFileSync(`${path}.map`, 'utf8'), url: `${basename(file)}.map` },
    }),
  });
  writeFileSync(path, code);
  if (hasMap) writeFileSync(`${path}.map`, map);
}

/** Both deliveries. Not `short`: a tenth larger, and there at once. */
export async function writeBundles({ short }) {
  for (const folder of ['standalone', 'cdn']) rmSync(at(`dist/${folder}`), { recursive: true, force: true });
  // In this order: the first finds which styles a pane has.
  const written = [...(await writeCdn()), ...(await writeStandalone())];
  // On its own: as one more entry of cdn/ it would put what only hosts call into the chunk that every pane loads first.
  const host = { streamglass: at('src/streamglass.ts') };
  written.push(...(await write('cdn', host, leanPlugins, { codeSplitting: false })));
  if (short) for (const file of written) await shorten(file);
}
