/** The core as another package gets it in Node: from dist/node, one graph of modules, the same names as for bundlers. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL('packages/core/package.json', root), 'utf8')) as {
  exports: Record<string, string | { readonly node: string; readonly import: string }>;
};
const entries = Object.entries(exports).flatMap(([path, to]) => (typeof to === 'string' ? [] : [{ path, ...to }]));
/** Without the condition that lets this repository run from source. */
const run = async (script: string): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout);
};

test('every entry of core resolves in Node to the build for Node, and has the names that bundlers find', async () => {
  const found = (await run(`
    const names = async (path) => Object.keys(await import(path)).sort();
    const all = [];
    for (const { path, node, import: other } of ${JSON.stringify(entries)}) {
      const name = '@streamglass/core' + path.slice(1);
      const base = ${JSON.stringify(new URL('packages/core/', root).href)};
      all.push({
        path,
        own: import.meta.resolve(name) === new URL(node, base).href,
        same: JSON.stringify(await names(name)) === JSON.stringify(await names(new URL(other, base).href)),
      });
    }
    console.log(JSON.stringify(all));`)) as unknown[];
  assert.deepEqual(
    found,
    entries.map(({ path }) => ({ path, own: true, same: true })),
  );
});

test('entries of core share their modules in Node: an event of a domain is the one of the catalogue', async () => {
  const same = await run(`
    const { catalog } = await import('@streamglass/core/events');
    const { agentRoutingCompleted } = await import('@streamglass/core/events/agent');
    console.log(JSON.stringify(catalog.find(agentRoutingCompleted.type) === agentRoutingCompleted));`);
  assert.equal(same, true);
});
