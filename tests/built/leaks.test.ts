/** 1,000 panes come and go. What is left must be what the first few left: the page's registry and its live region. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { addAbout } from './about.ts';
import { countHandles } from './handles.ts';
import { pageOf } from './site.ts';
import { openStage, type PaneElement, type Stage, tags, until } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
  await addAbout(stage.site);
});
after(() => stage?.close());

/** Mounts panes of all tags in turn, each in a page that has other ones; every fourth leaves before it has drawn anything. */
const mountAndUnmount = (page: Page, count: number): Promise<string[]> =>
  page.evaluate(
    async ({ all, endpoint, panes }) => {
      const shown = new Set<string>();
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const large = Array.from({ length: 300 }, (_, n) => ({
        id: `n${n}`,
        label: '',
        category: null,
        size: 1,
        idle: false,
      }));
      for (let round = 0; round < panes / all.length; round++) {
        const mounted = all.map((tag) => {
          const pane = document.createElement(tag) as PaneElement;
          pane.setAttribute('endpoint', endpoint);
          pane.setAttribute('group', `group ${round % 3}`);
          document.body.append(pane);
          return pane;
        });
        const end = performance.now() + 5_000;
        const ready = () => mounted.every(({ phase }) => phase === 'shown');
        if (round % 4 > 0) while (!ready() && performance.now() < end) await frame();
        if (round % 10 === 5) {
          const network = mounted.find(({ localName }) => localName === 'agent-network');
          while (!network?.graph && performance.now() < end) await frame();
          const graph = network?.graph;
          await graph?.settled;
          // Only a large one is laid out in a worker.
          graph?.set(large, []);
          await graph?.settled;
        }
        for (const pane of mounted) {
          if (pane.phase === 'shown') shown.add(pane.localName);
          pane.remove();
        }
      }
      return [...shown].toSorted();
    },
    { all: tags, endpoint: stage.endpoint, panes: count },
  );

/** Once everything has had its time to let go. */
async function atRest(page: Page): Promise<void> {
  const held = () =>
    page.evaluate(() => {
      const { connections, panes } = streamglass.about();
      return [...connections.map(({ endpoint }) => endpoint), ...panes.map(({ tag, state }) => `${tag} ${state}`)];
    });
  await until('panes and client are let go', async () => (await held()).length === 0, 60).catch(
    async (error: Error) => {
      throw new Error(`${error.message}; held are ${(await held()).join(', ')}`);
    },
  );
  await until('no timer is left', () => page.evaluate(() => openHandles().timers + openHandles().frames === 0));
}

async function counters(cdp: CDPSession): Promise<{ listeners: number; nodes: number; heapKb: number }> {
  // Twice: what one collection finalises, the next one frees.
  for (let times = 0; times < 2; times++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await sleep(500);
  }
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { listeners: of('JSEventListeners'), nodes: of('Nodes'), heapKb: Math.round(of('JSHeapUsedSize') / 1024) };
}

test('1,000 mounts and unmounts leave no handle, no traffic, no worker and no socket', async (t) => {
  stage.site.serve({ html: pageOf([...tags.map((tag) => `standalone/${tag}.js`), 'about.js'], '') });
  const { page, faults, sockets, workers, goto, close } = await stage.open((page) => page.addInitScript(countHandles));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await goto();
  await until('the panes are defined', () => page.evaluate((all) => all.every((tag) => customElements.get(tag)), tags));

  assert.deepEqual(await mountAndUnmount(page, 40), tags.toSorted(), 'every pane has shown data');
  await atRest(page);
  const first = await counters(cdp);
  const { ran: _, ...open } = await page.evaluate(() => openHandles());
  // The registry listens to network and visibility.
  assert.deepEqual(open, { timers: 0, frames: 0, observers: 0, workers: 0, sockets: 0, listeners: open.listeners });

  await mountAndUnmount(page, 960);
  await atRest(page);
  const second = await counters(cdp);
  const { ran, ...left } = await page.evaluate(() => openHandles());
  assert.deepEqual(left, open);
  assert.equal(page.workers().length, 0);
  assert.ok(workers.length > 0, 'the graph had a worker');
  assert.ok(sockets.every((socket) => socket.isClosed()));
  t.diagnostic(JSON.stringify({ first, second, sockets: sockets.length, workers: workers.length }));
  assert.ok(second.listeners <= first.listeners, `listeners: ${first.listeners}, then ${second.listeners}`);
  assert.ok(second.nodes <= first.nodes + 100, `nodes: ${first.nodes}, then ${second.nodes}`);
  assert.ok(second.heapKb <= first.heapKb + 1_024, `heap: ${first.heapKb} KB, then ${second.heapKb} KB`);

  let traffic = 0;
  page.on('request', () => traffic++);
  const opened = sockets.length;
  await sleep(2_000);
  const { ran: later } = await page.evaluate(() => openHandles());
  assert.deepEqual({ traffic, opened: sockets.length, ran: later }, { traffic: 0, opened, ran });
  assert.deepEqual(faults, []);
  await close();
});
