import { expect } from '@open-wc/testing';
import '../../define/platform-health.ts';
import { cleanUp, mountPane, settled, textOf } from '../../testing/fixture.ts';
import { createSampleClient, sampleHealth } from '../../testing/samples.ts';
import type { PlatformHealth } from './platform-health.ts';

const mount = (options?: Parameters<typeof mountPane>[1]) => mountPane<PlatformHealth>('platform-health', options);

describe('platform-health', () => {
  afterEach(cleanUp);

  it('names the worst cause from the rows, with since when', async () => {
    const { pane } = await mount();
    expect(textOf(pane, '.why')).to.equal(
      'metadata-stamping has been unreachable for 34 min. omniarchon is degraded. 1 more part has trouble.',
    );
  });

  it('gives a service that never reported no uptime, and says so', async () => {
    const { pane } = await mount();
    const row = [...pane.renderRoot.querySelectorAll<HTMLElement>('.srow')].find(({ innerText }) =>
      innerText.includes('llm-gateway'),
    );
    expect(row?.innerText).to.contain('–').and.to.contain('never reported').and.not.to.contain('%');
    expect(textOf(pane, '.figs')).to.contain('6 of 9').and.to.contain('1 never reported');
  });

  it('says of how much time an uptime speaks when reports were missing', async () => {
    const { pane } = await mount();
    expect(pane.renderRoot.querySelector('.partly')?.getAttribute('title')).to.equal('of 22 h 25 min with reports');
  });

  it('draws trouble taller than quiet, never narrower than 2 px', async () => {
    const { pane } = await mount({ width: 480 });
    const [trace] = pane.renderRoot.querySelectorAll('.trace');
    const heights = [...(trace?.querySelectorAll('rect') ?? [])].map((rect) => [
      rect.getAttribute('class'),
      rect.getBoundingClientRect().height,
    ]);
    expect(new Set(heights.map(String))).to.deep.equal(new Set(['t-ok,2', 't-warn,9', 't-critical,16']));
    for (const rect of trace?.querySelectorAll('.t-warn, .t-critical') ?? [])
      expect(rect.getBoundingClientRect().width).to.be.at.least(2);
  });

  it('shows the worst few when narrow, the silent one among them, and all on request', async () => {
    const { pane } = await mount({ width: 280 });
    const names = () =>
      [...pane.renderRoot.querySelectorAll<HTMLElement>('.srow .nm')].map(({ innerText }) => innerText.trim());
    expect(names()).to.have.length(6);
    expect(names()).to.include('llm-gateway');
    pane.renderRoot.querySelector<HTMLElement>('.more .lk')?.click();
    await settled(pane);
    expect(names()).to.have.length(9);
    expect(pane.scrollWidth).to.be.at.most(pane.clientWidth);
  });

  it('says of a database and a Kafka that never reported that they did not', async () => {
    const client = createSampleClient();
    client.answer('platform-health.health', { data: () => ({ ...sampleHealth, database: null, kafka: null }) });
    const { pane } = await mount({ client });
    expect(textOf(pane, '.cons')).to.equal('Database never reported Kafka never reported'.replace(' Kafka', ' Kafka'));
  });

  it('draws without the views that have not answered yet', async () => {
    const client = createSampleClient();
    client.answer('platform-health.timelines', { data: () => null });
    client.answer('platform-health.alerts', { data: () => null });
    const { pane } = await mount({ client });
    expect(pane.phase).to.equal('shown');
    expect(pane.renderRoot.querySelectorAll('.trace').length).to.equal(9);
  });
});
