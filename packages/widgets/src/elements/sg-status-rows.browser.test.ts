import { expect } from '@open-wc/testing';
import './define/sg-state-trace.ts';
import './define/sg-status-rows.ts';
import type { ElementErrorEvent } from '../events/element-error.ts';
import { drawnOf, mountElement, removeElements } from '../testing/mount-element.ts';
import type { SgStateTrace } from './sg-state-trace.ts';
import type { SgStatusRows } from './sg-status-rows.ts';

const minute = 60_000;
const end = Date.UTC(2026, 2, 12, 14, 30);
const day = { from: end - 24 * 60 * minute, to: end };
const span = (fromMinutes: number, toMinutes: number, status: string) => ({
  from: end - fromMinutes * minute,
  to: end - toMinutes * minute,
  status,
});

describe('sg-state-trace', () => {
  afterEach(removeElements);

  it('draws spans whatever their order, and says as a sentence how long each state held', async () => {
    const spans = [span(120, 0, 'ok'), span(1_440, 180, 'ok'), span(180, 120, 'critical')];
    const trace = await mountElement<SgStateTrace>('sg-state-trace', { label: 'api-router', spans, ...day });
    const picture = trace.renderRoot.querySelector('[role=img]');
    expect(picture?.getAttribute('aria-label')).to.equal('api-router: Critical 1 h, OK 23 h');
    expect([...trace.renderRoot.querySelectorAll('rect')].map(({ classList }) => classList[0])).to.deep.equal([
      't-ok',
      't-ok',
      't-critical',
    ]);
  });

  it('says that nothing was ever reported, and what was left out', async () => {
    const trace = await mountElement<SgStateTrace>('sg-state-trace', {
      label: 'x',
      spans: [{ from: Number.NaN }, 7],
      ...day,
    });
    expect(trace.renderRoot.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal('x: never reported');
    expect(trace.renderRoot.querySelector('.note')?.textContent).to.equal('2 spans left out: no valid times');
  });

  it('takes its range from its spans, and refuses one that ends before it begins', async () => {
    const trace = await mountElement<SgStateTrace>('sg-state-trace', {
      spans: [span(60, 30, 'ok'), span(30, 0, 'warn')],
    });
    expect(trace.renderRoot.querySelector('[role=img]')?.getAttribute('aria-label')).to.equal(
      'State: Degraded 30 min, OK 30 min',
    );
    const codes: string[] = [];
    trace.addEventListener('error', (event: Event) => codes.push((event as ElementErrorEvent).code));
    Object.assign(trace, { from: 5, to: 1 });
    await drawnOf(trace);
    expect([codes, trace.renderRoot.querySelector('[part=problem]') !== null]).to.deep.equal([['range'], true]);
  });
});

const rows = [
  {
    name: 'well',
    status: 'ok',
    value: 99.7,
    unit: 'percent',
    digits: 2,
    spans: [span(1_440, 0, 'ok')],
    extra: [1, 2, 3],
    last: '8 ms',
  },
  { name: 'silent', status: 'unknown', value: null, extra: 'never reported' },
  {
    name: 'down',
    status: 'critical',
    value: 12,
    unit: 'percent',
    message: 'unreachable',
    partly: 'of 3 h',
    spans: [span(60, 0, 'critical')],
  },
  { name: '<b>odd</b>', status: 'blue' },
];

describe('sg-status-rows', () => {
  afterEach(removeElements);
  const names = (element: SgStatusRows) =>
    [...element.renderRoot.querySelectorAll('[role=rowheader]')].map(({ textContent }) => textContent?.trim());

  it('puts the worst first, unless the order is given', async () => {
    const element = await mountElement<SgStatusRows>('sg-status-rows', { rows, ...day });
    expect(names(element)).to.deep.equal(['down', 'silent', '<b>odd</b>', 'well']);
    element.order = 'given';
    await drawnOf(element);
    expect(names(element)).to.deep.equal(['well', 'silent', 'down', '<b>odd</b>']);
  });

  it('is a table whose absent values are dashes, and says for how much a value is known', async () => {
    const element = await mountElement<SgStatusRows>(
      'sg-status-rows',
      { label: 'Services', rows, ...day },
      { width: 960 },
    );
    expect(element.renderRoot.querySelector('[role=table]')?.getAttribute('aria-label')).to.equal('Services');
    const values = [...element.renderRoot.querySelectorAll('[role=row]:not(.h) > [role=cell]:nth-child(3)')];
    expect(values.map(({ textContent }) => textContent?.trim())).to.deep.equal(['12.0%', '–', '–', '99.70%']);
    expect(element.renderRoot.querySelector('.partly svg')?.getAttribute('aria-label')).to.equal('of 3 h');
  });

  it('keeps the worst few in a narrow place and says how many more there are', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      name: `s${index}`,
      status: index === 19 ? 'warn' : 'ok',
    }));
    const element = await mountElement<SgStatusRows>('sg-status-rows', { rows: many, ...day }, { width: 280 });
    expect(names(element)).to.deep.equal(['s19', 's0', 's1', 's2', 's3', 's4']);
    const more = element.renderRoot.querySelector<HTMLElement>('.more button');
    expect(more?.textContent).to.equal('14 more');
    more?.click();
    await drawnOf(element);
    expect([names(element).length, element.renderRoot.querySelector('.more button')?.textContent]).to.deep.equal([
      20,
      'Fewer',
    ]);
  });
});
