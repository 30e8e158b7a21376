import { expect, waitUntil } from '@open-wc/testing';
import { linkGroup } from '@streamglass/core/page';
import '../../define/savings-chart.ts';
import { cleanUp, mountPane, settled, textOf } from '../../testing/fixture.ts';
import { holds } from '../../testing/until.ts';
import { createSampleClient, sampleSeries, sampleTooFew } from '../../testing/samples.ts';
import type { SavingsChart } from './savings-chart.ts';

const mount = (options?: Parameters<typeof mountPane>[1]) => mountPane<SavingsChart>('savings-chart', options);
const plotOf = (pane: SavingsChart) => pane.renderRoot.querySelector<HTMLElement>('.plot') as HTMLElement;
const press = async (pane: SavingsChart, key: string, shiftKey = false) => {
  plotOf(pane).dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  await settled(pane);
};

describe('savings-chart', () => {
  afterEach(cleanUp);

  it('says what was saved, over how many days with a baseline, and the largest loss', async () => {
    const { pane } = await mount();
    expect(textOf(pane, '.figs'))
      .to.contain('$1,066')
      .and.to.contain('27 of 30 days have a baseline')
      .and.to.contain('−31.4%')
      .and.to.contain('−$66.40');
    expect(textOf(pane, '.scope')).to.match(/^11 Feb\s–\s12 Mar$/);
  });

  it('walks its points by keyboard and reads them above the plot', async () => {
    const { pane } = await mount();
    const plot = plotOf(pane);
    plot.focus();
    await press(pane, 'Home');
    const [first] = sampleSeries.points;
    expect(plot.getAttribute('aria-valuenow')).to.equal('0');
    expect(textOf(pane, '.readout'))
      .to.contain('Wed 11 Feb')
      .and.to.contain(`$${first?.withIntelligence?.cost?.toFixed(2)}`);
    await press(pane, 'ArrowRight');
    await press(pane, 'ArrowRight', true);
    expect(plot.getAttribute('aria-valuenow')).to.equal('11');
    await press(pane, 'End');
    expect(plot.getAttribute('aria-valuetext')).to.contain('Thu 12 Mar: without');
    await press(pane, 'Escape');
    expect(textOf(pane, '.above')).to.contain('USD per day, UTC days');
  });

  it('what the reader zoomed to is in its state and in its link group, and comes back with both', async () => {
    linkGroup('zoomed').set({ zoom: null });
    const { pane } = await mount({ attributes: { group: 'zoomed' } });
    const day = 86_400_000;
    const [first] = sampleSeries.points;
    const span = { from: (first?.from ?? 0) + 2 * day, to: (first?.from ?? 0) + 9 * day };
    linkGroup('zoomed').set({ zoom: span });
    await holds(() => textOf(pane, '.zoomed') !== '');
    const kept = JSON.parse(JSON.stringify(pane.getState())) as ReturnType<SavingsChart['getState']>;
    expect(kept.own['zoom']).to.deep.equal(span);
    plotOf(pane).focus();
    const told: unknown[] = [];
    pane.addEventListener('zoom-change', (event) => told.push((event as Event & { from: number | null }).from));
    pane.renderRoot.querySelector<HTMLButtonElement>('.zoomed button')?.click();
    await holds(() => linkGroup('zoomed').state.zoom === null);
    expect(told).to.deep.equal([null]);
    expect(pane.getState().own['zoom']).to.equal(null);

    const next = document.createElement('savings-chart') as SavingsChart;
    next.setState(kept);
    // Before there is data, and with what no version of it wrote.
    expect(next.getState().own['zoom']).to.deep.equal(span);
    next.setState({ own: { zoom: 'x' } });
    expect(next.getState().own['zoom']).to.deep.equal(span);
    pane.setState(kept);
    await holds(() => textOf(pane, '.zoomed') !== '');
    expect(told.length).to.equal(1);
  });

  it('says of a day without baseline that it has none, never zero', async () => {
    const { pane } = await mount();
    await press(pane, 'Home');
    await press(pane, 'ArrowRight', true);
    for (let step = 0; step < 4; step++) await press(pane, 'ArrowRight');
    expect(plotOf(pane).getAttribute('aria-valuetext')).to.contain('no baseline runs');
    expect(textOf(pane, '.readout')).to.contain('Without –');
  });

  it('its table holds every point and the same values', async () => {
    const { pane } = await mount();
    const twin = pane.twin();
    expect(twin?.rows.length).to.equal(30);
    const oldest = twin?.rows.at(-1);
    expect(oldest?.['with']).to.equal(sampleSeries.points[0]?.withIntelligence?.cost);
    expect(twin?.rows.filter(({ note }) => note === 'no baseline runs').length).to.equal(3);
    expect(twin?.rows[0]?.['note']).to.equal('until 14:32');
    pane.table = true;
    await settled(pane);
    expect(pane.renderRoot.querySelectorAll('tbody tr').length).to.equal(30);
    pane.table = false;
    await settled(pane);
    expect(plotOf(pane).querySelector('canvas')).to.not.equal(null);
  });

  it('switches between cost, tokens and compute by keyboard', async () => {
    const { pane } = await mount();
    pane.renderRoot
      .querySelector('[role=tablist]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled(pane);
    expect(pane.metric).to.equal('tokens');
    expect(textOf(pane, '.above')).to.contain('tokens per day');
    expect(pane.renderRoot.querySelector('[role=tab][aria-selected=true]')?.textContent?.trim()).to.equal('Tokens');
  });

  it('shows no figure without enough baseline runs, and how many are missing', async () => {
    const client = createSampleClient();
    const week = { range: { from: 0, to: 7 * 86_400_000, step: 3_600_000 } };
    client.answer('intelligence-savings.metrics', { data: () => sampleTooFew, meta: week });
    const { pane } = await mount({ client });
    expect(textOf(pane, '.state')).to.contain('Not enough baseline runs').and.to.contain('3 of the 30');
    expect(pane.renderRoot.querySelector('.figs')).to.equal(null);
    expect(pane.twin()).to.equal(null);
    pane.renderRoot.querySelector<HTMLElement>('.state .btn')?.click();
    await settled(pane);
    expect(pane.range).to.equal('30d');
  });

  it('shares its crosshair with its group, and follows that of others', async () => {
    const { pane } = await mount({ attributes: { group: 'c1' } });
    await press(pane, 'Home');
    expect(linkGroup('c1').state.cursor).to.equal(sampleSeries.points[0]?.from);
    linkGroup('c1').set({ cursor: sampleSeries.points[5]?.from ?? 0 });
    await settled(pane);
    expect(plotOf(pane).getAttribute('aria-valuenow')).to.equal('5');
  });

  it('paints in the colours of its scheme and repaints when they change', async () => {
    const { pane } = await mount();
    pane.dataset['theme'] = 'light';
    await waitUntil(() => pane.tokens.color('ink') === 'rgb(25, 28, 32)', 'light ink');
    pane.dataset['theme'] = 'dark';
    await waitUntil(() => pane.tokens.color('ink') === 'rgb(235, 237, 239)', 'dark ink', { timeout: 4_000 });
  });

  it('paints again when a web font came, which a canvas does not do by itself', async () => {
    const { pane } = await mount();
    const before = pane.tokens.version;
    document.fonts.dispatchEvent(new Event('loadingdone'));
    expect(pane.tokens.version).not.to.equal(before);
  });

  it('fits 280 px without scrolling sideways', async () => {
    const { pane } = await mount({ width: 280 });
    expect(pane.scrollWidth).to.be.at.most(pane.clientWidth);
    expect(textOf(pane, '.figs')).to.contain('27 of 30 days');
  });
});
