// What a host page would import to look at its panes: one more copy of core, that only meets the others in the page's registry.
import type * as page from '@streamglass/core/page';
import { build } from 'esbuild';
import type { Site } from './site.ts';

declare global {
  /** Only on pages that load `about.js`. */
  var streamglass: Pick<typeof page, 'about'>;
}

/** Adds `/about.js`, which puts `about` of the built package on the page. */
export async function addAbout(site: Site): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { about } from '@streamglass/core/page'; globalThis.streamglass = { about };",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  site.add('/about.js', outputFiles[0]?.text ?? '');
}
