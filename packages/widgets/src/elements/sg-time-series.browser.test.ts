import { expect } from '@open-wc/testing';
import { holds } from '../testing/until.ts';
import { linkGroup } from '@streamglass/core/page';
import type { ElementErrorEvent } from '../events/element-error.ts';
import './define/sg-time-series.ts';
import type { SgTimeSeries } from './sg-time-series.ts';
import type { ChartData } from './time-series-data.ts';

const minute = 60_000;
const start = Date.UTC(2026, 2, 12, 12);
const data: ChartData = {
  times: Array.from({ length: 30 }, (_, index) => start + index * minute),
  series: [
    { key: 'a', label: 'Alpha', values: Array.from({ length: 30 }, (_, index) => index) },
    { key: 'b', label: '<img src=x onerror=alert(1)>', values: Array.from({ length: 30 }, (_, index) => 30 - index) },
  ],
  gaps: [{ from: start + 10 * minute, to: start + 12 * minute, text: 'No input' }],
};
const frames = async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
};
async function mount(props: Partial<SgTimeSeries> = {}, width = 800): Promise<SgTimeSeries> {
  const element = Object.assign(document.createElement('sg-time-series'), { timeZone: 'UTC', data, ...props });
  const frame = document.createElement('div');
  frame.style.setProperty('width', `${width}px`);
  frame.append(element);
  document.body.append(frame);
  await element.updateComplete;
  await frames();
  return element;
}
const plotOf = (element: SgTimeSeries) => element.renderRoot.querySelector<HTMLElement>('.plot')!;
const press = async (element: SgTimeSeries, key: string) => {
  plotOf(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
};
const text = (element: SgTimeSeries, selector: string) =>
  element.renderRoot.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';

describe('sg-time-series', () => {
  afterEach(() => document.body.replaceChildren());

  it('is one tab stop with a sentence, and reads its points with what is to be said of them', async () => {
    const element = await mount({ label: 'Latency' });
    expect(plotOf(element).getAttribute('aria-label')).to.contain('Latency: Alpha').and.to.contain('12:00 – 12:29');
    await press(element, 'Home');
    expect(plotOf(element).getAttribute('aria-valuetext')).to.contain('Alpha 0');
    expect(text(element, '.readout')).to.contain('12:00:00').and.to.contain('Alpha 0');
    for (let step = 0; step < 10; step++) await press(element, 'ArrowRight');
    expect(plotOf(element).getAttribute('aria-valuetext')).to.contain('No input');
  });

  it('shows strings as text', async () => {
    const element = await mount({}, 480);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    expect(text(element, '.legend')).to.contain('<img src=x');
  });

  it('the legend is the filter, below 720 px under the plot, above as names at the lines', async () => {
    for (const width of [480, 800]) {
      const element = await mount({}, width);
      const told: (readonly string[])[] = [];
      element.addEventListener('filter-change', (event) => told.push((event as Event & { shown: readonly string[] }).shown)); // biome-ignore format: one listener
      const buttons = () => [
        ...element.renderRoot.querySelectorAll<HTMLButtonElement>('.legend button, .names button'),
      ];
      expect(buttons().length).to.equal(2);
      buttons()
        .find((button) => /Alpha/.test(`${button.textContent}${button.ariaLabel}`))
        ?.click();
      await element.updateComplete;
      expect(element.shown).to.deep.equal(['a']);
      expect(
        buttons()
          .map((button) => button.getAttribute('aria-pressed'))
          .sort(),
      ).to.deep.equal(['false', 'true']);
      buttons()
        .find((button) => button.getAttribute('aria-pressed') === 'true')
        ?.click();
      await element.updateComplete;
      expect(told).to.deep.equal([['a'], []]);
    }
  });

  it('charts of a group share a crosshair, also of another kind; none answers what it was told', async () => {
    const one = await mount({ group: 'charts' });
    const two = await mount({ group: 'charts', kind: 'bar' });
    let answers = 0;
    two.addEventListener('cursor-change', () => (answers += 1));
    await press(one, 'Home');
    await two.updateComplete;
    expect(linkGroup('charts').state.cursor).to.equal(start);
    expect(plotOf(two).getAttribute('aria-valuenow')).to.equal('0');
    linkGroup('charts').set({ cursor: start + 5.5 * minute });
    await one.updateComplete;
    expect(plotOf(two).getAttribute('aria-valuenow')).to.equal('5');
    expect(answers).to.equal(0);
    one.remove();
    linkGroup('charts').set({ cursor: null });
  });

  it('charts of a group zoom together and go back together, also one that comes later; nobody answers', async () => {
    linkGroup('zooms').set({ cursor: null, zoom: null });
    const one = await mount({ group: 'zooms' });
    const two = await mount({ group: 'zooms', kind: 'bar' });
    const elsewhere = await mount({
      group: 'zooms',
      data: { times: [1, 2, 3, 4], series: [{ key: 'a', values: [1, 2, 3, 4] }] },
    });
    const told: string[] = [];
    for (const [name, element] of Object.entries({ one, two, elsewhere }))
      element.addEventListener('zoom-change', () => told.push(name));
    plotOf(one).focus();
    await press(one, 'End');
    await holds(() => {
      void press(one, '+');
      return linkGroup('zooms').state.zoom != null;
    });
    const { zoom } = linkGroup('zooms').state;
    expect(zoom?.to).to.be.closeTo(start + 29 * minute, minute);
    await holds(() => text(two, '.zoomed') !== '');
    expect(text(elsewhere, '.zoomed')).to.equal('');
    const late = await mount({ group: 'zooms' });
    await holds(() => text(late, '.zoomed') !== '');
    two.renderRoot.querySelector<HTMLButtonElement>('.zoomed button')?.click();
    await holds(() => [one, two, late].every((element) => text(element, '.zoomed') === ''));
    expect(linkGroup('zooms').state.zoom).to.equal(null);
    expect(new Set(told)).to.deep.equal(new Set(['one', 'two']));
    // Of another bundle, and older: nothing, or what is no span.
    linkGroup('zooms').set({ zoom: { from: start + 5 * minute, to: start + 9 * minute } });
    await holds(() => text(one, '.zoomed') !== '');
    linkGroup('zooms').set({ zoom: { from: 'x', to: Number.NaN } as never });
    await frames();
    expect(text(one, '.zoomed')).not.to.equal('');
    linkGroup('zooms').set({ zoom: null });
  });

  it('its table has the points that are shown, newest first, as they read above the plot, with notes', async () => {
    const element = await mount({ unit: 'ms', shown: ['a'], data: { ...data, open: true } });
    const twin = element.twin();
    expect(twin?.columns.map(({ label }) => label)).to.deep.equal(['Time, UTC', 'Alpha, ms', 'Note']);
    expect(twin?.rows.length).to.equal(30);
    expect(twin?.rows[0]).to.deep.equal({ time: '2026-03-12T12:29:00.000Z', 'of-a': 29, note: 'still filling' });
    expect(twin?.rows[18]).to.deep.equal({ time: '2026-03-12T12:11:00.000Z', 'of-a': 11, note: 'No input' });
    expect(twin?.columns[0]?.format?.('2026-03-12T12:11:00.000Z')).to.equal('12:11:00');
    expect(element.twin(), 'made once').to.equal(twin);
  });

  it('zoom is told when the reader did it, survives new data, and has a way back that moves nothing', async () => {
    const element = await mount();
    const told: unknown[] = [];
    element.addEventListener('zoom-change', (event) => told.push((event as Event & { from: number | null }).from));
    element.zoom({ from: start + 5 * minute, to: start + 15 * minute });
    await frames();
    expect(told).to.deep.equal([]);
    const height = element.offsetHeight;
    element.data = {
      ...data,
      times: [...Array.from(data.times), start + 30 * minute, start + 31 * minute],
    };
    await element.updateComplete;
    await frames();
    expect(text(element, '.zoomed')).to.equal('12:05 – 12:152 newBack to live');
    expect(element.offsetHeight).to.equal(height);
    element.renderRoot.querySelector<HTMLButtonElement>('.zoomed button')?.click();
    await frames();
    expect(element.renderRoot.querySelector('.zoomed')).to.equal(null);
    expect(told.at(-1)).to.equal(null);
  });

  it('what cannot be drawn is said in its place and in an error event with code and cure', async () => {
    const element = await mount();
    const errors: string[] = [];
    element.addEventListener('error', (event: Event) => {
      const { code, hint } = event as Event as ElementErrorEvent;
      errors.push(`${code}: ${hint}`);
    });
    element.data = { times: data.times, series: [{ key: 'a', values: 7 }] } as unknown as ChartData;
    await element.updateComplete;
    expect(text(element, '.refusal')).to.contain('data.series[0].values must be a list; it is number 7');
    element.data = { ...data, series: [...data.series, ...data.series] };
    await element.updateComplete;
    await frames();
    expect(errors).to.deep.equal(['not-a-list: Give an array.', 'same-key: Give each series a key of its own.']);
    element.data = data;
    element.log = true;
    await element.updateComplete;
    expect(errors.at(-1)).to.contain('not-on-log-axis');
    expect(text(element, '.unit')).to.contain('log scale').and.to.contain('1 value of 0 or less');
  });

  it('says when there is no point, and draws when there is', async () => {
    const element = await mount({ data: { times: [], series: [] } });
    expect(text(element, '.said')).to.contain('no point');
    const { offsetHeight } = element;
    element.data = { times: [start], series: [{ key: 'a', values: [1] }] };
    await element.updateComplete;
    expect(plotOf(element).querySelector('canvas')).to.not.equal(null);
    expect(element.offsetHeight).to.equal(offsetHeight);
  });

  it('sorts times that are out of order, with everything that belongs to them', async () => {
    const element = await mount({
      data: { times: [start + minute, start], series: [{ key: 'a', label: 'A', values: [1, 0] }] },
    });
    await press(element, 'Home');
    expect(plotOf(element).getAttribute('aria-valuetext')).to.equal('12:00:00, A 0');
    expect(text(element, '.readout')).to.contain('A 0');
  });

  it('comes and goes in the page, hidden and shown, and draws again', async () => {
    const element = await mount();
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await frames();
    expect(plotOf(element).querySelector('canvas')?.width).to.be.greaterThan(0);
    parent.style.setProperty('display', 'none');
    await frames();
    element.data = { ...data };
    await frames();
    parent.style.setProperty('display', 'block');
    await frames();
    expect(plotOf(element).querySelector('canvas')?.getBoundingClientRect().width).to.equal(800);
  });

  it('kinds share data; a switch between them draws the other', async () => {
    const element = await mount();
    for (const kind of ['bar', 'stacked', 'area', 'line'] as const) {
      element.kind = kind;
      await element.updateComplete;
      expect(plotOf(element).querySelectorAll('canvas').length).to.equal(2);
      expect((await element.drawing()?.svg?.())?.length).to.be.greaterThan(500);
    }
  });
});
