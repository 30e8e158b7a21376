import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
// Already there when a row is opened.
import '../../primitives/log/detail.ts';
import '../../define/event-flow.ts';
import { cleanUp, mountPane, settled as laidOut, textOf } from '../../testing/fixture.ts';
import { until } from '../../testing/until.ts';
import {
  createFlowClient,
  type FakeTail,
  flowGap,
  flowNow,
  sampleChart,
  sampleEvents,
  sampleFlowMetrics,
} from '../../testing/flow-samples.ts';
import type { EventFlow } from './event-flow.ts';

/** After the log drew all that came, and what that changed in turn. */
const settled = async (pane: EventFlow): Promise<void> => {
  await laidOut(pane);
  await until(() => expect(pane.log?.drawn ?? true).to.equal(true));
  await laidOut(pane);
};
const mount = async (options: Parameters<typeof mountPane>[1] = {}) => {
  const client = createFlowClient();
  const { pane } = await mountPane<EventFlow>('event-flow', { client, ...options });
  await settled(pane);
  return { pane, client, tail: (): FakeTail => client.tails.at(-1)! };
};
const rows = (pane: EventFlow) =>
  [...pane.renderRoot.querySelectorAll<HTMLElement>('.log .lr:not(.h)')].filter(({ hidden }) => !hidden);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('event-flow', () => {
  afterEach(async () => {
    cleanUp();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('asks for what a screen can show, with some history', async () => {
    const { tail, client } = await mount();
    expect(tail().options).to.deep.equal({ perSecond: 200, last: 100 });
    expect(client.tails.filter(({ released }) => !released).length).to.equal(1);
  });

  it('shows events as they come, newest on top, with domain, verb, source, correlation and lag', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(6));
    await settled(pane);
    const cells = [...rows(pane)[0]!.querySelectorAll<HTMLElement>('[role="gridcell"]')]
      .filter(({ hidden }) => !hidden)
      .map(({ textContent }) => textContent);
    expect(cells[1]).to.match(/^14:31:5\d\.\d{3}$/);
    expect(cells.slice(2, 5)).to.deep.equal(['agent', 'omninode.agent.execution.completed.v1', 'polymorphic-agent']);
    expect(cells[6]).to.match(/^\d+ ms$/);
    expect(rows(pane)[3]!.querySelector('.c-critical')?.textContent).to.equal('failed');
    expect(textOf(pane, '.ft')).to.contain('6 of 61,378 events in the log');
  });

  it('sums up the range above the plot', async () => {
    const { pane } = await mount();
    expect(textOf(pane, '.sum')).to.equal(
      `${sampleFlowMetrics.totalEvents.toLocaleString('en')} events · 41 types · 318 failures · lag p95 61 ms`,
    );
    expect(textOf(pane, '.unit')).to.contain('events per minute');
  });

  it('reads a bucket out in the unit line and as the value of the plot, by keyboard', async () => {
    const { pane } = await mount();
    const plot = pane.renderRoot.querySelector<HTMLElement>('.plot')!;
    expect(plot.getAttribute('aria-label')).to.contain('most in agent');
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await settled(pane);
    const first = sampleChart.throughput[0]!;
    expect(textOf(pane, '.sum')).to.contain(`13:33 · ${first.value} events · agent ${first.byDomain['agent']}`);
    expect(plot.getAttribute('aria-valuetext')).to.contain(`13:33 · ${first.value} events`);
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    await settled(pane);
    expect(plot.getAttribute('aria-valuetext')).to.contain('still filling');
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settled(pane);
    expect(textOf(pane, '.sum')).to.contain('41 types');
  });

  it('pauses with the reader, counts what comes, and goes back to live in one step', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(10));
    await settled(pane);
    rows(pane)[1]!.click();
    await settled(pane);
    expect(pane.paused).to.equal(true);
    tail().send(sampleEvents(128, 10));
    await settled(pane);
    expect(textOf(pane, '.pill')).to.equal('Paused, 128 new');
    expect(textOf(pane, '.feed')).to.contain('Paused · 128 buffered');
    expect(rows(pane).length).to.be.greaterThan(1);
    [...pane.renderRoot.querySelectorAll<HTMLElement>('.ft .btn')].at(-1)!.click();
    await settled(pane);
    expect([pane.paused, pane.log?.length, pane.log?.waiting]).to.deep.equal([false, 138, 0]);
  });

  it('stops taking events when nothing more can be kept, and says how many were not loaded', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(4));
    await settled(pane);
    pane.pause();
    tail().send(sampleEvents(1_000, 4));
    expect(tail().held).to.equal(true);
    tail().send(sampleEvents(300, 1_004));
    await settled(pane);
    expect(pane.log?.waiting).to.equal(1_300);
    pane.resume();
    await settled(pane);
    expect(tail().held).to.equal(false);
    expect(rows(pane)[0]!.innerText).to.contain('300 events came meanwhile and were not loaded');
  });

  it('says what came faster than a log can show', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(50), 1_150);
    await settled(pane);
    expect(textOf(pane, '.ft')).to.contain('1,150 more came faster than a log can show');
  });

  it('shows a gap as a row with span and number, and in the chart', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(3, 0, flowNow - 760_000));
    tail().lose(flowGap);
    tail().send(sampleEvents(3, 3));
    await settled(pane);
    expect(rows(pane)[3]!.innerText).to.contain('Gap 14:20:31 – 14:21:07 · 1,912 events not received');
    expect(pane.twin()?.rows.filter(({ note }) => note === 'with a gap').length).to.equal(2);
    expect(textOf(pane, '.ft')).to.contain('1 gap');
  });

  it('filters the log by what is typed, on the server, and begins anew', async () => {
    const { pane, tail, client } = await mount();
    tail().send(sampleEvents(20));
    const input = pane.renderRoot.querySelector<HTMLInputElement>('input')!;
    input.value = 'failed';
    input.dispatchEvent(new Event('input'));
    await until(() => expect(pane.filter).to.equal('failed'));
    await settled(pane);
    expect(client.tails.map(({ released }) => released).slice(-2)).to.deep.equal([true, false]);
    expect(tail().options.filter).to.deep.equal({
      any: ['type', 'source', 'correlationId'].map((field) => ({ field, contains: 'failed' })),
    });
    expect(textOf(pane, '.log-none')).to.equal('No event matches this filter so far.');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settled(pane);
    expect(tail().options.filter).to.equal(undefined);
  });

  it('typing t in the filter is no shortcut', async () => {
    const { pane } = await mount();
    pane.renderRoot
      .querySelector('input')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, composed: true }));
    expect(pane.table).to.equal(false);
  });

  it('the legend filters chart and log, and a chip takes it back', async () => {
    const { pane, tail } = await mount();
    const names = () => [...pane.renderRoot.querySelectorAll<HTMLElement>('button.dom')];
    names()[1]!.click();
    await settled(pane);
    expect(pane.domains).to.deep.equal(['intelligence']);
    expect(names()[1]!.getAttribute('aria-pressed')).to.equal('true');
    expect(tail().options.filter).to.deep.equal({
      any: [
        { field: 'type', prefix: 'omninode.intelligence.' },
        { field: 'type', prefix: 'intelligence.' },
      ],
    });
    expect(pane.twin()?.columns.map(({ key }) => key))
      .to.include('d-intelligence')
      .and.not.to.include('d-agent');
    pane.renderRoot.querySelector<HTMLElement>('.chip .ib')!.click();
    await settled(pane);
    expect(pane.domains).to.deep.equal([]);
  });

  it('follows a correlation from an opened row', async () => {
    const { pane, tail } = await mount();
    tail().send(sampleEvents(6));
    await settled(pane);
    rows(pane)[0]!.click();
    await settled(pane);
    await until(() =>
      expect(textOf(pane, '.facts'))
        .to.contain('Partition, offset')
        .and.to.match(/\d @ 182047\d\d/),
    );
    [...pane.renderRoot.querySelectorAll<HTMLElement>('.facts .btn')].at(-1)!.click();
    await settled(pane);
    const is = pane.filtered('correlation');
    expect(is).to.have.lengthOf(1);
    expect(tail().options.filter).to.deep.equal({ field: 'correlationId', is });
    expect(textOf(pane, '.chip')).to.contain(String(is[0]));
    expect(pane.paused).to.equal(false);
  });

  it('says when the latest event came when none is in the range, and that none ever came', async () => {
    const { pane, client } = await mount();
    const silent = (count: number, lastTime: number | null) =>
      client.answer('event-flow.chart', {
        data: () => ({ ...sampleChart, throughput: sampleChart.throughput.map((point) => ({ ...point, value: 0 })) }),
        meta: { inputs: [{ type: '*', producers: [], count, lastTime, topics: [] }] },
      });
    client.answer('event-flow.metrics', { data: () => null });
    silent(7, flowNow - 12_360_000);
    await settled(pane);
    expect(textOf(pane, '.state'))
      .to.contain('Nothing in the last 1 h')
      .and.to.contain('The latest event came at 11:06:07 UTC, 3 h 26 min ago');
    silent(0, null);
    await settled(pane);
    expect(textOf(pane, '.state')).to.contain('No event of any type has been seen');
  });

  it('says why there is no log when the tail is refused', async () => {
    const { pane, tail } = await mount();
    tail().setFeed({
      link: 'denied',
      problem: { code: 'tail-denied', message: 'Your token does not name the right to read raw events.' },
    });
    await settled(pane);
    const height = pane.offsetHeight;
    await settled(pane);
    expect(textOf(pane, '.said')).to.contain('Your token does not name the right');
    expect(pane.offsetHeight).to.equal(height);
  });

  it('shows rows of a host’s own snapshot', async () => {
    const events = sampleEvents(3).map(({ id, type, time, source, position: { topic, partition, offset } }) => ({
      id,
      type,
      timestamp: time,
      source,
      position: `${topic}/${partition}/${offset}`,
      correlationId: null,
      durationMs: null,
    }));
    const { pane } = await mountPane<EventFlow>('event-flow', { client: null });
    pane.data = {
      asOf: flowNow,
      views: { metrics: sampleFlowMetrics, chart: sampleChart, events: { events: events.reverse() } },
    };
    await settled(pane);
    await settled(pane);
    expect(rows(pane).length).to.equal(3);
    expect(rows(pane)[0]!.textContent).to.contain('execution.completed').and.to.contain('–');
  });

  it('lets go of its tail when it leaves the page', async () => {
    const { pane, tail } = await mount();
    const last = tail();
    pane.remove();
    await until(() => expect(last.released).to.equal(true));
  });

  it('fits into 280 px', async () => {
    const { pane, tail } = await mount({ width: 280 });
    tail().send(sampleEvents(30));
    pane.pause();
    await settled(pane);
    expect(pane.scrollWidth).to.be.at.most(pane.clientWidth);
    const right = pane.getBoundingClientRect().right;
    for (const element of pane.renderRoot.querySelectorAll('.ft *, .hd *'))
      expect(element.getBoundingClientRect().right).to.be.at.most(right + 0.5);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [960, 280])
      it(`at ${width} px has no finding of axe in ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        const { pane, tail } = await mount({ width });
        tail().send(sampleEvents(3, 0, flowNow - 760_000));
        tail().lose(flowGap);
        tail().send(sampleEvents(8, 3));
        pane.domains = ['agent'];
        await settled(pane);
        tail().send(sampleEvents(8, 3));
        await settled(pane);
        rows(pane)[1]!.click();
        await settled(pane);
        await wait(950);
        await expect(pane).to.be.accessible();
        pane.table = true;
        await settled(pane);
        await expect(pane).to.be.accessible();
      });
});
