import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { linkGroup } from '@streamglass/core/page';
import '../define/platform-health.ts';
import '../define/savings-chart.ts';
import '../define/stream-provider.ts';
import type { PaneErrorEvent } from '../events/pane-error.ts';
import { cleanUp, mountPane, settled, textOf } from '../testing/fixture.ts';
import { createSampleClient, sampleHealth, sampleNow } from '../testing/samples.ts';
import { until } from '../testing/until.ts';
import type { PlatformHealth } from '../widgets/platform-health/platform-health.ts';
import type { SavingsChart } from '../widgets/savings-chart/savings-chart.ts';
import type { Pane } from './pane.ts';

const mount = (options?: Parameters<typeof mountPane>[1]) => mountPane<PlatformHealth>('platform-health', options);
const input = (count: number, lastTime: number | null) => ({
  type: 'omninode.service.health.changed.v1',
  producers: ['node-bridge', 'omniarchon'],
  count,
  lastTime,
  topics: [],
});
const nothing = { ...sampleHealth, services: [], servicesTotal: 0, servicesUp: 0, database: null, kafka: null };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('states of a pane', () => {
  afterEach(cleanUp);

  it('shows live data with its time and zone', async () => {
    const { pane } = await mount();
    expect(pane.phase).to.equal('shown');
    expect(pane.matches(':state(live)')).to.equal(true);
    expect(textOf(pane, '.feed')).to.equal('Live');
    expect(textOf(pane, '.ft')).to.contain('As of 14:32:07 UTC').and.to.contain('3 of 3 types seen');
    await pane.whenReady();
  });

  it('says that it is loading, and why nothing is set', async () => {
    const client = createSampleClient();
    client.setFeed({ link: 'connecting' });
    client.answer('platform-health.health', { data: () => null });
    const { pane } = await mount({ client });
    expect(pane.matches(':state(loading)')).to.equal(true);
    expect(textOf(pane, '.ft')).to.contain('Waiting for the first snapshot');
    const bare = await mount({ client: null });
    expect(bare.pane.phase).to.equal('unconfigured');
  });

  it('states no time while the bridge has read nothing', async () => {
    const client = createSampleClient();
    client.answer('platform-health.health', { data: () => nothing, meta: { inputs: [input(0, null)] }, asOf: 0 });
    client.answer('platform-health.timelines', { data: () => ({ services: [] }), asOf: 0 });
    client.answer('platform-health.alerts', { data: () => ({ alerts: [], rules: [] }), asOf: 0 });
    const { pane } = await mount({ client });
    expect(pane.phase).to.equal('empty');
    expect(pane.asOf).to.equal(null);
    expect(textOf(pane, '.ft')).not.to.contain('As of');
    expect(pane.shadowRoot?.innerHTML).not.to.contain('1970');
  });

  it('tells never seen from not in range, with producers and the latest event', async () => {
    const client = createSampleClient();
    client.answer('platform-health.health', {
      data: () => nothing,
      meta: { inputs: [input(0, null)], since: sampleNow - 3_600_000 },
    });
    client.answer('platform-health.timelines', { data: () => ({ services: [] }) });
    client.answer('platform-health.alerts', { data: () => ({ alerts: [], rules: [] }) });
    const { pane } = await mount({ client });
    expect(pane.phase).to.equal('empty');
    expect(textOf(pane, '.state'))
      .to.contain('No event seen')
      .and.to.contain('Producers: node-bridge, omniarchon')
      .and.to.contain('counted since 13:32:07 UTC');
    client.answer('platform-health.health', {
      data: () => nothing,
      meta: { inputs: [input(7, sampleNow - 12_360_000)] },
    });
    await settled(pane);
    expect(textOf(pane, '.state'))
      .to.contain('Nothing in the last 24 h')
      .and.to.contain('came at 11:06:07 UTC, 3 h 26 min ago');
  });

  it('keeps the picture and its height when the feed breaks, and says since when', async () => {
    const { pane, client } = await mount();
    const height = pane.offsetHeight;
    client.setFeed({
      link: 'offline',
      problem: { code: 'socket-closed', message: 'Closed.', retryAt: Date.now() + 6_000 },
    });
    await settled(pane);
    expect(pane.matches(':state(offline):state(shown)')).to.equal(true);
    expect(textOf(pane, '.ft')).to.contain('Last snapshot, 14:32:07 UTC').and.to.contain('Next attempt in');
    expect(pane.offsetHeight).to.equal(height);
    client.setFeed({ link: 'live', problem: null, fresh: { asOf: sampleNow, staleMs: 42_000 } });
    await settled(pane);
    expect(textOf(pane, '.feed')).to.equal('Stale 42 s');
    expect(pane.offsetHeight).to.equal(height);
  });

  it('shows an error with its code, and retries', async () => {
    const client = createSampleClient();
    client.answer('platform-health.health', { data: () => null });
    client.setFeed({ link: 'ended', problem: { code: 'bad-params', message: 'range is "nope".', hint: 'Use 24h.' } });
    const { pane } = await mount({ client });
    expect(textOf(pane, '.state')).to.contain('range is "nope". Use 24h.').and.to.contain('bad-params');
    pane.renderRoot.querySelector<HTMLElement>('.state .btn')?.click();
    expect(client.refreshed).to.be.greaterThan(0);
  });

  it('shows nothing to a viewer who may not see it', async () => {
    const { pane, client } = await mount();
    const errors: string[] = [];
    pane.addEventListener('error', (event: Event) => errors.push((event as PaneErrorEvent).code));
    client.setFeed({ link: 'denied', problem: { code: '4403', message: 'It needs the right platform-health:read.' } });
    await settled(pane);
    expect(textOf(pane, '.bd'))
      .to.contain('You may not see this view')
      .and.to.contain('m.kay')
      .and.not.to.contain('metadata-stamping');
    expect(textOf(pane, '.ft')).to.contain('Nothing was sent');
    expect(errors).to.deep.equal(['4403']);
  });

  it('marks simulated input in tag, strip, watermark and exports', async () => {
    const { pane, client } = await mount();
    client.setFeed({ origin: 'simulated' });
    await settled(pane);
    expect(textOf(pane, '.mark')).to.equal('Simulated');
    expect(pane.renderRoot.querySelectorAll('.strip, .watermark').length).to.equal(2);
    expect(await (await pane.export('csv')).text())
      .to.match(/,origin\r\n/)
      .and.to.contain(',simulated\r\n');
    expect(JSON.parse(await (await pane.export('json')).text()).origin).to.equal('simulated');
    expect(pane.matches(':state(simulated)')).to.equal(true);
  });

  it('shows a snapshot of the host, and says that it is one', async () => {
    const { pane } = await mount({ client: null });
    pane.data = { asOf: sampleNow, views: { health: sampleHealth } };
    await settled(pane);
    expect(pane.phase).to.equal('shown');
    expect(textOf(pane, '.feed')).to.equal('Snapshot');
    expect(textOf(pane, '.big')).to.equal('Critical');
  });

  it('takes its density from the property as from the attribute', async () => {
    const { pane } = await mount();
    pane.density = 'compact';
    await settled(pane);
    expect(getComputedStyle(pane).getPropertyValue('--_row')).to.equal('24px');
    pane.density = null;
    await settled(pane);
    expect(getComputedStyle(pane).getPropertyValue('--_row')).to.equal('28px');
  });

  it('puts slots of the host in place of its own words', async () => {
    const client = createSampleClient();
    client.answer('platform-health.health', { data: () => nothing, meta: { inputs: [input(0, null)] } });
    const { pane } = await mount({ client });
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Ask the platform team.';
    pane.append(own);
    expect(pane.renderRoot.querySelector<HTMLSlotElement>('slot[name=empty]')?.assignedElements()).to.deep.equal([own]);
  });
});

describe('handles of a pane', () => {
  afterEach(cleanUp);

  it('are shared in none, one for each view, and gone 2 s after the pane left', async () => {
    const { pane, client } = await mount();
    expect(client.open).to.equal(3);
    pane.remove();
    await wait(200);
    expect(client.open).to.equal(3);
    await until(() => expect(client.open).to.equal(0));
  });

  it('survive a move within the page', async () => {
    const { pane, client } = await mount();
    const other = document.createElement('div');
    other.className = 'fixture';
    document.body.append(other);
    other.append(pane);
    await settled(pane);
    await wait(2_200);
    expect(client.open).to.equal(3);
    expect(pane.phase).to.equal('shown');
  });

  it('take another range without blanking the picture', async () => {
    const { pane, client } = await mount();
    pane.range = '1h';
    await settled(pane);
    expect(client.open).to.equal(3);
    expect(client.paramsOf('platform-health.health')).to.deep.equal([{ range: '1h' }]);
    expect(pane.phase).to.equal('shown');
    expect(textOf(pane, '.scope')).to.equal('last 1 h');
  });
});

describe('providers and groups', () => {
  afterEach(cleanUp);

  it('a pane takes what it lacks from the nearest provider, its own attribute wins', async () => {
    const [far, near] = [createSampleClient(), createSampleClient()];
    const outer = document.createElement('stream-provider') as HTMLElement & { client: unknown };
    const inner = document.createElement('stream-provider') as HTMLElement & { client: unknown };
    outer.className = 'fixture';
    outer.client = far;
    inner.client = near;
    inner.setAttribute('range', '7d');
    outer.append(inner);
    document.body.append(outer);
    const one = await mount({ client: null, into: inner });
    const two = await mount({ client: null, into: inner, attributes: { range: '15m' } });
    expect(near.open).to.equal(6);
    expect(far.open).to.equal(0);
    expect(near.paramsOf('platform-health.health')).to.deep.equal([{ range: '7d' }, { range: '15m' }]);
    inner.setAttribute('range', '1h');
    await settled(one.pane);
    await settled(two.pane);
    expect(textOf(one.pane, '.scope')).to.equal('last 1 h');
    expect(textOf(two.pane, '.scope')).to.equal('last 15 min');
  });

  it('a provider that comes late is found', async () => {
    const client = createSampleClient();
    const late = document.createElement('late-provider') as HTMLElement & { client: unknown };
    late.className = 'fixture';
    document.body.append(late);
    const { pane } = await mount({ client: null, into: late });
    expect(pane.phase).to.equal('unconfigured');
    const provider = customElements.get('stream-provider') as CustomElementConstructor & { define(tag: string): void };
    provider.define('late-provider');
    late.client = client;
    await settled(pane);
    await settled(pane);
    expect(pane.phase).to.equal('shown');
  });

  it('pausing one pane holds its group, and counts what comes', async () => {
    const client = createSampleClient();
    const { pane } = await mount({ client, attributes: { group: 'g1' } });
    const chart = (await mountPane<SavingsChart>('savings-chart', { client, attributes: { group: 'g1' } })).pane;
    const alone = (await mount({ client })).pane;
    pane.pause();
    client.setFeed({});
    await settled(chart);
    expect([pane.paused, chart.paused, alone.paused]).to.deep.equal([true, true, false]);
    expect(textOf(chart, '.feed')).to.match(/^Paused/);
    chart.resume();
    await settled(pane);
    expect([pane.paused, chart.paused]).to.deep.equal([false, false]);
    expect(linkGroup('g1').state.hold).to.equal(false);
  });

  it('a group hands its range to panes that have none', async () => {
    const { pane, client } = await mount({ attributes: { group: 'g2' } });
    linkGroup('g2').set({ range: '15m' });
    await settled(pane);
    expect(client.paramsOf('platform-health.health')).to.deep.equal([{ range: '15m' }]);
  });
});

describe('table twin and export', () => {
  afterEach(cleanUp);

  it('T turns to the table, whose rows are the data, at the same height', async () => {
    const { pane } = await mount();
    const height = pane.offsetHeight;
    pane.renderRoot.querySelector<HTMLElement>('.ib')?.focus();
    pane.dispatchEvent(new KeyboardEvent('keydown', { key: 't' }));
    await settled(pane);
    const rows = [...pane.renderRoot.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.querySelector('th')?.textContent)).to.deep.equal(
      sampleHealth.services.map(({ name }) => name),
    );
    expect(rows[0]?.querySelectorAll('td')[3]?.textContent).to.equal('96.60%');
    expect(rows.at(-1)?.textContent).to.contain('never reported');
    expect(pane.offsetHeight).to.equal(height);
  });

  it('CSV guards against formulas and keeps numbers', async () => {
    const client = createSampleClient();
    const [first] = sampleHealth.services;
    client.answer('platform-health.health', {
      data: () => ({ ...sampleHealth, services: [{ ...first, name: '=HYPERLINK("x")', latency_ms: -1.5 }] }),
    });
    const { pane } = await mount({ client });
    const csv = await (await pane.export('csv')).text();
    expect(csv).to.contain(`"'=HYPERLINK(""x"")"`).and.to.contain(',-1.5,');
  });

  it('a host can step in when the reader asks for a file', async () => {
    const { pane } = await mount();
    let name = '';
    pane.addEventListener('export', (event) => {
      name = (event as Event & { filename: string }).filename;
      event.preventDefault();
    });
    await pane.save('csv');
    expect(name).to.equal('platform-health-2026-03-12T143207Z.csv');
  });
});

describe('access', () => {
  afterEach(async () => {
    cleanUp();
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const tag of ['platform-health', 'savings-chart'])
      for (const width of [960, 280])
        it(`${tag} at ${width} px has no finding of axe in ${colorScheme}`, async () => {
          await emulateMedia({ colorScheme });
          document.documentElement.style.setProperty('color-scheme', 'light dark');
          const { pane } = await mountPane<Pane>(tag, { width });
          await wait(50);
          await expect(pane).to.be.accessible();
          pane.table = true;
          await settled(pane);
          await expect(pane).to.be.accessible();
        });

  it('explains its figures in a popover, from whoever computed them', async () => {
    const { pane } = await mount();
    pane.renderRoot.querySelector<HTMLElement>('.ft .lk')?.click();
    const how = pane.renderRoot.querySelector<HTMLElement>('.how');
    const isFilled = () => how?.matches(':popover-open') === true && how.innerText.includes('100 ×');
    await waitUntil(isFilled, 'it is open, with what is fetched for it', { timeout: 10_000 });
    expect(how?.innerText)
      .to.contain('100 × time ok / time observed')
      .and.to.contain('omninode.service.health.changed.v1');
    await expect(pane).to.be.accessible();
  });

  it('menus go by arrow keys and choose a range', async () => {
    const { pane, client } = await mount();
    const ranges: string[] = [];
    pane.addEventListener('range-change', (event) => ranges.push((event as Event & { range: string }).range));
    const button = pane.renderRoot.querySelector<HTMLElement>('button[aria-label="Time range"]');
    button?.click();
    await wait(20);
    const menu = button?.nextElementSibling as HTMLElement;
    expect((pane.renderRoot as ShadowRoot).activeElement?.getAttribute('aria-checked')).to.equal('true');
    menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    ((pane.renderRoot as ShadowRoot).activeElement as HTMLElement).click();
    await settled(pane);
    expect(ranges).to.deep.equal(['15m']);
    expect(client.paramsOf('platform-health.health')).to.deep.equal([{ range: '15m' }]);
  });

  it('makes no landmark: many panes are on a page', async () => {
    const { pane } = await mount();
    expect(pane.renderRoot.querySelector('header, footer, main, nav')).to.equal(null);
  });

  it('speaks through one region of the page', async function () {
    // At most one message in 5 s: an earlier test may just have used the region.
    this.timeout(12_000);
    const { pane, client } = await mount();
    await mount({ client });
    client.setFeed({ link: 'offline', problem: { code: 'x', message: 'x' } });
    await settled(pane);
    const said = () =>
      document.querySelector('[aria-live]')?.textContent?.endsWith('Platform health: Offline') === true;
    await waitUntil(said, 'the state is said', { timeout: 10_000 });
    expect(document.querySelectorAll('[aria-live]').length).to.equal(1);
  });
});
