import { expect } from '@open-wc/testing';
import { TokenController } from '../../controllers/tokens.ts';
import { Bars } from '../bars/bars.ts';
import type { BarsData } from '../bars/types.ts';
import { TimeSeries } from './time-series.ts';
import type { Frame, PlotWords, TimeSeriesData, Zoomed } from './types.ts';

const minute = 60_000;
const start = Date.UTC(2026, 2, 12, 12);
const words: PlotWords = {
  timeZone: 'UTC',
  tick: (time) => new Date(time).toISOString().slice(11, 16),
  level: (value) => String(value),
  flag: (index) => `#${index}`,
  point: (index, key) => `point ${index} ${key ?? 'all'}`,
  end: 'now',
  unit: 'ms <per> "minute"',
};
const frame: Frame = { width: 600, height: 200, left: 40 };
const lines = (count: number, more: Partial<TimeSeriesData> = {}, from = start): TimeSeriesData => ({
  times: Array.from({ length: count }, (_, index) => from + index * minute),
  coverage: Array.from({ length: count }, () => 'received'),
  open: false,
  summary: 'a line',
  series: [
    { key: 'a', label: 'A & <b>', color: 'series-1', values: Array.from({ length: count }, (_, index) => index) },
    { key: 'b', label: 'B', color: 'ink-2', values: Array.from({ length: count }, (_, index) => 40 - index) },
  ],
  ...more,
});
const bars = (count: number): BarsData => {
  const { times, coverage } = lines(count);
  const values = times.map((_, index) => index + 1);
  return { times, coverage, widthMs: minute, parts: [{ key: 'p', label: 'P', color: 'ink', values }], summary: 'bars' };
};
const frames = async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
};
const places: { place: HTMLElement; plot: TimeSeries | Bars }[] = [];
function mount() {
  const place = document.createElement('div');
  document.body.append(place);
  const moves: (number | null)[] = [];
  const zooms: (Zoomed | null)[] = [];
  const options = {
    tokens: new TokenController([], () => {}),
    onCursor: (_: number | null, time: number | null) => moves.push(time),
    onZoom: (zoomed: Zoomed | null) => zooms.push(zoomed),
  };
  const plot = new TimeSeries(options);
  places.push({ place, plot });
  return { place, plot, moves, zooms, options };
}
const press = (place: HTMLElement, key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  place.dispatchEvent(event);
  return event.defaultPrevented;
};
const point = (place: HTMLElement, type: string, x: number, more: PointerEventInit = {}) => {
  const box = place.getBoundingClientRect();
  place.dispatchEvent(
    new PointerEvent(type, { clientX: box.left + x, clientY: box.top + 50, pointerId: 1, button: 0, bubbles: true, cancelable: true, ...more }), // biome-ignore format: one event
  );
};
/** Zoom comes when a pointer does. */
const near = async (place: HTMLElement) => {
  point(place, 'pointerenter', 100);
  await import('./zoom.ts');
  await frames();
};
const ink = (place: HTMLElement): number => {
  const canvas = place.querySelector('canvas')!;
  if (canvas.width === 0) return 0;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) count += 1;
  return count;
};

describe('charts over time', () => {
  afterEach(() => {
    for (const { place, plot } of places.splice(0)) {
      plot.destroy();
      place.remove();
    }
  });

  it('zoom stays where it is while data streams in, counts what came, and goes back to live', async () => {
    const { place, plot, zooms } = mount();
    plot.draw(place, lines(40), words, frame);
    plot.zoom({ from: start + 10 * minute, to: start + 20 * minute });
    for (let more = 1; more <= 3; more++) plot.draw(place, lines(40 + more), words, frame);
    expect(plot.zoomed).to.deep.equal({ from: start + 10 * minute, to: start + 20 * minute, behind: 3 });
    await frames();
    expect(zooms.at(-1)?.behind).to.equal(3);
    plot.live();
    await frames();
    expect([plot.zoomed, zooms.at(-1)]).to.deep.equal([null, null]);
  });

  it('a span that has left the data moves on with it, as long as before', () => {
    const { place, plot } = mount();
    plot.draw(place, lines(40), words, frame);
    plot.zoom({ from: start, to: start + 10 * minute });
    plot.draw(place, lines(40, {}, start + 25 * minute), words, frame);
    expect(plot.zoomed?.from).to.equal(start + 25 * minute);
    expect(plot.zoomed?.to).to.equal(start + 35 * minute);
  });

  it('a drag marks a span and zooms to it; zoomed, it pans; a press that was a drag pins nothing', async () => {
    const { place, plot, moves } = mount();
    plot.draw(place, lines(41), words, frame);
    await near(place);
    const { left, width } = plot.box;
    point(place, 'pointerdown', left + width * 0.25);
    point(place, 'pointermove', left + width * 0.4);
    point(place, 'pointermove', left + width * 0.5);
    point(place, 'pointerup', left + width * 0.5);
    point(place, 'click', left + width * 0.5);
    expect(plot.zoomed?.from).to.be.closeTo(start + 10 * minute, 1);
    expect(plot.zoomed?.to).to.be.closeTo(start + 20 * minute, 1);
    point(place, 'pointerdown', 200);
    point(place, 'pointermove', 200 - width / 10);
    point(place, 'pointerup', 200 - width / 10);
    expect(plot.zoomed?.from).to.be.closeTo(start + 11 * minute, 1);
    await frames();
    point(place, 'pointermove', left + width / 2);
    point(place, 'pointerleave', 0);
    expect(moves.at(-1)).to.equal(null);
  });

  it('the wheel scrolls the page; with Ctrl it zooms about the pointer', async () => {
    const { place, plot } = mount();
    plot.draw(place, lines(41), words, frame);
    await near(place);
    const { left, width } = plot.box;
    const wheel = (ctrlKey: boolean) => {
      const clientX = place.getBoundingClientRect().left + left + width / 2;
      const event = new WheelEvent('wheel', { deltaY: -60, ctrlKey, clientX, bubbles: true, cancelable: true });
      place.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([wheel(false), plot.zoomed]).to.deep.equal([false, null]);
    expect(wheel(true)).to.equal(true);
    const { from, to } = plot.zoomed!;
    expect((from + to) / 2).to.be.closeTo(start + 20 * minute, 1);
    expect(to - from).to.be.lessThan(39 * minute);
  });

  it('two fingers pinch', async () => {
    const { place, plot } = mount();
    plot.draw(place, lines(41), words, frame);
    await near(place);
    const finger = (type: string, pointerId: number, x: number) =>
      point(place, type, x, { pointerId, pointerType: 'touch' });
    finger('pointerdown', 1, 200);
    finger('pointerdown', 2, 300);
    finger('pointermove', 2, 400);
    finger('pointerup', 2, 400);
    finger('pointerup', 1, 200);
    expect(plot.zoomed!.to - plot.zoomed!.from).to.be.closeTo(20 * minute, 10);
  });

  it('keys zoom in about the crosshair, out and back; the seen span follows the crosshair', async () => {
    const { place, plot } = mount();
    plot.draw(place, lines(41), words, frame);
    await near(place);
    press(place, 'Home');
    expect(press(place, '+')).to.equal(true);
    expect(plot.zoomed?.from).to.equal(start);
    press(place, 'End');
    expect(plot.zoomed?.to).to.equal(start + 40 * minute);
    press(place, '-');
    press(place, '0');
    expect(plot.zoomed).to.equal(null);
    expect(press(place, 'Escape')).to.equal(true);
    expect(press(place, 'Escape')).to.equal(false);
  });

  it('up and down walk the series, whose value is then read; hidden ones are left out', () => {
    const { place, plot } = mount();
    const data = lines(5);
    plot.draw(place, data, words, frame);
    const said = () => place.getAttribute('aria-valuetext');
    press(place, 'Home');
    expect(said()).to.equal('point 0 all');
    press(place, 'ArrowDown');
    expect(said()).to.equal('point 0 a');
    press(place, 'ArrowDown');
    expect(said()).to.equal('point 0 b');
    press(place, 'ArrowDown');
    expect(said()).to.equal('point 0 all');
    const [a, b] = data.series;
    plot.draw(place, { ...data, series: [{ ...a!, hidden: true }, b!] }, words, frame);
    press(place, 'ArrowDown');
    expect(said()).to.equal('point 0 b');
  });

  it('the crosshair is a time: data that slides under it leaves it there, and what others show is not told on', () => {
    const { place, plot, moves } = mount();
    plot.draw(place, lines(20), words, frame);
    press(place, 'Home');
    press(place, 'ArrowRight', { shiftKey: true });
    expect(moves).to.deep.equal([start, start + 10 * minute]);
    plot.draw(place, lines(20, {}, start + 4 * minute), words, frame);
    expect([plot.time, plot.index]).to.deep.equal([start + 10 * minute, 6]);
    plot.show(start + 12.4 * minute);
    expect(plot.index).to.equal(8);
    plot.show(start - 60 * minute);
    expect(plot.index).to.equal(null);
    expect(moves.length).to.equal(2);
  });

  it('a moment belongs to the bucket that holds it', () => {
    const { place, options } = mount();
    const plot = new Bars(options);
    places.push({ place, plot });
    plot.draw(place, bars(10), words, frame);
    plot.show(start + 3.9 * minute);
    expect(plot.index).to.equal(3);
    const days = lines(3, { widthMs: minute });
    const line = new TimeSeries(options);
    places.push({ place, plot: line });
    line.draw(place, days, words, frame);
    line.show(start + 2.9 * minute);
    expect(line.index).to.equal(2);
  });

  it('a pinned crosshair stays while the pointer passes by', () => {
    const { place, plot } = mount();
    plot.draw(place, lines(20), words, frame);
    point(place, 'pointermove', 300);
    const at = plot.index;
    point(place, 'click', 300);
    point(place, 'pointermove', 500);
    point(place, 'pointerleave', 700);
    expect(plot.index).to.equal(at);
    press(place, 'Escape');
    expect(plot.index).to.equal(null);
  });

  it('without room nothing is drawn, and with it the picture is there', () => {
    const { place, plot } = mount();
    plot.draw(place, lines(20), words, { ...frame, width: 0, height: 0 });
    press(place, 'Home');
    expect([ink(place), plot.drawing()]).to.deep.equal([0, null]);
    plot.draw(place, lines(20), words, frame);
    expect(ink(place)).to.be.greaterThan(400);
  });

  for (const [name, data] of Object.entries({
    'no point': lines(0),
    'one point': lines(1),
    'one time for all points': lines(9, { times: Array.from({ length: 9 }, () => start) }),
    'nothing known': lines(9, { series: [{ key: 'a', label: 'a', color: 'ink', values: Array.from({ length: 9 }, () => null) }] }), // biome-ignore format: one row
    'nothing finite': lines(2, { series: [{ key: 'a', label: 'a', color: 'ink', values: [Number.NaN, Number.POSITIVE_INFINITY] }] }), // biome-ignore format: one row
    'huge and tiny': lines(2, { series: [{ key: 'a', label: 'a', color: 'ink', values: [-1e300, 1e300] }] }),
    'all negative': lines(2, { series: [{ key: 'a', label: 'a', color: 'ink', values: [-5, -3] }] }),
    'a name of 10,000 letters': lines(3, { series: [{ key: 'a', label: 'x'.repeat(10_000), note: 'y'.repeat(10_000), color: 'ink', values: [1, 2, 3] }] }), // biome-ignore format: one row
    'areas upon each other with holes': lines(9, { area: 'stacked' }),
  }))
    it(`${name}: drawn, and by keyboard too`, () => {
      const { place, plot } = mount();
      plot.draw(place, data, words, { ...frame, direct: true });
      for (const key of ['Home', 'ArrowRight', 'End', 'ArrowUp', 'Enter', 'Escape']) press(place, key);
      expect(ink(place)).to.be.greaterThan(30);
      plot.zoom({ from: start, to: start + 1 });
      expect(plot.drawing()?.width).to.equal(600);
    });

  it('names at the ends of lines never overlap; where they find no room there are none', () => {
    const { place, plot } = mount();
    const same = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `${index}`, label: `series ${index}`, color: 'ink', values: [1, 1, 1] })); // biome-ignore format: one row
    plot.draw(place, lines(3, { series: same(5) }), words, { ...frame, direct: true });
    expect(plot.names.length).to.equal(5);
    plot.names.forEach(({ top, height }, index) => {
      expect(top)
        .to.be.at.least(0)
        .and.at.most(166 - height + 10);
      const before = plot.names[index - 1];
      if (before) expect(top).to.be.at.least(before.top + before.height);
    });
    plot.draw(place, lines(3, { series: same(30) }), words, { ...frame, direct: true });
    expect(plot.names.length).to.equal(0);
  });

  it('a million points cost what a screen full of them does, and no peak is lost', () => {
    const { place, plot } = mount();
    const count = 1_000_000;
    const values = Array.from({ length: count }, (_, index) => (index === 654_321 ? 1_000 : index % 7));
    const data = lines(0, {
      times: Array.from({ length: count }, (_, index) => start + index),
      series: [{ key: 'a', label: 'a', color: 'ink', values }],
    });
    let segments = 0;
    const { lineTo } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.lineTo = function (this: CanvasRenderingContext2D, x: number, y: number) {
      segments += 1;
      highest = Math.min(highest, y);
      lineTo.call(this, x, y);
    };
    let highest = Number.POSITIVE_INFINITY;
    try {
      plot.draw(place, data, words, frame);
    } finally {
      CanvasRenderingContext2D.prototype.lineTo = lineTo;
    }
    expect(segments).to.be.lessThan(4 * 600 * devicePixelRatio);
    expect(highest).to.be.lessThan(20);
  });

  it('what is seen becomes PNG and SVG, with unit and legend, and its text is text', async () => {
    const { place, plot } = mount();
    plot.draw(place, lines(20, { thresholds: [{ value: 10, label: '<script>' }] }), words, frame);
    const drawing = plot.drawing()!;
    expect(drawing.height).to.be.greaterThan(200 + 20);
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_200, height: 600 });
    const context = canvas.getContext('2d')!;
    context.scale(2, 2);
    drawing.paint(context);
    expect(context.getImageData(0, 0, 200, 30).data.some((value) => value > 0)).to.equal(true);
    const svg = await drawing.svg!();
    const parsed = new DOMParser().parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`,
      'image/svg+xml',
    );
    expect(parsed.querySelector('parsererror')).to.equal(null);
    const texts = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).to.include.members(['ms <per> "minute"', 'A & <b>', 'B', '<script>', 'now']);
    expect(parsed.querySelectorAll('script').length).to.equal(0);
    expect(parsed.querySelectorAll('path').length).to.be.greaterThan(3);
  });

  it('leaves nothing behind', () => {
    const { place, plot, moves } = mount();
    plot.draw(place, lines(20), words, frame);
    plot.destroy();
    expect(place.childElementCount).to.equal(0);
    press(place, 'Home');
    expect(moves.length).to.equal(0);
  });
});
