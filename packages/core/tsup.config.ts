import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { defineConfig } from 'tsup';

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}
const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** Every entry of the export map, built to the place it names. */
const entry = Object.fromEntries(
  Object.values(exports).flatMap((one) => {
    const source = typeof one === 'string' ? undefined : one['streamglass-source'];
    return source ? [[source.replace('./src/', '').replace('.ts', ''), source]] : [];
  }),
);

/**
 * Definitions, catalogue and decoder keep a file each, so that the bundler of an app can leave out what the app does not
 * use: within one file it cannot know that a call of `defineEvent` does nothing else.
 */
const kept = Object.fromEntries(
  globSync('src/events/**/*.ts', { cwd: import.meta.dirname })
    .map((source) => source.replaceAll('\\', '/'))
    .filter((source) => !/\.(test|test-d|bench)\.ts$/.test(source))
    .map((source) => [source.replace('src/', '').replace('.ts', ''), `./${source}`]),
);

/**
 * The same entries for Node, in as few files as their common parts allow: there the time until the first event is the time to find and
 * open files, and one for each of 194 events is five times as slow (docs/decisions/0009-a-build-for-node.md).
 */
async function buildForNode(): Promise<void> {
  await build({
    entryPoints: entry,
    outdir: 'dist/node',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: true,
    logLevel: 'warning',
  });
}

export default defineConfig({
  entry: { ...kept, ...entry },
  format: ['esm'],
  dts: { entry },
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'es2022',
  onSuccess: buildForNode,
});
