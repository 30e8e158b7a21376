import { readFileSync } from 'node:fs';
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

export default defineConfig({
  entry,
  format: ['esm'],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'es2022',
});
