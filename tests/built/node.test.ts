/** The npm modules as another package gets them: by the export map, from dist/, in plain Node. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
/** Without the condition that lets this repository run from source. */
const run = async (script: string): Promise<unknown> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
};
const { exports } = JSON.parse(readFileSync(new URL('packages/widgets/package.json', root), 'utf8')) as {
  exports: Record<string, unknown>;
};
/** A pane has an export of its own; the elements of primitives share one pattern. */
const panes = Object.keys(exports).flatMap((path) => /^\.\/define\/([^*]+)\.js$/.exec(path)?.[1] ?? []);
const elements = readdirSync(new URL('packages/widgets/src/elements/define', root)).map((file) =>
  file.replace('.ts', ''),
);
/** Each has lines of its own in the export map: a pattern would have to match files that are not shipped. */
const tags = [...new Set([...panes, ...elements])];

test('the definition of a pane resolves through the export map', async () => {
  const paths = tags.map((tag) => `@streamglass/widgets/define/${tag}.js`);
  assert.ok(paths.includes('@streamglass/widgets/define/platform-health.js'));
  const found = await run(
    `console.log(JSON.stringify(${JSON.stringify(paths)}.map((path) => import.meta.resolve(path))))`,
  );
  assert.deepEqual(
    found,
    tags.map((tag) => new URL(`packages/widgets/dist/define/${tag}.js`, root).href),
  );
});

test('panes are imported, defined and constructed without a browser', async () => {
  const script = `
    const classes = await import('@streamglass/widgets');
    const before = ${JSON.stringify(tags)}.filter((tag) => customElements.get(tag));
    for (const tag of ${JSON.stringify(tags)}) await import('@streamglass/widgets/define/' + tag + '.js');
    const made = ${JSON.stringify(tags)}.map((tag) => {
      const Pane = customElements.get(tag);
      const pane = new Pane();
      pane.setAttribute('endpoint', 'ws://127.0.0.1:1/stream');
      return [tag, Object.values(classes).includes(Pane) !== tag.startsWith('sg-'), pane.constructor === Pane];
    });
    console.log(JSON.stringify({ before, made }));`;
  assert.deepEqual(await run(script), { before: [], made: tags.map((tag) => [tag, true, true]) });
});

test('the bare package without its definitions registers nothing and ends by itself', async () => {
  // A timer or a socket that an import leaves open would keep the process alive, and run into the limit of the suite.
  assert.equal(await run("await import('@streamglass/widgets'); console.log(JSON.stringify('ended'))"), 'ended');
});
