import { expect } from '@open-wc/testing';
import './define/sg-figures.ts';
import './define/sg-gauge.ts';
import './define/sg-tile.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import type { SgFigures } from './sg-figures.ts';
import type { SgGauge } from './sg-gauge.ts';
import type { SgTile } from './sg-tile.ts';

const textIn = (element: { readonly renderRoot: ParentNode }, selector: string): string =>
  (element.renderRoot.querySelector(selector)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const tile = (properties: Record<string, unknown>) =>
  mountElement<SgTile>('sg-tile', { label: 'Queries', ...properties }, { width: 200 });

describe('sg-tile', () => {
  afterEach(removeElements);

  it('says a change in words, with its sign in the title', async () => {
    const element = await tile({ value: 48_210, change: 0.062, against: 'yesterday' });
    expect([textIn(element, '.vl'), textIn(element, '.dl')]).to.deep.equal(['48,210', '6.2% more']);
    expect(element.renderRoot.querySelector<HTMLElement>('.dl')?.title).to.equal('+6.2% against yesterday');
    Object.assign(element, { change: -0.114, more: 'slower', less: 'faster' });
    await drawnOf(element);
    expect([textIn(element, '.dl'), element.renderRoot.querySelector<HTMLElement>('.dl')?.title]).to.deep.equal([
      '11.4% faster',
      '−11.4% against yesterday',
    ]);
    element.change = 0;
    await drawnOf(element);
    expect(textIn(element, '.dl')).to.equal('no change');
  });

  it('says by how much a target is missed, with a glyph and not by colour alone', async () => {
    const element = await tile({ value: 92.7, unit: 'percent', target: 95 });
    expect([textIn(element, '.vl'), textIn(element, '.dl'), textIn(element, '.tg')]).to.deep.equal([
      '92.7%',
      '2.3 pt below target',
      'target 95%',
    ]);
    expect(element.renderRoot.querySelector('.dl .c-warn')).not.to.equal(null);
    Object.assign(element, { value: 1_200, unit: 'ms', target: 1_500, targetKind: 'at-most' });
    await drawnOf(element);
    expect([textIn(element, '.dl'), textIn(element, '.tg')]).to.deep.equal(['', 'target ≤ 1.5 s']);
  });

  it('draws a trend, or how much of the target is reached where there is none', async () => {
    const element = await tile({ value: 30, target: 60, trend: [1, null, 3] });
    expect(
      [...element.renderRoot.querySelectorAll('.spark, .gauge')].map(({ classList }) => classList[0]),
    ).to.deep.equal(['spark']);
    element.trend = [];
    await drawnOf(element);
    expect(
      [...element.renderRoot.querySelectorAll('.spark, .gauge')].map(({ classList }) => classList[0]),
    ).to.deep.equal(['gauge']);
  });

  it('is a dash with its reason without a number, never 0', async () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY, undefined, '7']) {
      const element = await tile({ value, absent: 'Not shown: no rating event has ever been seen.', trend: [1, 2] });
      expect([textIn(element, '.vl'), textIn(element, '.why')]).to.deep.equal([
        '–',
        'Not shown: no rating event has ever been seen.',
      ]);
      expect(element.renderRoot.querySelector('.spark')).to.equal(null);
    }
    expect(textIn(await tile({ value: null }), '.why')).to.equal('Not shown: no value has come.');
  });

  it('shortens from 100,000 on, and speaks the language of its place', async () => {
    const element = await tile({ value: 412_345, lang: 'de', change: 0.5 });
    expect(textIn(element, '.vl')).to.equal('412.345');
    element.lang = 'en';
    element.requestUpdate();
    await drawnOf(element);
    expect(textIn(element, '.vl')).to.equal('412.3K');
  });
});

describe('sg-figures', () => {
  afterEach(removeElements);

  it('shows small figures from plain data, absent ones with their reason', async () => {
    const items = [
      { label: 'Mean uptime', value: 98.61, unit: 'percent', digits: 2, sub: '8 services' },
      { label: 'Rating', value: Number.NaN, absent: 'no rating event' },
      null,
    ];
    const element = await mountElement<SgFigures>('sg-figures', { items });
    const figures = [...element.renderRoot.querySelectorAll('.figs > div')].map(({ textContent }) =>
      textContent?.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(figures.slice(0, 2)).to.deep.equal(['Mean uptime 98.61% 8 services', 'Rating – no rating event']);
    expect(figures[2]).to.contain('–');
  });

  it('lays tiles out in one row, in twos or threes, or flat, by its width', async () => {
    const element = document.createElement('sg-figures') as SgFigures;
    for (let index = 0; index < 5; index++)
      element.append(Object.assign(document.createElement('sg-tile'), { label: `t${index}`, value: index }));
    const columns = async (width: number) => {
      const place = document.createElement('div');
      place.className = 'element-fixture';
      place.style.setProperty('inline-size', `${width}px`);
      place.append(element);
      document.body.append(place);
      element.requestUpdate();
      await drawnOf(element);
      await drawnOf(element);
      const tops = [...element.children].map((child) => Math.round(child.getBoundingClientRect().top));
      return tops.filter((top) => top === tops[0]).length;
    };
    expect([await columns(960), await columns(480), await columns(280)]).to.deep.equal([5, 3, 1]);
    expect([...element.children].every((child) => child.hasAttribute('flat'))).to.equal(true);
  });
});

describe('sg-gauge', () => {
  afterEach(removeElements);

  it('is a meter with its number beside it; too much fills it', async () => {
    const element = await mountElement<SgGauge>('sg-gauge', { label: 'Pool', value: 140, max: 100 });
    const meter = element.renderRoot.querySelector('[role=meter]');
    expect([meter?.getAttribute('aria-valuenow'), meter?.getAttribute('aria-valuetext')]).to.deep.equal([
      '100',
      '140 of 100',
    ]);
    expect(textIn(element, 'bdi')).to.equal('140 of 100');
  });

  it('is a dash without a number, and refuses a bar that nothing fills', async () => {
    const element = await mountElement<SgGauge>('sg-gauge', { label: 'Pool', value: Number.NaN });
    expect(textIn(element, '.line')).to.contain('–');
    const codes: string[] = [];
    element.addEventListener('error', (event: Event) => codes.push((event as ElementErrorEvent).code));
    element.max = 0;
    await drawnOf(element);
    expect(codes).to.deep.equal(['gauge-max']);
  });
});
