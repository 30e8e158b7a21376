import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../define/agent-network.ts';
import type { AgentSelectEvent } from '../../events/agent-select.ts';
import { cleanUp, mountPane, settled, textOf } from '../../testing/fixture.ts';
import { createNetworkClient, sampleCrowd, sampleNetworkAgents, sampleRoutes } from '../../testing/network-samples.ts';
import type { AgentNetwork } from './agent-network.ts';

const mount = async (options: Parameters<typeof mountPane>[1] = {}) => {
  const mounted = await mountPane<AgentNetwork>('agent-network', { client: createNetworkClient(), ...options });
  await mounted.pane.graph?.settled;
  await settled(mounted.pane);
  return mounted;
};
const host = (pane: AgentNetwork) => pane.renderRoot.querySelector<HTMLElement>('.graph')!;
const press = (pane: AgentNetwork, key: string) =>
  host(pane).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

describe('agent-network', () => {
  afterEach(async () => {
    cleanUp();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('draws every agent and says how many edges are drawn', async () => {
    const { pane } = await mount();
    expect(pane.graph?.note.drawn).to.equal(31);
    expect(textOf(pane, '.ft')).to.contain('31 agents · all 44 edges drawn');
    for (const { id } of sampleNetworkAgents.agents) expect(pane.graph?.place(id), id).to.be.an('object');
    expect(host(pane).getAttribute('aria-label'))
      .to.contain('31 agents, 44 routes')
      .and.to.contain('polymorphic-agent to api-architect, 412');
  });

  it('gives the same picture for the same data', async () => {
    const places = async () => {
      const { pane } = await mount();
      return sampleNetworkAgents.agents.map(({ id }) => pane.graph?.place(id));
    };
    expect(await places()).to.deep.equal(await places());
  });

  it('shows the chosen agent beside the graph, and tells by a cancelable event', async () => {
    const { pane } = await mount();
    const events: (string | null)[] = [];
    pane.addEventListener('agent-select', (event) => events.push((event as AgentSelectEvent).agent));
    pane.select('api-architect');
    await settled(pane);
    expect(textOf(pane, '.side'))
      .to.contain('api-architect')
      .and.to.contain('3,180')
      .and.to.contain('python-fastapi-expert');
    expect(textOf(pane, '.side')).to.match(/Receives from.*polymorphic-agent 412 0\.91/);
    expect(pane.graph?.selected).to.equal('api-architect');
    pane.addEventListener('agent-select', (event) => event.preventDefault());
    pane.select('commit');
    expect(pane.selected).to.equal('api-architect');
    expect(events).to.deep.equal(['api-architect', 'commit']);
  });

  it('can be used by keyboard alone', async () => {
    const { pane } = await mount();
    press(pane, 'Home');
    const said = () => host(pane).querySelector('.graph-cursor')?.getAttribute('aria-label');
    expect(said()).to.contain('polymorphic-agent, Orchestration, 9,420 runs, hands over to 9 agents: api-architect');
    press(pane, 'Enter');
    await settled(pane);
    expect(pane.selected).to.equal('polymorphic-agent');
    press(pane, 'Escape');
    expect(pane.selected).to.equal(null);
    press(pane, 't');
    await settled(pane);
    expect(pane.table).to.equal(true);
  });

  it('has every edge in the table, also those that failed only, and agents without any', async () => {
    const only = {
      id: 'commit → release',
      from: 'commit',
      to: 'release',
      handovers: 0,
      failed: 3,
      confidence: null,
      avgDurationMs: null,
    };
    const client = createNetworkClient({ routes: { routes: [...sampleRoutes.routes, only], others: 0 } });
    const { pane } = await mount({ client });
    const twin = pane.twin()!;
    expect(twin.rows.length).to.equal(46);
    expect(twin.rows.find(({ from, to }) => from === 'commit' && to === 'release')).to.include({
      failed: 3,
      note: 'every hand-over failed; not drawn',
    });
    expect(twin.rows.at(-1)).to.include({ from: 'quota-optimizer', note: 'no hand-over in this range' });
    expect(textOf(pane, '.ft')).to.contain('44 of 45 edges drawn');
  });

  it('keeps the layout when only numbers change', async () => {
    const client = createNetworkClient();
    const { pane } = await mount({ client });
    const before = pane.graph?.place('commit');
    const routes = sampleRoutes.routes.map((route) => ({ ...route, handovers: route.handovers + 5 }));
    client.answer('agent-network.routes', { data: () => ({ routes, others: 0 }) });
    await settled(pane);
    expect(pane.graph?.place('commit')).to.deep.equal(before);
    expect(pane.network.out('polymorphic-agent')[0]?.handovers).to.equal(417);
  });

  it('is a list with a star of edges below 720 px, and without below 400 px', async () => {
    const { pane } = await mount({ width: 480 });
    expect(pane.renderRoot.querySelector('.graph')).to.equal(null);
    expect(pane.graph).to.equal(null);
    expect(pane.renderRoot.querySelectorAll('button.eg').length).to.equal(7);
    expect(textOf(pane, '.list'))
      .to.contain('polymorphic-agent')
      .and.to.contain('→ api-architect · 0.91')
      .and.to.contain('24 more agents');
    expect(pane.renderRoot.querySelector<SVGElement>('svg.ego')!.getBoundingClientRect().width).to.equal(64);
    const narrow = (await mount({ width: 280 })).pane;
    expect(narrow.renderRoot.querySelectorAll('button.eg').length).to.equal(6);
    expect(narrow.renderRoot.querySelector<SVGElement>('svg.ego')!.getBoundingClientRect().width).to.equal(0);
    expect(narrow.scrollWidth).to.be.at.most(narrow.clientWidth);
  });

  it('opens a row of the list, and shows all agents on request', async () => {
    const { pane } = await mount({ width: 480 });
    const rows = () => [...pane.renderRoot.querySelectorAll<HTMLElement>('button.eg')];
    rows()[1]!.click();
    await settled(pane);
    expect(pane.selected).to.equal('api-architect');
    expect(rows()[1]!.getAttribute('aria-expanded')).to.equal('true');
    expect(textOf(pane, '.more')).to.contain('python-fastapi-expert');
    pane.renderRoot.querySelector<HTMLElement>('.rest .lk')!.click();
    await settled(pane);
    expect(rows().length).to.equal(31);
    expect(rows().at(-1)?.innerText)
      .to.contain('quota-optimizer')
      .and.to.contain('no run in this range')
      .and.to.contain('–');
  });

  it('says why there is nothing to draw', async () => {
    const client = createNetworkClient({ agents: { agents: [], others: 0 }, routes: { routes: [], others: 0 } });
    const inputs = [
      {
        type: 'omninode.agent.transformation.completed.v1',
        producers: ['omniclaude router'],
        count: 0,
        lastTime: null,
        topics: [],
      },
    ];
    for (const view of ['agents', 'routes'])
      client.answer(`agent-network.${view}`, { data: () => ({ [view]: [], others: 0 }), meta: { inputs } });
    client.answer('agent-network.summary', { data: () => null });
    client.answer('agent-network.routingDecisions', { data: () => null });
    const { pane } = await mount({ client });
    expect(pane.phase).to.equal('empty');
    expect(textOf(pane, '.state')).to.contain('No event seen').and.to.contain('omniclaude router');
  });

  it('has no table for who may not see it', async () => {
    const { pane, client } = await mount();
    client.setFeed({ link: 'denied', problem: { code: '4403', message: 'No.' } });
    await settled(pane);
    expect(pane.twin()).to.equal(null);
  });

  it('draws agents without hand-overs, and says that there were none', async () => {
    const { pane } = await mount({ client: createNetworkClient({ routes: { routes: [], others: 0 } }) });
    expect(pane.graph?.note.drawn).to.equal(31);
    expect(textOf(pane, '.cv')).to.contain('No hand-over in this range');
  });

  it('puts together what is too much to draw, and says what', async function () {
    // A layout of 3,000 nodes.
    this.timeout(30_000);
    const { agents, routes } = sampleCrowd(3_200, 1);
    const { pane } = await mount({ client: createNetworkClient({ agents, routes }) });
    await settled(pane);
    expect(pane.graph?.note).to.include({ nodes: 3_200, drawn: 2_995, groups: 5, grouped: 205 });
    expect(textOf(pane, '.ft')).to.contain('2,995 drawn singly, 205 in 5 groups');
  });

  it('takes a selection from its group, and gives its own', async () => {
    const { pane: a } = await mount({ attributes: { group: 'net-test' } });
    const { pane: b } = await mount({ attributes: { group: 'net-test' }, width: 480 });
    a.select('commit');
    await settled(b);
    expect(b.selected).to.equal('commit');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [960, 280])
      it(`at ${width} px has no finding of axe in ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        const { pane } = await mount({ width });
        pane.selected = 'api-architect';
        await settled(pane);
        await expect(pane).to.be.accessible();
        pane.table = true;
        await settled(pane);
        await expect(pane).to.be.accessible();
      });
});
