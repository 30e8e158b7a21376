// Gzip of what a page loads, against the libraries it stands on: what is over those is ours.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { paneSizes } from '../packages/widgets/scripts/sizes.mjs';
import { atMost, type Figure } from './figure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** KB of gzip of a module and all that it needs. */
async function kilobytes(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: `${root}packages/widgets`, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['streamglass-source'],
    external: ['./cache-link.ts'],
    write: false,
    legalComments: 'none',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000;
}

const lit = "export * from 'lit'; export * from 'lit/directives/repeat.js';";
const libraries: Readonly<Record<string, readonly [what: string, code: string]>> = {
  'savings-chart': ['Lit and uPlot', `${lit} export { default as Plot } from 'uplot';`],
  'agent-network': ['Lit and d3-force', `${lit} export * from 'd3-force';`],
  cdn: ['Lit, uPlot and d3-force', `${lit} export { default as Plot } from 'uplot'; export * from 'd3-force';`],
};
const budgetOf = (budget: number | null, value: number) => (budget === null ? {} : { budget: atMost(budget, value) });

export async function run(): Promise<Figure[]> {
  const client = await kilobytes("export * from '@streamglass/core/client';");
  const schemas = await kilobytes("export * from '@streamglass/core/protocol';");
  const figures: Figure[] = [
    {
      what: 'client',
      value: client,
      unit: 'KB gz',
      reference: { what: 'the protocol with its schemas (zod), which it does without', value: schemas },
      budget: atMost(9, client),
      note: 'without the cache, which is fetched on demand',
    },
  ];
  for (const { name, size, budget } of paneSizes()) {
    const tag = /^standalone\/(.*)\.js$/.exec(name)?.[1] ?? 'cdn';
    const [what, code] = libraries[tag] ?? (['Lit', lit] as const);
    const reference = { what, value: await kilobytes(code) };
    figures.push({ what: name, value: size, unit: 'KB gz', reference, ...budgetOf(budget, size) });
  }
  return figures;
}
