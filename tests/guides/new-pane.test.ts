/** docs/guides/new-pane.md as somebody follows it, in a folder of its own and a real browser: its files compile, its page shows the pane. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { createReader } from './reader.ts';

const reader = createReader('new-pane.md');
const { folder } = reader;
after(() => reader.close());

test('the pane is written, compiles with strict types, and is bundled', { timeout: 120_000 }, (t) => reader.follow(t));

test('its page shows the pane with figures, a table twin and a file, and no error', { timeout: 120_000 }, async () => {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
  const site = createServer((request, response) => {
    const file = request.url === '/' ? 'index.html' : String(request.url).slice(1);
    if (!['index.html', 'main.js'].includes(file)) return response.writeHead(404).end();
    return response.setHeader('content-type', types[extname(file)] ?? '').end(readFileSync(join(folder, file)));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const browser = await chromium.launch({ executablePath: findChrome(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await page.locator('provider-savings li').nth(1).waitFor({ timeout: 60_000 });
    // The first runs may be without any of the baseline: what was saved is told when both are there.
    await page.locator('provider-savings .figs', { hasText: /Saved\s*\$/ }).waitFor({ timeout: 60_000 });
    await page.locator('provider-savings .hd button').first().press('t');
    await page.locator('provider-savings table tbody tr').nth(1).waitFor();
    const csv = await page.evaluate(async () => {
      const pane = document.querySelector('provider-savings') as unknown as { export(kind: string): Promise<Blob> };
      return (await pane.export('csv')).text();
    });
    assert.match(csv, /^Savings by provider,Runs,Saved,Share,origin\r\n/);
    assert.match(csv, /,simulated\r\n/);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    site.close();
  }
});
