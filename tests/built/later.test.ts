/** What is fetched only when it is needed: not before, from the site itself, and where that fails the pane says so and stays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageOf } from './site.ts';
import { openStage, type Stage, until, untilLive } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

const policy = () =>
  [
    "default-src 'self'",
    `connect-src ${new URL(stage.endpoint).origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types streamglass',
    'report-uri /reports',
  ].join('; ');

/** A page with one pane, and the names of the scripts that it fetched. */
async function visit(
  folder: string,
  tag: string,
  attributes = '',
  prepare: (page: Page) => Promise<unknown> = async () => {},
) {
  stage.site.serve({
    html: pageOf([`${folder}/${tag}.js`], `<${tag} endpoint="${stage.endpoint}" range="1h" ${attributes}></${tag}>`),
    policy: policy(),
  });
  const scripts: string[] = [];
  const visit = await stage.open(async (page) => {
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await prepare(page);
  });
  await visit.goto();
  await untilLive(visit.page, [tag]);
  return { ...visit, scripts, pane: visit.page.locator(tag) };
}
const fetched = (scripts: readonly string[], name: string) => scripts.some((path) => path.includes(`/${name}-`));

test('menus, table and provenance are fetched when a reader comes near, and work under a strict policy', async () => {
  const { page, pane, scripts, faults, close } = await visit('cdn', 'platform-health');
  assert.ok(
    !fetched(scripts, 'aside-parts') && !fetched(scripts, 'empty') && !fetched(scripts, 'cache-link'),
    `${scripts}`,
  );
  await pane.hover();
  await until('the part is fetched', () => fetched(scripts, 'aside-parts'));

  await pane.getByRole('button', { name: 'Time range' }).click();
  await pane.getByRole('menuitemradio', { name: 'last 15 min' }).click();
  await until('the range is another', async () =>
    (await pane.locator('.scope').first().textContent())?.includes('15 min'),
  );
  await pane.getByRole('button', { name: 'How this is computed' }).click();
  await until('the formula is told', async () =>
    (await pane.locator('.how').first().textContent())?.includes('100 × '),
  );
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Show as table' }).click();
  await until('the table is there', async () => (await pane.locator('tbody tr').count()) > 0);
  assert.equal(
    await pane
      .locator('.twin thead th')
      .first()
      .evaluate((cell) => getComputedStyle(cell).position),
    'sticky',
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(stage.site.reports, []);
  await close();
});

test('a table that is asked for at once needs no reader near it', async () => {
  const { pane, faults, close } = await visit('cdn', 'savings-chart', 'table');
  await until('the table is there', async () => (await pane.locator('tbody tr').count()) > 0);
  assert.deepEqual(faults, []);
  await close();
});

test('where a part cannot be fetched the pane says so, stays live, and has it as soon as it can', async () => {
  const { page, pane, close } = await visit('cdn', 'platform-health', '', (page) =>
    page.route('**/aside-parts-*', (route) => route.abort()),
  );
  await pane.getByRole('button', { name: 'Show as table' }).click();
  await until('it says what is missing', async () =>
    (await pane.locator('.bd').first().textContent())?.includes('could not be loaded'),
  );
  await pane.getByRole('button', { name: 'How this is computed' }).click();
  await until('the popover says so too', async () =>
    (await pane.locator('.how').first().textContent())?.includes('could not be loaded'),
  );
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Show as picture' }).click();
  await untilLive(page, ['platform-health']);

  await page.unroute('**/aside-parts-*');
  await page.mouse.move(0, 0);
  await pane.hover();
  await pane.getByRole('button', { name: 'Show as table' }).click();
  await until('the table is there', async () => (await pane.locator('tbody tr').count()) > 0);
  await close();
});

test('a pane in one file fetches nothing but that file; what is asked for stands beside it, as the cache does', async () => {
  const plain = await visit('standalone', 'platform-health');
  await plain.pane.hover();
  await plain.pane.getByRole('button', { name: 'Show as table' }).click();
  await until('the table is there', async () => (await plain.pane.locator('tbody tr').count()) > 0);
  assert.deepEqual(plain.scripts, ['/standalone/platform-health.js']);
  await plain.pane.getByRole('button', { name: 'How this is computed' }).click();
  await until('the formula is told', async () => (await plain.pane.locator('.how').textContent())?.includes('100 × '));
  assert.ok(
    (await plain.pane.locator('.how').textContent())?.includes('Alerts by level'),
    'what the pane itself computes',
  );
  assert.deepEqual(
    plain.scripts.slice(1).map((path) => path.replace(/-\w+\.js$/, '')),
    ['/standalone/how', '/standalone/how-platform-health'],
  );
  assert.deepEqual(plain.faults, []);
  assert.deepEqual(stage.site.reports, []);
  await plain.close();

  const cached = await visit('standalone', 'platform-health', 'cache="session"');
  await until('the cache is fetched', () => cached.scripts.length === 2);
  assert.match(cached.scripts[1] ?? '', /^\/standalone\/cache-\w+\.js$/);
  await until('answers are kept', () =>
    cached.page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name?.startsWith('streamglass'))),
  );
  assert.deepEqual(cached.faults, []);
  await cached.close();
});

test('a cache that is not there is no reason not to be live', async () => {
  const { close } = await visit('standalone', 'platform-health', 'cache="session"', (page) =>
    page.route('**/cache-*', (route) => route.abort()),
  );
  await close();
});
