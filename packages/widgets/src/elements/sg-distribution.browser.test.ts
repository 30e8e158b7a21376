import { expect } from '@open-wc/testing';
import './define/sg-distribution.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import type { SgDistribution } from './sg-distribution.ts';

const durations = Array.from({ length: 2_000 }, (_, index) => 10 ** (1 + ((index * 37) % 1_000) / 500));

const mount = async (properties: Record<string, unknown> = {}, width = 480) => {
  const element = await mountElement<SgDistribution>(
    'sg-distribution',
    { label: 'Query duration', caption: 'queries by duration', unit: 'ms', values: durations, ...properties },
    { width },
  );
  const root = element.renderRoot as ShadowRoot;
  const slider = () => root.querySelector('[role=slider]') as HTMLElement;
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    slider().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await drawnOf(element);
  };
  const text = (selector: string) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim());
  const now = () => Number(slider().getAttribute('aria-valuenow'));
  return { element, root, slider, press, text, now };
};

describe('sg-distribution', () => {
  afterEach(removeElements);

  it('draws bars and names its quantiles; the log scale stands in the unit line', async () => {
    const { root, text, slider } = await mount({ scale: 'log' });
    expect(root.querySelectorAll('.dist-bar').length).to.be.within(20, 46);
    expect(text('.dist-unit')).to.deep.equal(['queries by duration, log scale']);
    expect(text('.dist-plot text:not(.dist-tick)').map((words) => words?.split(' ')[0])).to.deep.equal([
      'p50',
      'p95',
      'p99',
    ]);
    expect(slider().getAttribute('aria-label')).to.match(/^Query duration: 2,000 values, p50 100 ms/);
  });

  it('reads out the bar under the cursor in the line above, by key and by pointer, and clears it', async () => {
    const { press, now, text, root, slider, element } = await mount();
    await press('Home');
    expect(now()).to.equal(0);
    await press('ArrowRight', { shiftKey: true });
    expect(now()).to.equal(10);
    await press('End');
    expect(now()).to.equal(Number(slider().getAttribute('aria-valuemax')));
    expect(text('.dist-unit')[0]).to.match(/ms – .* · \d+ values · [\d.]+% of all · 100.0% below/);
    expect(slider().getAttribute('aria-valuetext')).to.equal(text('.dist-unit')[0]);
    await press('Escape');
    expect([text('.dist-unit')[0], root.querySelector('.dist-bar.on')]).to.deep.equal(['queries by duration', null]);
    const { left, top, width } = slider().getBoundingClientRect();
    slider().dispatchEvent(new PointerEvent('pointermove', { clientX: left + width / 2, clientY: top + 40 }));
    await drawnOf(element);
    expect(text('.dist-unit')[0]).to.contain('of all');
    slider().click();
    slider().dispatchEvent(new PointerEvent('pointerleave'));
    await drawnOf(element);
    expect(text('.dist-unit')[0], 'pinned').to.contain('of all');
  });

  it('goes from quantile to quantile with up and down', async () => {
    const { press, now } = await mount();
    await press('Home');
    const seen: number[] = [];
    for (let step = 0; step < 4; step++) {
      await press('ArrowUp');
      seen.push(now());
    }
    expect(seen[0]).to.be.greaterThan(0);
    expect(seen[1]).to.be.greaterThan(seen[0] ?? 0);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(now()).to.equal(seen[0]);
  });

  it('says what has no place on a log scale, and refuses when nothing has', async () => {
    const { element, text, root } = await mount({ scale: 'log', values: [-5, 0, Number.NaN, 10, 100] });
    expect(text('.dist-note')).to.deep.equal([
      '2 values of 0 or less have no place on a log scale',
      '1 left out: no valid number',
    ]);
    const codes: string[] = [];
    element.addEventListener('error', (event: Event) => codes.push((event as ElementErrorEvent).code));
    element.values = [-1, -2];
    await drawnOf(element);
    expect([codes, root.querySelector('[part=problem]')?.textContent?.includes('Set scale="linear".')]).to.deep.equal([
      ['log-needs-positive'],
      true,
    ]);
    element.scale = 'linear';
    await drawnOf(element);
    expect(root.querySelectorAll('.dist-bar').length).to.be.greaterThan(0);
  });

  it('takes buckets, open ones too, and marks what it only estimates; refuses running totals', async () => {
    const buckets = [
      { from: 0, to: 10, count: 80 },
      { from: 10, to: 100, count: 15 },
      { from: 100, to: null, count: 5 },
    ];
    const { element, text } = await mount({ buckets });
    expect(text('.dist-plot text:not(.dist-tick)')).to.deep.equal(['p50 ≈ 6.3 ms', 'p95 ≈ 100 ms', 'p99 > 100 ms']);
    expect(text('.dist-note')).to.deep.equal(['5 values above 100 ms are not on the axis']);
    expect(text('.dist-unit')).to.deep.equal(['queries by duration, area shows the count']);
    const codes: string[] = [];
    element.addEventListener('error', (event: Event) => codes.push((event as ElementErrorEvent).code));
    element.buckets = [
      { from: 0, to: 10, count: 80 },
      { from: 0, to: 100, count: 95 },
    ];
    await drawnOf(element);
    expect(codes).to.deep.equal(['buckets-overlap']);
  });

  it('says that there is no value, and draws a single one in the middle', async () => {
    const { element, root } = await mount({ values: [] });
    expect(root.querySelector('.dist-none')?.textContent).to.contain('No value has come');
    element.values = [7];
    await drawnOf(element);
    const bar = root.querySelector('.dist-bar') as Element;
    const plot = root.querySelector('svg') as Element;
    const [a, b] = [bar.getBoundingClientRect(), plot.getBoundingClientRect()];
    expect(Math.abs(a.x + a.width / 2 - b.x - b.width / 2)).to.be.lessThan(3);
  });
});
