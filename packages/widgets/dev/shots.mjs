// Pictures of the dev page, to look at: node dev/shots.mjs <folder> [query …]. Nothing of it is kept in the repository.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../../../scripts/chrome.mjs';

const [folder = '.', ...queries] = process.argv.slice(2);
const server = spawn(process.execPath, [new URL('./dev.mjs', import.meta.url).pathname], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise((resolve) => server.stdout.once('data', (data) => resolve(String(data).trim())));
const browser = await chromium.launch({ executablePath: findChrome(), args });
try {
  const page = await browser.newPage({ viewport: { width: 1840, height: 900 }, deviceScaleFactor: 1.5 });
  page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`error: ${error.stack}`));
  for (const query of queries.length > 0 ? queries : ['']) {
    await page.goto(`${address}?${query}`);
    await page.waitForTimeout(query.includes('live') ? 9_000 : 900);
    const name = query.replaceAll(/[^\w]+/g, '-') || 'all';
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    console.log(`${folder}/${name}.png`);
  }
} finally {
  await browser.close();
  server.kill();
}
