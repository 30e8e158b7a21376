// A table of 100,000 rows that is scrolled, and a log at 5,000 and at 200 entries a second.
import { atLeast, atMost, type Figure } from '../figure.ts';
import { openPage } from './browser.ts';

const ms = 5_000;

export async function run(): Promise<Figure[]> {
  const page = await openPage('lists');
  /** Frames a second, and share of the main thread in %. */
  const measured = async (what: string, name: string, perSecond?: number): Promise<readonly [number, number]> => {
    const before = await page.cpu();
    const frames = await page.ask<number>(what, name, ms, perSecond);
    return [frames, (100_000 * ((await page.cpu()) - before)) / ms];
  };
  try {
    const [tableFrames, tableShare] = await measured('scroll', 'streamglass');
    const [peerFrames, peerShare] = await measured('scroll', 'virtual');
    const [logFrames, logShare] = await measured('log', 'streamglass', 5_000);
    const [repeatFrames, repeatShare] = await measured('log', 'repeat', 5_000);
    const [slowFrames, slowShare] = await measured('log', 'streamglass', 200);
    const [slowRepeatFrames, slowRepeatShare] = await measured('log', 'repeat', 200);
    const virtual = '@tanstack/virtual-core with plain rows';
    const repeat = 'Lit’s repeat over the newest 300';
    return [
      {
        what: 'table of 100,000 rows, 700 px scrolled a frame',
        value: tableFrames,
        unit: 'fps',
        reference: { what: virtual, value: peerFrames },
        budget: atLeast(50, tableFrames),
      },
      {
        what: 'the same: main thread',
        value: tableShare,
        unit: '%',
        reference: { what: virtual, value: peerShare },
      },
      {
        what: 'log at 5,000 entries a second',
        value: logFrames,
        unit: 'fps',
        reference: { what: repeat, value: repeatFrames },
        budget: atLeast(50, logFrames),
      },
      {
        what: 'the same: main thread',
        value: logShare,
        unit: '%',
        reference: { what: repeat, value: repeatShare },
        budget: atMost(15, logShare),
        note: 'rows are drawn at the pace of reading, 200 a second; the page has its frames',
      },
      {
        what: 'log at 200 entries a second',
        value: slowFrames,
        unit: 'fps',
        reference: { what: repeat, value: slowRepeatFrames },
        budget: atLeast(50, slowFrames),
      },
      {
        what: 'the same: main thread',
        value: slowShare,
        unit: '%',
        reference: { what: repeat, value: slowRepeatShare },
      },
    ];
  } finally {
    await page.close();
  }
}
