/**
 * docs/guides/typed-events.md as somebody follows it, with a real Kafka and a real browser.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';
import { type Broker, startBroker } from '../../scripts/kafka/broker.ts';
import { hasSaid, stepsOf } from './blocks.ts';
import { createReader, freePort, until } from './reader.ts';

const reader = createReader('typed-events.md');
const { folder, places } = reader;
let broker: Broker;

before(async () => {
  broker = await startBroker({ autoCreateTopics: true });
  places.set('127.0.0.1:9092', broker.bootstrap);
  for (const port of ['8400', '8401']) places.set(port, await freePort());
});
after(async () => {
  await reader.close();
  await broker?.stop();
});

/** The page of the guide in a browser, from an origin of its own. */
async function look(): Promise<void> {
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(readFileSync(join(folder, 'index.html')));
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const browser = await chromium.launch({ executablePath: findChrome(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1_200 } });
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await until(
      'the event is in the log of event-flow',
      async () => (await page.locator('event-flow .lr', { hasText: 'acme.build.finished' }).count()) > 0,
    );
  } finally {
    await browser.close();
    site.close();
  }
}

test('a developer who follows the guide gets what it shows', { timeout: 300_000 }, (t) =>
  reader.follow(t, async (file) => {
    if (file === 'index.html') await look();
  }),
);

test('a block that nobody could run is refused', () => {
  assert.throws(() => stepsOf('x\n```ts\nconst a = 1;\n```\n'), /block at line 2 is neither/);
  assert.ok(hasSaid('a: 12 ms\n', 'a: … ms'));
  assert.ok(!hasSaid('a: 12\nms\n', 'a: … ms'));
});
