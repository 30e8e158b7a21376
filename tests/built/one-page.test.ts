/** Panes of one page from separate files, each with its own copy of everything, in two versions: one socket, one group. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addAbout } from './about.ts';
import { dist, pageOf } from './site.ts';
import { openStage, type PaneElement, type Stage, tags, until, untilLive } from './stage.ts';

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
  const three = ['platform-health', 'savings-chart', 'agent-network'];
  const { page, faults, sockets, goto, close } = await stage.open();
  await goto();
  await untilLive(page, three);

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
      three,
    );
  await page.locator('savings-chart').evaluate((pane) => (pane as PaneElement).pause());
  assert.deepEqual(await seen(), ['24h paused', '30d paused', '24h paused']);
  await page.locator('agent-network').evaluate((pane) => (pane as PaneElement).resume());
  assert.deepEqual(await seen(), ['24h follows', '30d follows', '24h follows']);
  // From code, by the functions that a page without npm has; panes that do not know agents stay as they are.
  const chips = () =>
    page.evaluate(
      (all) =>
        all.map((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('.chip')?.textContent?.trim() ?? ''),
      three,
    );
  const filterBy = (filters: Readonly<Record<string, readonly string[]>>) =>
    page.evaluate(async (wanted) => {
      const path = '/cdn/streamglass.js';
      const { linkGroup } = (await import(path)) as typeof import('@streamglass/widgets');
      linkGroup('one').set({ filters: wanted });
    }, filters);
  await filterBy({ agent: ['router'], unknown: ['x'] });
  await until('both that know agents are narrowed', async () => (await chips()).filter(Boolean).length === 2);
  assert.deepEqual(
    (await chips()).map((text) => text.includes('router')),
    [false, true, true],
  );
  await page.locator('savings-chart .chip button').click();
  await until('the filter is taken away for both', async () => (await chips()).every((text) => text === ''));
  assert.equal(sockets.length, 1);

  // As a reader does it, in the pane of the other version.
  await page.locator('savings-chart').getByRole('button', { name: 'Time range' }).click();
  await page.locator('savings-chart').getByRole('menuitemradio', { name: 'last 7 d' }).click();
  assert.deepEqual(await seen(), ['7d follows', '7d follows', '7d follows']);
  await untilLive(page, three);
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

test('ten panes from ten standalone files of two versions share one socket, and link', async () => {
  // Each file under a tag of its own, as bundles of ten teams would have it; every second one is of the later release.
  const files = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const from = tags[index % tags.length] as string;
      const tag = `team-${index}-${from}`;
      const file = await readFile(join(dist, `standalone/${from}.js`), 'utf8');
      const own = file.replace(`.define("${from}")`, `.define("${tag}")`);
      assert.notEqual(own, file, `${from} names its tag once`);
      stage.site.add(`/teams/${tag}.js`, index % 2 === 0 ? own : own.replaceAll('0.1.0', '0.1.9'));
      return { tag, from, version: index % 2 === 0 ? '0.1.0' : '0.1.9' };
    }),
  );
  const all = files.map(({ tag }) => tag);
  stage.site.serve({
    html: pageOf(
      [...all.map((tag) => `teams/${tag}.js`), 'about.js'],
      all.map((tag) => `<${tag} endpoint="${stage.endpoint}" group="all"></${tag}>`).join('\n'),
    ),
  });
  const { page, faults, sockets, goto, close } = await stage.open();
  await goto();
  await untilLive(page, all);
  assert.equal(sockets.length, 1);
  const { connections, panes } = await page.evaluate(() => streamglass.about());
  assert.deepEqual(
    connections.map(({ panes }) => panes),
    [10],
  );
  assert.deepEqual(
    panes.map(({ tag, version }) => `${tag} ${version}`).toSorted(),
    files.map(({ tag, version }) => `${tag} ${version}`).toSorted(),
  );
  const paused = () => page.evaluate((all) => all.map((tag) => document.querySelector<PaneElement>(tag)?.paused), all);
  await page.locator(all[3] as string).evaluate((pane) => (pane as PaneElement).pause());
  assert.deepEqual(new Set(await paused()), new Set([true]));
  await page.locator(all[8] as string).evaluate((pane) => (pane as PaneElement).resume());
  assert.deepEqual(new Set(await paused()), new Set([false]));
  // A choice in one network is a choice in the others, of whichever version.
  const networks = files.filter(({ from }) => from === 'agent-network').map(({ tag }) => tag);
  const chosen = () =>
    page.evaluate((all) => all.map((tag) => (document.querySelector(tag) as PaneElement).selected), networks);
  await page.setViewportSize({ width: 700, height: 3_000 });
  await page
    .locator(networks[0] as string)
    .locator('button.eg')
    .first()
    .click();
  const [first, ...others] = await chosen();
  assert.equal(typeof first, 'string');
  assert.deepEqual(
    others,
    others.map(() => first),
  );
  assert.deepEqual(faults, []);
  await close();
});
