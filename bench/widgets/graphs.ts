// Graphs of 1,000, 3,000 and 10,000 nodes: how long until one stands, how long the page was blocked, how it pans.
import { atLeast, atMost, type Figure } from '../figure.ts';
import { openPage } from './browser.ts';

const panMs = 3_000;
interface Result {
  readonly settled: number;
  readonly blocked: number;
  readonly frames: number;
}

export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const nodes of [1_000, 3_000, 10_000]) {
    const results = new Map<string, Result>();
    // d3-force on the main thread takes minutes for 10,000 nodes and says nothing new.
    for (const name of ['streamglass', ...(nodes > 3_000 ? [] : ['d3-force']), 'sigma']) {
      const page = await openPage('graphs');
      try {
        results.set(name, await page.ask<Result>('graph', name, nodes, panMs));
      } finally {
        await page.close();
      }
    }
    const own = results.get('streamglass') ?? { settled: Number.NaN, blocked: Number.NaN, frames: Number.NaN };
    const forces = results.get('d3-force');
    const sigma = results.get('sigma');
    const title = `${nodes.toLocaleString('en')} nodes, ${(2 * nodes).toLocaleString('en')} edges`;
    figures.push(
      {
        what: `${title}: until it stands`,
        value: own.settled / 1_000,
        unit: 's',
        ...(forces
          ? { reference: { what: 'd3-force, a tick a frame on the main thread', value: forces.settled / 1_000 } }
          : {}),
        ...(nodes === 3_000 ? { budget: atMost(12, own.settled / 1_000) } : {}),
        note: nodes > 3_000 ? 'aggregated above 3,000' : 'in a worker',
      },
      {
        what: `${title}: longest the page stood still meanwhile`,
        value: own.blocked,
        unit: 'ms',
        ...(forces ? { reference: { what: 'd3-force on the main thread', value: forces.blocked } } : {}),
      },
      {
        what: `${title}: frames a second while panning`,
        value: own.frames,
        unit: 'fps',
        ...(sigma
          ? { reference: { what: 'sigma.js (WebGL, in software here: unfair to it)', value: sigma.frames } }
          : {}),
        ...(nodes === 3_000 ? { budget: atLeast(50, own.frames) } : {}),
      },
    );
  }
  return figures;
}
