// Bundles a page of a measure, opens it in Chromium and reads CPU time and memory of it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { args, findChrome } from '../../scripts/chrome.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BenchPage {
  readonly page: Page;
  /** Calls what the page offers. */
  ask<T>(name: string, ...given: readonly unknown[]): Promise<T>;
  /** CPU seconds of the main thread so far: time that a busy neighbour does not inflate. */
  cpu(): Promise<number>;
  /** Bytes of the heap after a collection. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

/** The page `bench/widgets/page/<name>.ts` in a browser of its own. */
export async function openPage(name: string): Promise<BenchPage> {
  const { outputFiles } = await build({
    entryPoints: [`${root}bench/widgets/page/${name}.ts`],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['streamglass-source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const html = '<!doctype html><meta charset="utf-8"><body></body><script type="module" src="/page.js"></script>';
  const site = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html').end(script ? code : html);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: findChrome(), args });
  const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    ask: (what, ...given) =>
      page.evaluate(
        ([method, values]) => (globalThis.bench[method] as (...all: unknown[]) => unknown)(...values) as never,
        [what, given] as const,
      ),
    async cpu() {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
    },
    async heap() {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize;
    },
    async close() {
      await browser.close();
      site.close();
    },
  };
}
