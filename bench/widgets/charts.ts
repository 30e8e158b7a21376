// First frame of 166,650 points and streams of 3 × 1,200 points, against the chart libraries.
import { atMost, type Figure } from '../figure.ts';
import { type BenchPage, openPage } from './browser.ts';

const rounds = 5;
const streamMs = 2_000;
/** 25 % of the main thread at 60 frames a second. */
const frameBudgetMs = 0.25 * (1_000 / 60);
const titles: Readonly<Record<string, string>> = { uplot: 'uPlot', echarts: 'ECharts', chartjs: 'Chart.js' };

/** CPU ms of the main thread for the first frame, the least of several rounds, libraries taking turns. */
async function firsts(page: BenchPage, names: readonly string[]): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const before = await page.cpu();
      await page.ask('first', name);
      const took = 1_000 * ((await page.cpu()) - before);
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, took));
    }
  return least;
}

/**
 * CPU ms of the main thread for a frame of a stream, the least of several rounds in turns, and the frames a second of that round. A
 * share of the thread would fall with every frame that a busy machine leaves out.
 */
async function streamed(
  page: BenchPage,
  names: readonly string[],
): Promise<Map<string, { ms: number; frames: number }>> {
  const least = new Map<string, { ms: number; frames: number }>();
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const before = await page.cpu();
      const frames = await page.ask<number>('stream', name, streamMs);
      const ms = (1_000 * ((await page.cpu()) - before)) / ((frames * streamMs) / 1_000);
      if (ms < (least.get(name)?.ms ?? Number.POSITIVE_INFINITY)) least.set(name, { ms, frames });
    }
  return least;
}

export async function run(): Promise<Figure[]> {
  const page = await openPage('charts');
  try {
    const names = await page.ask<string[]>('names');
    const least = await firsts(page, names);
    const streams = await streamed(page, names);
    const own = least.get('streamglass') ?? Number.NaN;
    const stream = streams.get('streamglass') ?? { ms: Number.NaN, frames: Number.NaN };
    const peers = names.filter((name) => name !== 'streamglass');
    return [
      ...peers.map((name): Figure => {
        const reference = { what: titles[name] ?? name, value: least.get(name) ?? Number.NaN };
        return {
          what: `first frame of 166,650 points, beside ${reference.what}`,
          value: own,
          unit: 'CPU ms',
          reference,
          ...(name === 'uplot' ? { budget: atMost(1.3 * reference.value, own) } : {}),
          note: 'main thread, least of 5 rounds in turns; <sg-time-series> with gaps, coverage rail, names and levels',
        };
      }),
      ...peers.map((name): Figure => {
        const peer = streams.get(name) ?? { ms: Number.NaN, frames: Number.NaN };
        return {
          what: `3 × 1,200 points moved in every frame, beside ${titles[name] ?? name}`,
          value: stream.ms,
          unit: 'CPU ms a frame',
          reference: { what: titles[name] ?? name, value: peer.ms },
          budget: atMost(frameBudgetMs, stream.ms),
          note: `main thread, least of 5 rounds in turns; 25 % at 60 frames a second is the budget; ${stream.frames.toFixed(0)} frames a second, the peer ${peer.frames.toFixed(0)}`,
        };
      }),
    ];
  } finally {
    await page.close();
  }
}
