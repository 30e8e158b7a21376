// Pictures of every story: node scripts/shots.mjs [static storybook] [out folder] [part of a story id …]
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { args, findChrome } from './chrome.mjs';

const [root = 'stories/storybook-static', out = 'shots', ...only] = process.argv.slice(2);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const server = createServer((req, res) => {
  const path = join(resolve(root), new URL(req.url, 'http://localhost').pathname); // URL removes any ".."
  if (!extname(path) || !existsSync(path)) return res.writeHead(404).end();
  res.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(res);
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));
const base = `http://127.0.0.1:${server.address().port}`;
const { entries } = await (await fetch(`${base}/index.json`)).json();
const ids = Object.values(entries)
  .filter((e) => e.type === 'story')
  .map((e) => e.id)
  .filter((id) => !only.length || only.some((o) => id.includes(o)));
const fault = (...what) => {
  console.error(...what);
  process.exitCode = 1;
};
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({ executablePath: findChrome(), args });
for (const [size, width, height, mobile] of [
  ['desktop', 1280, 800, false],
  ['mobile', 390, 844, true],
])
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: mobile ? 2 : 1,
      isMobile: mobile,
      hasTouch: mobile,
      colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    page.on('pageerror', (e) => fault(e.message));
    page.on('request', (r) => {
      if (!r.url().startsWith(base) && !/^(data|blob):/.test(r.url())) fault('leaves the page:', r.url());
    });
    for (const id of ids) {
      await page.goto(`${base}/iframe.html?viewMode=story&id=${id}`);
      const phase = await page.waitForFunction(() => {
        const p = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
        return ['completed', 'finished', 'errored', 'aborted'].includes(p) && p;
      });
      if (!['completed', 'finished'].includes(await phase.jsonValue())) fault(id, await phase.jsonValue());
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: join(out, `${id}.${size}.${colorScheme}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    }
    await context.close();
  }
await browser.close();
server.close();
console.log(`${ids.length * 4} pictures in ${out}`);
