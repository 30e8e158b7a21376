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

const lit = "export * from 'lit';";
const forces = "export * from 'd3-force';";
type Library = readonly [what: string, code: string];
/** What a file stands on, by its name; nothing where all of it is ours. */
function libraryOf(name: string): Library | null {
  const one = name.startsWith('standalone/');
  if (/all panes, first/.test(name)) return ['Lit and d3-force', `${lit} ${forces}`];
  if (name.includes('agent-network')) return one ? ['Lit and d3-force', `${lit} ${forces}`] : ['d3-force', forces];
  return one || name.includes('shared') ? ['Lit', lit] : null;
}
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
    const library = libraryOf(name);
    const reference = library && { what: library[0], value: await kilobytes(library[1]) };
    figures.push({
      what: name,
      value: size,
      unit: 'KB gz',
      ...(reference && { reference }),
      ...budgetOf(budget, size),
    });
  }
  return figures;
}
