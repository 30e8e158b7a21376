import { expect } from '@open-wc/testing';
import { fillDense } from './dense.ts';
import { outline } from './outline.ts';
import type { Sheet } from './sheet.ts';

const size = { width: 300, height: 160 };

/** Enough of a sheet to paint one line on. */
function sheetOn(values: readonly number[], ratio: number): { sheet: Sheet; canvas: HTMLCanvasElement } {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: size.width * ratio,
    height: size.height * ratio,
  });
  const ink = canvas.getContext('2d') as CanvasRenderingContext2D;
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  const times = values.map((_, index) => 1_773_300_000_000 + index * 1_000);
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 1];
  const box = { left: 10.3, top: 10, width: size.width - 20, height: size.height - 20 };
  const sheet = {
    ink,
    box,
    ratio,
    from,
    to,
    model: { times },
    x: (time: number) => box.left + ((time - from) / (to - from)) * box.width,
    y: (value: number) => box.top + box.height * (1 - value),
  };
  return { sheet: sheet as unknown as Sheet, canvas };
}
/** Coverage of each pixel, 0..1. */
const coverage = (canvas: HTMLCanvasElement): number[] => {
  const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return Array.from({ length: data.length / 4 }, (_, at) => (data[4 * at + 3] ?? 0) / 255);
};
function bothWays(values: readonly number[], ratio: number, width: number): readonly [number[], number[]] {
  const filled = sheetOn(values, ratio);
  const points = outline(filled.sheet, values, 0, values.length - 1);
  expect(fillDense(filled.sheet, points, width)).to.equal(true);
  const stroked = sheetOn(values, ratio);
  const { ink } = stroked.sheet;
  ink.lineWidth = width;
  ink.lineJoin = 'round';
  ink.beginPath();
  for (let at = 0; at < points.length; at += 2) ink.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  ink.stroke();
  return [coverage(filled.canvas), coverage(stroked.canvas)];
}
const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

const noise = (count: number): number[] => {
  let seed = 7;
  return Array.from({ length: count }, (_, index) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return 0.5 + 0.3 * Math.sin(index / 90) + 0.15 * (seed / 2_147_483_647);
  });
};
const lines: Readonly<Record<string, readonly number[]>> = {
  'a wave': Array.from({ length: 700 }, (_, index) => 0.5 + 0.45 * Math.sin(index / 40)),
  noise: noise(700),
  'ten thousand points': noise(10_000),
  'a level with steps': Array.from({ length: 600 }, (_, index) => (index % 100 < 50 ? 0.2 : 0.9)),
};

describe('a dense line', () => {
  for (const [name, values] of Object.entries(lines))
    for (const [ratio, width] of [[1, 1.5], [1, 2], [2, 1.5]] as const) // biome-ignore format: three pairs
      it(`${name}, ${width} px at ${ratio}: covers what its stroke covers`, () => {
        const [filled, stroked] = bothWays(values, ratio, width);
        const inked = sum(stroked);
        const differing = sum(filled.map((value, at) => Math.abs(value - (stroked[at] ?? 0))));
        expect(sum(filled) / inked).to.be.within(0.95, 1.06);
        expect(differing / inked).to.be.below(0.12);
      });

  it('few points are left to a stroke', () => {
    const { sheet, canvas } = sheetOn([0.1, 0.9, 0.4], 1);
    expect(fillDense(sheet, outline(sheet, [0.1, 0.9, 0.4], 0, 2), 2)).to.equal(false);
    expect(sum(coverage(canvas))).to.equal(0);
  });

  it('keeps of each column the first, the lowest, the highest and the last, in their order', () => {
    const values = noise(10_000);
    const { sheet } = sheetOn(values, 1);
    const points = outline(sheet, values, 0, values.length - 1);
    expect(points.length / 2).to.be.below(4 * 282);
    const ys = points.filter((_, at) => at % 2 === 1);
    expect([Math.min(...ys), Math.max(...ys)]).to.deep.equal([
      sheet.y(Math.max(...values)),
      sheet.y(Math.min(...values)),
    ]);
    const xs = points.filter((_, at) => at % 2 === 0);
    expect(xs.every((x, at) => at === 0 || x >= (xs[at - 1] ?? 0))).to.equal(true);
  });
});
