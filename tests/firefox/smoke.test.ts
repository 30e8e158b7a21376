/** The panes in the other browser: Firefox ESR, driven over WebDriver BiDi, on a page with the strict policy that Chromium is tested with. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { ensureFirefox } from '../../scripts/provision.mjs';
import { openSite, pageOf, type Site } from '../built/site.ts';
import { type PaneElement, tags, until } from '../built/stage.ts';
import { type BridgeProcess, startBridge } from '../e2e/bridge-process.ts';

let bridge: BridgeProcess;
let site: Site;
let browser: Browser;
before(async () => {
  [bridge, site, browser] = await Promise.all([
    startBridge(['--port', '0', '--simulate-rate', '50', '--backfill', '1h']),
    openSite(),
    puppeteer.launch({ browser: 'firefox', executablePath: ensureFirefox(), headless: true }),
  ]);
  await until('the bridge has caught up', async () => (await fetch(new URL('readyz', bridge.url))).ok, 90);
});
after(async () => {
  await browser?.close();
  await site?.close();
  await bridge?.stop();
});

for (const folder of ['cdn', 'standalone'])
  test(`${folder} files: every pane is live, a choice reaches the page, a pause the group, and nothing is reported`, async (t) => {
    const endpoint = new URL('stream', bridge.url).href.replace('http', 'ws');
    site.serve({
      html: pageOf(
        tags.map((tag) => `${folder}/${tag}.js`),
        tags.map((tag) => `<${tag} endpoint="${endpoint}" range="1h" group="one"></${tag}>`).join('\n'),
      ),
      policy: [
        "default-src 'self'",
        `connect-src ${new URL(endpoint).origin}`,
        "require-trusted-types-for 'script'",
        'trusted-types streamglass',
        'report-uri /reports',
      ].join('; '),
    });
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) faults.push(message.text());
    });
    await page.setViewport({ width: 700, height: 3_000 });
    await page.goto(site.url);
    const live = () =>
      page.evaluate(
        (all) =>
          all.filter((tag) => {
            const pane = document.querySelector<PaneElement>(tag);
            return pane?.phase === 'shown' && pane.matches(':state(live)') && Number(pane.asOf) > 0;
          }),
        tags,
      );
    await until('every pane is live', async () => (await live()).length === tags.length, 60);
    t.diagnostic(await browser.version());

    const chosen = await page.evaluate(async () => {
      const heard = new Promise((resolve) =>
        document.addEventListener('agent-select', ({ agent }) => resolve(agent), { once: true }),
      );
      document.querySelector('agent-network')?.shadowRoot?.querySelector<HTMLElement>('button.eg')?.click();
      return heard;
    });
    assert.equal(typeof chosen, 'string');
    const paused = await page.evaluate((all) => {
      const panes = all.map((tag) => document.querySelector(tag) as PaneElement);
      panes[0]?.pause();
      return panes.map(({ paused }) => paused);
    }, tags);
    assert.deepEqual(
      paused,
      tags.map(() => true),
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(site.reports, []);
    await page.close();
  });

test('text alone at 200 %: rows and columns grow with it, and no text is cut off', async () => {
  const enlarged = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureFirefox(),
    headless: true,
    // The size of text that the system asks for, taken for text alone.
    extraPrefsFirefox: { 'ui.textScaleFactor': 200, 'browser.display.os-zoom-behavior': 2 },
  });
  try {
    const endpoint = new URL('stream', bridge.url).href.replace('http', 'ws');
    site.serve({
      html: pageOf(
        tags.map((tag) => `cdn/${tag}.js`),
        tags.map((tag) => `<${tag} endpoint="${endpoint}" range="1h"></${tag}>`).join('\n'),
      ),
      policy: `default-src 'self'; connect-src ${new URL(endpoint).origin}`,
    });
    const page = await enlarged.newPage();
    await page.setViewport({ width: 700, height: 3_000 });
    await page.goto(site.url);
    const read = () =>
      page.evaluate((all) => {
        const inside = all.flatMap((tag) => [
          ...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('*') ?? []),
        ]);
        const row = inside.find((element) => element.matches('.log .lr:not(.h, [hidden])'));
        const cut = inside.filter(
          (element) =>
            element.checkVisibility() &&
            element.clientWidth > 1 &&
            getComputedStyle(element).overflowY === 'hidden' &&
            element.scrollHeight - element.clientHeight > 2 &&
            (element as HTMLElement).innerText?.trim(),
        );
        return {
          shown: all.filter((tag) => document.querySelector<PaneElement>(tag)?.phase === 'shown').length,
          row: row ? row.clientHeight : null,
          cut: cut.map((element) => `${element.className} “${element.textContent?.trim().slice(0, 40)}”`),
        };
      }, tags);
    await until('every pane shows something, with a row in the log', async () => {
      const { shown, row } = await read();
      return shown === tags.length && row !== null;
    });
    const { row, cut } = await read();
    assert.equal(row, 36, 'two lines of 16 px, and room');
    assert.deepEqual(cut, []);
  } finally {
    await enlarged.close();
  }
});
