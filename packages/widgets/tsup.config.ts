import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

const defined = readdirSync('src/define').map((file) => file.replace('.ts', ''));

/** npm modules: bare imports stay, shared code is in chunks. One-file and CDN panes: scripts/build.mjs. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'testing/index': 'src/testing/index.ts',
    ...Object.fromEntries(
      defined.flatMap((tag) => [
        [`define/${tag}`, `src/define/${tag}.ts`],
        [`widgets/${tag}`, `src/widgets/${tag}/${tag}.ts`],
      ]),
    ),
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'es2022',
  outDir: 'dist',
});
