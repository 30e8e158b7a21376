// Pictures of the stories of a built Storybook, and what axe finds in each on the way.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../chrome.mjs';

/** px. Wide enough for a pane in full, narrow enough for a small file. */
const width = 800;
/** Two pages beside each other: stories mostly wait for frames. */
const pages = 2;
/** Stories that show the time of day show this one. */
const now = Date.UTC(2026, 2, 12, 14, 32, 7);
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function serve(root) {
  const server = createServer((request, response) => {
    const path = join(resolve(root), new URL(request.url, 'http://localhost').pathname); // URL removes any ".."
    if (!extname(path) || !existsSync(path)) return response.writeHead(404).end();
    // Scripts are kept: each story is a page of its own, and would compile all of Storybook again.
    const headers = {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'max-age=3600',
    };
    response.writeHead(200, headers);
    createReadStream(path).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/**
 * Each story in each theme: `on({ id, theme, png, faults, second })`; what answers `again` is taken a second time, once. `faults`: errors of the page, requests that leave it, a play function
 * that failed, and, in `dark`, what axe finds (in light the tests of the stories ask axe). Stories named Live have no picture: they
 * are never twice the same.
 */
export async function takePictures({ root, themes, only, on }) {
  const { base, close } = await serve(root);
  const { entries } = await (await fetch(`${base}/index.json`)).json();
  const stories = Object.values(entries)
    .filter(({ id, type }) => type === 'story' && !id.endsWith('--live'))
    .map(({ id }) => id)
    .filter((id) => only.length === 0 || only.some((part) => id.includes(part)));
  const browser = await chromium.launch({ executablePath: findChrome(), args });
  const queue = themes.flatMap((theme) => stories.map((id) => ({ id, theme })));
  const total = queue.length;
  const worker = async () => {
    let page = null;
    let shown = null;
    let faults = [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { id, theme } = next;
      if (shown !== theme) {
        await page?.context().close();
        const context = await browser.newContext({
          viewport: { width, height: 600 },
          colorScheme: theme,
          reducedMotion: 'reduce',
          locale: 'en-GB',
          timezoneId: 'UTC',
        });
        page = await context.newPage();
        await page.clock.setFixedTime(now);
        page.on('pageerror', (error) => faults.push(error.message));
        page.on('request', (request) => {
          const url = request.url();
          if (!url.startsWith(base) && !/^(data|blob):/.test(url)) faults.push(`leaves the page: ${url}`);
        });
        shown = theme;
      }
      faults = [];
      const png = await picture(page, base, id, theme, faults).catch((error) => {
        faults.push(error.message);
        return null;
      });
      const { second = false } = next;
      if ((await on({ id, theme, png, faults, second })) === 'again' && !second)
        queue.unshift({ ...next, second: true });
    }
    await page?.context().close();
  };
  await Promise.all(Array.from({ length: pages }, worker));
  await browser.close();
  close();
  return total;
}

async function picture(page, base, id, theme, faults) {
  await page.goto(`${base}/iframe.html?viewMode=story&id=${id}`);
  const phase = await page.waitForFunction(() => {
    const now = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
    return ['completed', 'finished', 'errored', 'aborted'].includes(now) && now;
  });
  const ended = await phase.jsonValue();
  if (!['completed', 'finished'].includes(ended)) faults.push(`the story ended as ${ended}`);
  // A play function that failed ends as finished all the same.
  const thrown = await page.evaluate(
    () => globalThis.__STORYBOOK_PREVIEW__.channel.last('playFunctionThrewException')?.[0]?.message,
  );
  if (thrown) faults.push(`the play function failed: ${thrown.slice(0, 300)}`);
  await page.evaluate(() => document.fonts.ready);
  if (theme === 'dark') {
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run('#storybook-root', { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.flat(9).join(' ')}`);
    });
    for (const finding of found) faults.push(`axe, dark: ${finding}`);
  }
  return page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
}
