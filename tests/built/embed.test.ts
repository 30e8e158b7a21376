/** The two lines that a product team copies: into a page that knows nothing of us, with the pane's file served by the bridge. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { openStage, type Stage, tags, untilLive, whereLayoutsRun } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

test('the two lines of the README put a pane into any page of another origin', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const said = /^<script type="module" src=.*\n<platform-health endpoint=.*$/m.exec(readme)?.[0] ?? '';
  const lines = said.replaceAll('127.0.0.1:8400', new URL(stage.bridge.url).host);
  const { page, faults, goto, close } = await stage.open();
  await page.goto(stage.bridge.url);
  assert.equal(await page.locator('#embed').textContent(), lines, 'the demo page says the same');

  stage.site.serve({ html: `<!doctype html>\n${lines}` });
  await goto();
  assert.notEqual(new URL(page.url()).origin, new URL(stage.bridge.url).origin);
  await untilLive(page, ['platform-health']);
  assert.deepEqual(faults, []);
  await close();
});

test('every pane comes from the bridge; the graph, whose worker may not, lays itself out in slices', async () => {
  stage.site.serve({
    html: `<!doctype html>${tags
      .map(
        (tag) =>
          `<script type="module" src="${stage.bridge.url}widgets/${tag}.js"></script><${tag} endpoint="${stage.endpoint}"></${tag}>`,
      )
      .join('\n')}`,
  });
  const { page, faults, goto, workers, close } = await stage.open();
  await goto();
  await untilLive(page);
  assert.equal(await whereLayoutsRun(page), 'slices');
  assert.deepEqual(workers, []);
  assert.deepEqual(faults, []);
  await close();
});
