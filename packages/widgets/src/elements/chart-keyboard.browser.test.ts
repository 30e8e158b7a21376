// The keyboard path through every kind of chart, and what is told on it.
import { expect } from '@open-wc/testing';
import { holds } from '../testing/until.ts';
import './define/sg-distribution.ts';
import './define/sg-time-series.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import type { SgDistribution } from './sg-distribution.ts';
import type { SgTimeSeries } from './sg-time-series.ts';
import type { ChartData, ChartKind } from './time-series-data.ts';

const minute = 60_000;
const start = Date.UTC(2026, 2, 12, 12);
const data: ChartData = {
  times: Array.from({ length: 30 }, (_, index) => start + index * minute),
  widthMs: minute,
  series: [
    { key: 'a', label: 'Alpha', values: Array.from({ length: 30 }, (_, index) => (index === 4 ? null : index)) },
    { key: 'b', label: 'Beta', values: Array.from({ length: 30 }, (_, index) => (index === 4 ? null : -index)) },
  ],
  open: true,
};
const kinds: Readonly<Record<string, Partial<SgTimeSeries>>> = {
  line: { kind: 'line' },
  band: { kind: 'line', data: { ...data, band: { upper: 'a', lower: 'b' } } },
  area: { kind: 'area' },
  stacked: { kind: 'stacked' },
  bar: { kind: 'bar' },
} satisfies Record<string, { kind: ChartKind; data?: ChartData }>;

const slider = (element: SgTimeSeries | SgDistribution): HTMLElement =>
  element.renderRoot.querySelector('[role=slider]') as HTMLElement;
async function press(element: SgTimeSeries | SgDistribution, key: string, shiftKey = false): Promise<string> {
  slider(element).dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  await drawnOf(element);
  return slider(element).getAttribute('aria-valuetext') ?? '';
}
const said = (element: SgTimeSeries | SgDistribution, name: string): number => Number(slider(element).getAttribute(`aria-${name}`)); // biome-ignore format: one line

for (const [name, props] of Object.entries(kinds))
  describe(`<sg-time-series>, ${name}, by keyboard`, () => {
    afterEach(removeElements);

    it('is one tab stop; arrows walk its points and series, each read out with what is known of it', async () => {
      const element = await mountElement<SgTimeSeries>('sg-time-series', { label: 'Load', data, ...props });
      expect(element.renderRoot.querySelectorAll('[role=slider][tabindex="0"]').length).to.equal(1);
      expect(slider(element).getAttribute('aria-label')).to.equal('Load: Alpha, Beta, 12:00 – 12:29');
      expect(await press(element, 'Home')).to.equal('12:00:00, Alpha 0, Beta 0');
      expect(await press(element, 'ArrowRight')).to.equal('12:01:00, Alpha 1, Beta −1');
      expect(await press(element, 'ArrowDown')).to.equal('12:01:00, Alpha 1');
      expect(await press(element, 'ArrowRight')).to.equal('12:02:00, Alpha 2');
      expect(await press(element, 'ArrowDown')).to.equal('12:02:00, Beta −2');
      expect(await press(element, 'ArrowDown')).to.equal('12:02:00, Alpha 2, Beta −2');
      await press(element, 'ArrowRight');
      expect(await press(element, 'ArrowRight')).to.equal('12:04:00, Alpha –, Beta –, no input');
      await press(element, 'ArrowRight', true);
      expect(said(element, 'valuenow')).to.equal(14);
      expect(await press(element, 'End')).to.equal('12:29:00, Alpha 29, Beta −29, still filling');
      expect([said(element, 'valuemin'), said(element, 'valuemax')]).to.deep.equal([0, 29]);
      await press(element, 'Enter');
      await press(element, 'Escape');
      expect(element.renderRoot.querySelector('.readout')).to.equal(null);
    });

    it('a stream is read out once a second at most, and its last point at the end', async () => {
      const element = await mountElement<SgTimeSeries>('sg-time-series', { label: 'Load', data, ...props });
      slider(element).focus();
      await press(element, 'Home');
      let words = 0;
      const watch = new MutationObserver((changes) => (words += changes.length));
      watch.observe(slider(element), { attributeFilter: ['aria-valuetext'] });
      const from = performance.now();
      for (let frame = 0; frame < 20; frame++) {
        const values = Array.from({ length: 30 }, () => frame + 100);
        element.data = { ...data, series: data.series.map((one) => ({ ...one, values })) };
        await drawnOf(element);
      }
      await holds(() => slider(element).getAttribute('aria-valuetext')?.includes('Alpha 119'));
      const seconds = (performance.now() - from) / 1_000;
      watch.disconnect();
      expect(words).to.be.at.most(Math.ceil(seconds));
    });
  });

describe('<sg-distribution> by keyboard', () => {
  afterEach(removeElements);
  const values = Array.from({ length: 500 }, (_, index) => 10 + ((index * 37) % 97));

  it('the cursor stays on its values while others come, and is read out once a second at most', async () => {
    const element = await mountElement<SgDistribution>('sg-distribution', { label: 'Load', unit: 'ms', values });
    slider(element).focus();
    await press(element, 'Home');
    const words = await press(element, 'ArrowRight', true);
    const span = words.split(' · ')[0];
    let told = 0;
    const watch = new MutationObserver((changes) => (told += changes.length));
    watch.observe(slider(element), { attributeFilter: ['aria-valuetext'] });
    const from = performance.now();
    for (let more = 1; more <= 20; more++) {
      element.values = [...values, ...values.slice(0, more)];
      await drawnOf(element);
    }
    expect(element.renderRoot.querySelector('.dist-unit')?.textContent).to.contain(span);
    await holds(
      () => slider(element).getAttribute('aria-valuetext') === element.renderRoot.querySelector('.dist-unit span')?.textContent?.trim(), // biome-ignore format: one condition
    );
    const seconds = (performance.now() - from) / 1_000;
    watch.disconnect();
    expect(told).to.be.at.most(Math.ceil(seconds));
    expect(await press(element, 'Escape')).to.be.a('string');
    expect(element.renderRoot.querySelector('.dist-bar.on')).to.equal(null);
  });
});

describe('keys of layers', () => {
  afterEach(removeElements);

  it('are counted as the layers are, so that hatches of forced colours match, in the legend and above the plot', async () => {
    for (const kind of ['bar', 'stacked'] as const) {
      const element = await mountElement<SgTimeSeries>('sg-time-series', { data, kind }, { width: 480 });
      const looks = (within: string) =>
        [...element.renderRoot.querySelectorAll(`${within} .block`)].map(({ className }) => className);
      expect(looks('.legend')).to.deep.equal(['block look-0', 'block look-1']);
      element.shown = ['b'];
      await press(element, 'Home');
      expect(looks('.readout')).to.deep.equal(['block look-1']);
    }
  });
});
