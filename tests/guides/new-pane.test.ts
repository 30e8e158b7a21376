/** docs/guides/new-pane.md as somebody follows it, in a folder of its own and a real browser: its files compile, its page shows the pane. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { stepsOf } from './blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'streamglass-guide-'));
const steps = stepsOf(readFileSync(join(root, 'docs/guides/new-pane.md'), 'utf8'));
const run = (command: string): void => {
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` },
  });
  assert.equal(status, 0, `${command}\n${stdout}${stderr}`);
};

before(() => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the pane is written, compiles with strict types, and is bundled', { timeout: 120_000 }, () => {
  for (const step of steps) {
    if (step.does === 'write') writeFileSync(join(folder, step.file), step.text);
    else if (step.does === 'run')
      for (const command of step.commands.filter((line) => !line.startsWith('npm install'))) run(command);
  }
  run(
    'npx tsc main.ts --noEmit --strict --target es2023 --module nodenext --skipLibCheck --allowImportingTsExtensions --lib es2024,dom,dom.iterable --customConditions streamglass-source --noUncheckedIndexedAccess --exactOptionalPropertyTypes --experimentalDecorators --useDefineForClassFields false --ignoreConfig',
  );
});

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
    const shown = await page.locator('provider-savings .figs').innerText();
    assert.match(shown, /Saved\s+\$/);
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
