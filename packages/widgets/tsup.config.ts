import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

const tagsIn = (folder: string): string[] => readdirSync(folder).map((file) => file.replace('.ts', ''));
const defined = tagsIn('src/define');
const elements = tagsIn('src/elements/define');

/** npm modules: bare imports stay, shared code is in chunks. One-file and CDN panes: scripts/build.mjs. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    kit: 'src/kit.ts',
    tokens: 'src/theme/constants.ts',
    'testing/index': 'src/testing/index.ts',
    'messages/de': 'src/messages/de.ts',
    ...Object.fromEntries(
      defined.flatMap((tag) => [
        [`define/${tag}`, `src/define/${tag}.ts`],
        [`widgets/${tag}`, `src/widgets/${tag}/${tag}.ts`],
      ]),
    ),
    ...Object.fromEntries(
      elements.flatMap((tag) => [
        [`define/${tag}`, `src/elements/define/${tag}.ts`],
        [`elements/${tag}`, `src/elements/${tag}.ts`],
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
