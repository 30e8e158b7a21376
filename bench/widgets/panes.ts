// All panes live on one page: memory must not grow. `BENCH_MINUTES=10` for the long run; else one minute.
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { openPage } from './browser.ts';

export async function run(): Promise<Figure[]> {
  const minutes = Number(process.env['BENCH_MINUTES'] ?? 1);
  const page = await openPage('panes');
  try {
    const phases = await page.ask<string[]>('open');
    if (phases.some((phase) => phase !== 'shown')) throw new Error(`The panes are ${phases.join(', ')}.`);
    // What is fetched and compiled late is no growth.
    await wait(10_000);
    const [before, cpu] = [await page.heap(), await page.cpu()];
    await wait(minutes * 60_000);
    const [after, spent] = [await page.heap(), (await page.cpu()) - cpu];
    return [
      {
        what: `four panes live at 20 events/s for ${minutes} min: heap`,
        value: after / 1e6,
        unit: 'MB',
        reference: { what: 'the same page at the start', value: before / 1e6 },
        note: 'after a collection; engine, simulator and 20 new events a second are in the page as well',
      },
      {
        what: 'the same: main thread',
        value: (100 * spent) / (minutes * 60),
        unit: '%',
        note: 'with engine and simulator',
      },
    ];
  } finally {
    await page.close();
  }
}
