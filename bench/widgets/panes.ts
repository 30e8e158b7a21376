// All panes live on one page: memory must not grow. `BENCH_MINUTES=10` for the long run; else one minute.
import { setTimeout as wait } from 'node:timers/promises';
import { startBridge } from '../../tests/e2e/bridge-process.ts';
import type { Figure } from '../figure.ts';
import { openPage } from './browser.ts';

const rate = 50;

export async function run(): Promise<Figure[]> {
  const minutes = Number(process.env['BENCH_MINUTES'] ?? 1);
  const bridge = await startBridge(['--port', '0', '--simulate-rate', String(rate), '--backfill', '1h']);
  const page = await openPage('panes');
  /** Heap of the page while the log holds nothing: its entries are kept on purpose, up to 100,000. */
  const withoutLog = async (): Promise<number> => {
    await page.ask('empty');
    await wait(2_000);
    return page.heap();
  };
  try {
    // All in sight: what is not is not drawn.
    await page.page.setViewportSize({ width: 1_200, height: 3_000 });
    while (!(await fetch(new URL('readyz', bridge.url))).ok) await wait(100);
    const phases = await page.ask<string[]>('open', new URL('stream', bridge.url).href.replace('http', 'ws'));
    if (phases.some((phase) => phase !== 'shown')) throw new Error(`The panes are ${phases.join(', ')}.`);
    // What is fetched and compiled late is no growth.
    await wait(10_000);
    const before = await withoutLog();
    await page.ask('fill');
    const cpu = await page.cpu();
    const heaps: string[] = [];
    for (let minute = 0; minute < minutes; minute++) {
      await wait(60_000);
      heaps.push(((await page.heap()) / 1e6).toFixed(1));
    }
    const held = await page.ask<number>('held');
    const spent = (await page.cpu()) - cpu;
    const full = await page.heap();
    const after = await withoutLog();
    return [
      {
        what: `four panes live at ${rate} events/s for ${minutes} min: heap without the log's entries`,
        value: after / 1e6,
        unit: 'MB',
        reference: { what: 'the same page at the start', value: before / 1e6 },
        note: `after a collection; the log keeps up to 100,000 entries, and held ${held.toLocaleString('en')} in ${((full - after) / 1e6).toFixed(1)} MB at the end; with them, each minute: ${heaps.join(' ')} MB`,
      },
      { what: 'the same: main thread', value: (100 * spent) / (minutes * 60), unit: '%' },
    ];
  } finally {
    await page.close();
    await bridge.stop();
  }
}
