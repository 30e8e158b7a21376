/** Panes of one page from separate files, each with its own copy of everything, in two versions: one socket, one group. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addAbout } from './about.ts';
import { dist, pageOf } from './site.ts';
import { openStage, type PaneElement, type Stage, untilLive } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
  await addAbout(stage.site);
  // The same file as another release would be: another address, another version inside.
  const file = await readFile(join(dist, 'standalone/savings-chart.js'), 'utf8');
  const later = file.replaceAll('0.1.0', '0.1.9');
  assert.notEqual(later, file, 'the file says its version');
  stage.site.add('/later/savings-chart.js', later);
});
after(() => stage?.close());

test('panes of three files and two versions share one socket and link by group', async () => {
  const pane = (tag: string) => `<${tag} endpoint="${stage.endpoint}" group="one"></${tag}>`;
  stage.site.serve({
    html: pageOf(
      ['standalone/platform-health.js', 'later/savings-chart.js', 'standalone/agent-network.js', 'about.js'],
      `${pane('platform-health')}${pane('savings-chart')}${pane('agent-network')}<div></div>`,
    ),
  });
  const tags = ['platform-health', 'savings-chart', 'agent-network'];
  const { page, faults, sockets, goto, close } = await stage.open();
  await goto();
  await untilLive(page, tags);

  assert.equal(sockets.length, 1, 'one WebSocket was ever opened');
  const { connections, panes } = await page.evaluate(() => streamglass.about());
  assert.deepEqual(
    connections.map(({ endpoint, state, panes }) => ({ endpoint, state, panes })),
    [{ endpoint: stage.endpoint, state: 'live', panes: 3 }],
  );
  assert.deepEqual(panes.map(({ tag, version, state }) => `${tag} ${version} ${state}`).toSorted(), [
    'agent-network 0.1.0 live',
    'platform-health 0.1.0 live',
    'savings-chart 0.1.9 live',
  ]);

  const seen = () =>
    page.evaluate(
      (all) =>
        all.map((tag) => {
          const { paused, stream } = document.querySelector<PaneElement>(tag) as PaneElement;
          return `${stream.range} ${paused ? 'paused' : 'follows'}`;
        }),
      tags,
    );
  await page.locator('savings-chart').evaluate((pane) => (pane as PaneElement).pause());
  assert.deepEqual(await seen(), ['24h paused', '30d paused', '24h paused']);
  await page.locator('agent-network').evaluate((pane) => (pane as PaneElement).resume());
  assert.deepEqual(await seen(), ['24h follows', '30d follows', '24h follows']);
  // As a reader does it, in the pane of the other version.
  await page.locator('savings-chart').getByRole('button', { name: 'Time range' }).click();
  await page.locator('savings-chart').getByRole('menuitemradio', { name: 'last 7 d' }).click();
  assert.deepEqual(await seen(), ['7d follows', '7d follows', '7d follows']);
  await untilLive(page, tags);
  assert.equal(sockets.length, 1);
  assert.deepEqual(faults, []);
  await close();
});

test('two copies of one file define their tag once, and both pages of it stay as they are', async () => {
  stage.site.serve({
    html: pageOf(
      ['standalone/savings-chart.js', 'later/savings-chart.js', 'standalone/platform-health.js'],
      `<savings-chart endpoint="${stage.endpoint}"></savings-chart><platform-health endpoint="${stage.endpoint}"></platform-health>`,
    ),
  });
  const { page, faults, sockets, goto, close } = await stage.open();
  await goto();
  await untilLive(page, ['savings-chart', 'platform-health']);
  assert.equal(sockets.length, 1);
  assert.deepEqual(faults, []);
  await close();
});
