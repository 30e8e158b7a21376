import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page pays for the client: it is in every pane. Design budget 9 KB; the cache is fetched only when asked for. */
const budgetBytes = 9 * 1024;

const bundle = async (entry: string) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    external: ['./cache-link.ts'],
  });
  const [file] = outputFiles;
  assert.ok(file);
  return { gzip: gzipSync(file.contents, { level: 9 }).length, inputs: Object.keys(metafile.inputs) };
};

test('the client stays within its budget', async (t) => {
  const { gzip } = await bundle('./index.ts');
  t.diagnostic(
    `client: ${gzip} bytes gzip of ${budgetBytes}; with the page registry: ${(await bundle('./page.ts')).gzip}`,
  );
  assert.ok(gzip <= budgetBytes, `${gzip} bytes`);
});

test('neither schemas nor events nor the cache come with it', async () => {
  const { inputs } = await bundle('./page.ts');
  assert.deepEqual(
    inputs.filter((input) => /zod|idb|cache|\/events\/|\/sources\//.test(input)),
    [],
  );
});
