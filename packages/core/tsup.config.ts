import { globSync, readFileSync } from 'node:fs';
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

export default defineConfig({
  entry: { ...kept, ...entry },
  format: ['esm'],
  dts: { entry },
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'es2022',
});
