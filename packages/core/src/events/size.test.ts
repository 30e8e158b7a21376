import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const bundle = async (contents: string) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    conditions: ['streamglass-source'],
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  assert.ok(file && output);
  const inputs = Object.entries(output.inputs).flatMap(([name, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [name] : [],
  );
  return { gzip: gzipSync(file.contents, { level: 9 }).length, inputs };
};
const budget = (kilobytes: number): number => kilobytes * 1000;

test('the whole catalogue with its decoder stays within 45 kB', async (t) => {
  const { gzip } = await bundle(
    "import { createDecoder } from '@streamglass/core/events'; console.log(createDecoder());",
  );
  t.diagnostic(`${gzip} bytes gzip`);
  assert.ok(gzip <= budget(45), `${gzip} bytes`);
});

test('an event from the entry of its domain brings no other event', async () => {
  const domains = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !['meanings', 'decode', 'fields'].includes(entry.name),
  );
  for (const { name } of domains) {
    const all = (await import(new URL(`./${name}/index.ts`, import.meta.url).href)) as object;
    const [first] = Object.keys(all);
    const { inputs } = await bundle(
      `import { ${first} } from '@streamglass/core/events/${name}'; console.log(${first});`,
    );
    const own = inputs.filter((input) => domains.some((domain) => input.includes(`/events/${domain.name}/`)));
    assert.equal(own.length, 1, `${first}: ${own.join(', ')}`);
  }
});

test('one event stays within 6 kB: what makes, checks and describes it', async (t) => {
  const { gzip, inputs } = await bundle(
    `import { agentRoutingCompleted } from '@streamglass/core/events/agent'; console.log(agentRoutingCompleted);`,
  );
  t.diagnostic(`${gzip} bytes gzip`);
  assert.ok(gzip <= budget(6), `${gzip} bytes`);
  assert.deepEqual(
    inputs.filter((input) => /\/decode\/|zod/.test(input)),
    [],
  );
});

const decoding = (decoder: string) =>
  bundle(
    `import { createCatalog, decoderFor, decoderOf, onexShape } from '@streamglass/core/events';
     import { agentRoutingCompleted } from '@streamglass/core/events/agent';
     const catalog = createCatalog([agentRoutingCompleted]);
     console.log(${decoder});`,
  );
const eventsIn = (inputs: readonly string[]): readonly string[] =>
  inputs
    .filter((input) => /\/events\/(?!decode|meanings)[^/]+\/[^/]+\.ts$/.test(input))
    .map((input) => input.replace(/.*\/events\//, ''));

// One event with its decoder is to be 6 kB too, and is not: what makes, checks and describes the event is 5.6 of them, and reading
// and saying what is wrong is as much once more (docs/performance.md). What is reached must not get lost.
test('one event with its decoder brings no other event, and stays within 13.3 kB', async (t) => {
  const { gzip, inputs } = await decoding('decoderOf(catalog)');
  t.diagnostic(`${gzip} bytes gzip`);
  assert.ok(gzip <= budget(13.3), `${gzip} bytes`);
  assert.deepEqual(eventsIn(inputs), ['agent/routing-completed.ts']);
});

test('a decoder of one wire shape brings no other shape, and stays within 12.2 kB with its event', async (t) => {
  const { gzip, inputs } = await decoding('decoderFor(onexShape, catalog)');
  t.diagnostic(`${gzip} bytes gzip`);
  assert.ok(gzip <= budget(12.2), `${gzip} bytes`);
  assert.deepEqual(eventsIn(inputs), ['agent/routing-completed.ts']);
  const others = /decode\/(?:cloud-events|coder-events|dead-letters|every-shape|flat|recording)\.ts$/;
  assert.deepEqual(
    inputs.filter((input) => others.test(input)),
    [],
  );
});
