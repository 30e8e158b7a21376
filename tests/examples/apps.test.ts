/** Every example is built as its reader would, opened in a browser, fed by a bridge, and reacts to an agent that is chosen in a pane. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage, type PaneElement, type Stage, until, untilLive } from '../built/stage.ts';
import { examples, install, run, serve } from './apps.ts';

let stage: Stage;
before(async () => {
  [stage] = await Promise.all([openStage(), install()]);
});
after(() => stage?.close());

const agentOf = (page: Page) =>
  page.evaluate(() => (document.querySelector('agent-network') as PaneElement & { selected: string | null }).selected);

/** Looks at an app: panes are live, the choice of an agent reaches the host, the host's theme reaches the panes. */
async function look(
  t: TestContext,
  folder: string,
  panes: readonly string[],
  useDark: (page: Page) => Promise<unknown>,
) {
  const site = await serve(folder, stage.bridge.url);
  t.after(site.close);
  // Narrow, so that the agents are a list of buttons.
  const visit = await stage.open((page) => page.setViewportSize({ width: 700, height: 2_400 }));
  const { page, faults, sockets } = visit;
  await page.goto(site.url);
  await untilLive(page, panes);
  assert.equal(sockets.length, 1, 'one socket serves all panes');

  const chosen = page.locator('header [role=status]');
  assert.equal(await chosen.textContent(), 'No agent is chosen.');
  await page.locator('agent-network').locator('button.eg').first().click();
  await until('the host says who was chosen', async () => {
    const agent = await agentOf(page);
    return agent !== null && (await chosen.textContent()) === `Chosen: ${agent}`;
  });
  const clear = page.getByRole('button', { name: 'Clear', exact: true });
  if (await clear.count()) {
    await clear.click();
    await until('the pane hears of it', async () => (await agentOf(page)) === null);
    await until('the host says so', async () => (await chosen.textContent()) === 'No agent is chosen.');
  }

  const ink = () =>
    page
      .locator('agent-network .title')
      .first()
      .evaluate((title) => getComputedStyle(title).color);
  assert.equal(await ink(), 'rgb(25, 28, 32)');
  await useDark(page);
  await until('panes are dark with their host', async () => (await ink()) === 'rgb(235, 237, 239)');
  // A property, or an attribute, as the framework passes it on.
  const levels = page.locator(panes.join()).evaluateAll((all) => all.map((pane) => (pane as PaneElement).headingLevel));
  assert.deepEqual(new Set(await levels), new Set([2]));
  assert.deepEqual(faults, []);
  await visit.close();
}

test('plain HTML: one file, panes from the bridge', async (t) => {
  await look(t, join(examples, 'html'), ['platform-health', 'agent-network'], (page) =>
    page.getByLabel('Theme').selectOption('dark'),
  );
});

test('two brands side by side, each light and dark', async (t) => {
  const site = await serve(join(examples, 'brands'), stage.bridge.url);
  t.after(site.close);
  const { page, faults, close } = await stage.open((page) => page.setViewportSize({ width: 1_200, height: 2_400 }));
  await page.goto(site.url);
  await untilLive(page, ['platform-health', 'savings-chart', 'event-flow']);
  const inks = await page
    .locator('platform-health .title')
    .evaluateAll((all) => all.map((title) => getComputedStyle(title).color));
  assert.equal(new Set(inks).size, 4, inks.join(' '));
  const fonts = await page
    .locator('platform-health .title')
    .evaluateAll((all) => all.map((title) => getComputedStyle(title).fontFamily.split(',')[0]));
  assert.deepEqual(fonts, ['Georgia', 'Georgia', '"Trebuchet MS"', '"Trebuchet MS"']);
  if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], 'brands.png'), fullPage: true });
  assert.deepEqual(faults, []);
  await close();
});

for (const name of ['react', 'vue', 'svelte', 'angular'])
  test(`${name}: built by its own tools, with the npm modules`, async (t) => {
    const started = performance.now();
    const built = await run('npm', ['run', '--silent', 'build'], join(examples, name));
    assert.equal(built.code, 0, built.output);
    t.diagnostic(`${name} built in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    await look(t, join(examples, name, 'dist'), ['platform-health', 'agent-network', 'savings-chart'], (page) =>
      page.getByRole('button', { name: 'dark' }).click(),
    );
  });
