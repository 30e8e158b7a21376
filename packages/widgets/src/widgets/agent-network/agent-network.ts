// Over 300 lines, because graph, list, twin and choice are one pane; their parts are beside it.
import { type agentNetworkViews as Contract, agentNetworkViews, type ViewRow } from '@streamglass/core/views';
import { html, nothing, type TemplateResult } from 'lit';
import type { Drawing, PictureKind } from '../../base/drawing.ts';
import { announce } from '../../base/announcer.ts';
import { aside, chips } from '../../base/aside.ts';
import { later } from '../../base/later.ts';
import { Pane } from '../../base/pane.ts';
import { trustedScriptUrl } from '../../base/trusted.ts';
import type { EmptyReason, GroupState, PaneState, Twin } from '../../base/types.ts';
import type { Messages } from '../../messages/messages.ts';
import { AgentSelectEvent } from '../../events/agent-select.ts';
import { Graph } from '../../primitives/graph/graph.ts';
import { layoutCode } from '../../primitives/graph/layout-code.ts';
import { graphMessages } from '../../primitives/graph/messages.ts';
import { graphStyles } from '../../primitives/graph/graph.css.ts';
import { CategoryLooks, categoryColors } from '../../primitives/graph/shapes.ts';
import { agentNetworkStyles } from './agent-network.css.ts';
import { renderList } from './list.ts';
import { renderLegend, renderSide } from './side.ts';
import { messages } from './messages.ts';
import { indexNetwork, type Network } from './model.ts';

export type Agent = ViewRow<typeof Contract, 'agents', 'agents'>;
export type Route = ViewRow<typeof Contract, 'routes', 'routes'>;
export type Decision = ViewRow<typeof Contract, 'routingDecisions', 'decisions'>;

/** The field that finds agents, for a reader who comes near. */
const finding = later(() => import('../../primitives/graph/find.ts'));
/** After leaving the page the graph keeps its layout this long, so that moving the pane is free. */
const keepMs = 2_000;

/**
 * Agents and the hand-overs between them: who hands over to whom, how often and how surely. From 720 px as a graph with
 * the chosen agent beside it, below that as a list.
 *
 * @slot empty - Shown instead of the built-in reason when no agent is known.
 * @fires agent-select - An agent was chosen, by pointer or keyboard, or the choice was cleared. Cancelable.
 */
export class AgentNetwork extends Pane<typeof agentNetworkViews> {
  static override contract = agentNetworkViews;
  static override views = ['summary', 'agents', 'routes', 'routingDecisions'];
  static override needs = ['agents', 'routes'];
  static override explains = [
    'routes.routes.handovers',
    'routes.routes.confidence',
    'agents.agents.status',
    'agents.agents.successRate',
  ];
  static override filterable = ['agent'];
  static override computed = later(() => import('./agent-network-numbers.ts'));
  static override messages: readonly Messages[] = [messages, graphMessages];
  static override colors = ['surface', 'ink', 'ink-2', 'ink-3', 'line', 'line-control', 'accent', ...categoryColors];
  static override styles = [Pane.styles, graphStyles, agentNetworkStyles];
  static override pictures: readonly PictureKind[] = ['png'];
  static override properties = { ...Pane.properties, selected: {} };

  /** Id of the chosen agent; null: none. */
  declare selected: string | null;
  #graph: Graph | null = null;
  #looks = new CategoryLooks();
  #host: HTMLElement | null = null;
  #network: { readonly key: readonly unknown[]; readonly network: Network } | null = null;
  #drawn: Network | null = null;
  #paintedAs = '';
  #share: number | null = null;
  #atRest = true;
  #allRows = false;

  constructor() {
    super();
    this.selected = null;
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    // Vue writes '' where a template binds null.
    if (!this.selected) this.selected = null;
    super.willUpdate(changed);
    // While the data is on its way.
    if (this.width > 0 && this.size === 'wide' && !layoutCode.now) void layoutCode.load();
  }
  override params(view: string): Readonly<Record<string, number>> {
    // Beyond what can be drawn the graph puts together; it must know what.
    return view === 'agents' || view === 'routes'
      ? { limit: 10_000 }
      : view === 'routingDecisions'
        ? { limit: 200 }
        : {};
  }

  /** Agents and routes as they are looked up; made once for each answer. */
  get network(): Network {
    const [agents, routes, decisions] = [this.answer('agents'), this.answer('routes'), this.answer('routingDecisions')];
    const key = [agents, routes, decisions, this.filters];
    if (!this.#network || key.some((value, index) => value !== this.#network?.key[index])) {
      const answers = {
        agents: agents?.agents ?? [],
        routes: routes?.routes ?? [],
        decisions: decisions?.decisions ?? [],
        others: agents?.others ?? 0,
      };
      const network = indexNetwork(answers, this.filtered('agent'));
      this.#looks.learn(network.agents.map(({ category }) => category));
      this.#network = { key, network };
    }
    return this.#network.network;
  }
  get looks(): CategoryLooks {
    return this.#looks;
  }
  /** The graph while there is one: for tests, and for hosts that paint it elsewhere. */
  get graph(): Graph | null {
    return this.#graph;
  }

  /** The graph as it is seen, where there is room for one; not as SVG, which would have thousands of shapes. */
  override drawing(): Drawing | null {
    return this.size === 'wide' ? (this.#graph?.drawing() ?? null) : null;
  }

  override isEmpty(): boolean {
    return this.answer('agents')?.agents.length === 0;
  }
  override emptyReason(): EmptyReason {
    const seen = this.metas.some(({ inputs }) => inputs.some(({ count }) => count > 0));
    // Hand-over inputs were seen, but nobody was named in the last 30 days.
    return seen ? { ...super.emptyReason(), title: this.format.text('empty.title') } : super.emptyReason();
  }
  override scope(): string {
    return this.format.text('scope', { range: super.scope() });
  }
  override inputs(): string {
    const { network, format } = this;
    const summary = this.answer('summary');
    const note = this.size === 'wide' ? this.#graph?.note : undefined;
    const edges = network.routes.length;
    const { drawn: heavy, edges: near } = this.#graph?.seen ?? { drawn: 0, edges: 0 };
    // Where edges are too many to be told apart the lightest are left out of the picture.
    const drawn = heavy < near ? heavy : note && note.groups === 0 ? note.edges - note.left : edges;
    const total = (this.filtered('agent').length > 0 ? null : summary?.handovers) ?? network.handovers;
    const parts = [
      format.text('foot.handovers', { n: total }),
      format.text('foot.agents', { n: network.agents.length + network.others }),
    ];
    if (note) {
      if (note.groups > 0)
        parts.push(format.text('foot.grouped', { drawn: note.drawn, n: note.grouped, groups: note.groups }));
      else parts.push(format.text(drawn === edges ? 'foot.all' : 'foot.some', { n: edges, drawn }));
    }
    return parts.join(' · ');
  }

  /** Chooses an agent, or none, unless a listener of `agent-select` cancels. */
  select(agent: string | null): boolean {
    if (agent === this.selected) return true;
    if (!this.dispatchEvent(new AgentSelectEvent(agent))) return false;
    this.selected = agent;
    this.stream.tellGroup({ selection: agent === null ? null : { entity: 'agent', key: agent } });
    announce(
      agent === null
        ? this.format.text('say.cleared')
        : this.format.text('say.selected', { agent: this.#describe(agent) }),
    );
    return true;
  }
  override focusKey(entity: string, key: string): boolean {
    if (entity !== 'agent' || !this.network.byId.has(key)) return false;
    this.selected = key;
    return true;
  }
  override ownState(): PaneState['own'] {
    return { selected: this.selected };
  }
  override setOwnState({ selected }: PaneState['own']): void {
    if (selected === null || typeof selected === 'string') this.selected = selected;
  }
  override groupChanged({ selection }: GroupState): void {
    if (selection?.entity === 'agent') this.selected = selection.key;
    else if (selection === null && this.group !== null) this.selected = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    setTimeout(() => {
      if (this.isConnected) return;
      this.#graph?.dispose();
      this.#graph = this.#host = this.#drawn = null;
    }, keepMs);
  }

  override renderBody(): TemplateResult {
    const narrowed = chips(this, ['agent']);
    return html`${narrowed === nothing ? nothing : html`<div class="chips">${narrowed}</div>`}${this.network.agents.length === 0 ? aside.now?.noneOf(this, 'agent') : this.#picture()}`;
  }
  #picture(): TemplateResult {
    if (this.size !== 'wide') {
      return renderList(this, this.#allRows, () => {
        this.#allRows = !this.#allRows;
        this.requestUpdate();
      });
    }
    const { format } = this;
    const pinned = this.#graph?.pinned.length ?? 0;
    const tool = (label: string, sign: string, run: () => void): TemplateResult =>
      html`<button class="ib" aria-label=${format.text(label, { n: pinned })} title=${format.text(label, { n: pinned })} @click=${run}>${sign}</button>`;
    return html`<div class="net">
      <div class="cv" @pointerenter=${this.#near} @focusin=${this.#near}>
        ${this.#graphHost()}
        ${this.#share === null ? nothing : html`<div class="wait">${format.text('wait', { n: this.network.agents.length, share: format.percent(100 * this.#share, 0) })}</div>`}
        <div class="tools">
          ${finding.now?.findField(() => this.#graph, format, this.#soon) ?? nothing}<span class="sp"></span>
          ${pinned > 0 ? tool('graph.unpin', '⚲', () => this.#graph?.unpin()) : nothing} ${this.#atRest ? nothing : tool('zoom.rest', '⤢', () => this.#graph?.rest())} ${tool('zoom.out', '−', () => this.#graph?.zoom(1 / 1.4))}
          ${tool('zoom.in', '+', () => this.#graph?.zoom(1.4))}
        </div>
        ${renderLegend(this)}
      </div>
      <aside class="side" aria-label=${format.text(this.selected === null ? 'side.all' : 'side.one')}>${renderSide(this)}</aside>
    </div>`;
  }

  override renderSkeleton(): TemplateResult {
    const row = html`<div class="sk row"></div>`;
    return html`<div class="skeleton"><div class="sk round"></div>${Array.from({ length: 6 }, () => row)}</div>`;
  }

  override drawn(): void {
    const graph = this.#graph;
    if (!graph || this.width === 0 || this.size !== 'wide') return;
    const { network } = this;
    if (network !== this.#drawn) {
      this.#drawn = network;
      graph.set(network.nodes, network.edges);
      // The footer says what was drawn.
      this.#soon();
    }
    graph.selected = this.selected;
    if (this.tokens.version !== this.#paintedAs) {
      this.#paintedAs = this.tokens.version;
      graph.refresh();
    }
  }

  /** The graph speaks while the pane draws. */
  #soon = (): void => queueMicrotask(() => this.requestUpdate());

  #near = (): void => {
    if (!finding.now) void finding.load().then(this.#soon);
  };
  #graphHost(): HTMLElement {
    if (this.#host) return this.#host;
    const host = document.createElement('div');
    const { format } = this;
    this.#graph = new Graph(host, {
      pen: { color: (name) => this.tokens.color(name), font: (size, weight) => this.tokens.font(size, weight) },
      looks: this.#looks,
      trustedUrl: trustedScriptUrl,
      role: format.text('graph.role'),
      help: format.text('graph.help'),
      summary: () => this.#summary(),
      describe: (id) => this.#describe(id),
      groupLabel: (category, n) =>
        format.text('graph.group', { n, category: category ?? format.text('category.none') }),
      onSelect: (id) => this.select(id),
      onLayout: (share) => {
        this.#share = share;
        this.#soon();
      },
      onCamera: (atRest) => {
        if (atRest === this.#atRest) return;
        this.#atRest = atRest;
        this.#soon();
      },
      onChange: this.#soon,
    });
    this.#host = host;
    return host;
  }

  #summary(): string {
    const { network, format } = this;
    const top = network.routes[0];
    const values = { agents: network.agents.length, routes: network.routes.length };
    if (!top) return format.text('graph.summary.none', values);
    return format.text('graph.summary', {
      ...values,
      from: network.nameOf(top.from),
      to: network.nameOf(top.to),
      n: top.handovers,
    });
  }
  #describe(id: string): string {
    const { network, format } = this;
    const agent = network.byId.get(id);
    if (!agent) return network.nameOf(id);
    const [out, into] = [network.out(id), network.into(id)];
    return [
      agent.name,
      agent.category ?? format.text('category.none'),
      format.text('say.runs', { n: agent.runs }),
      format.text('say.out', { n: out.length, list: out.slice(0, 3).map(({ to }) => network.nameOf(to)).join(', ') }), // biome-ignore format: one line of the sentence
      format.text('say.into', { n: into.length }),
    ].join(', ');
  }

  override twin(): Twin | null {
    if (!this.answer('agents') || !this.answer('routes')) return null;
    const { network, format } = this;
    const text = (key: string): string => format.text(key);
    const lone = network.agents.filter(({ id }) => network.out(id).length === 0 && network.into(id).length === 0);
    return {
      caption: format.text('twin.caption', { range: super.scope() }),
      columns: [
        { key: 'from', label: text('twin.from') },
        { key: 'to', label: text('twin.to') },
        { key: 'handovers', label: text('twin.handovers'), numeric: true, of: 'routes.routes.handovers' },
        { key: 'failed', label: text('twin.failed'), numeric: true, of: 'routes.routes.failed' },
        {
          key: 'confidence',
          of: 'routes.routes.confidence',
          label: text('twin.confidence'),
          numeric: true,
          format: (value) => format.decimal(Number(value)),
        },
        {
          key: 'avgDurationMs',
          of: 'routes.routes.avgDurationMs',
          label: text('twin.duration'),
          numeric: true,
          format: (value) => format.duration(Number(value)),
        },
        { key: 'note', label: text('twin.note') },
      ],
      rows: [
        ...network.routes.map(({ from, to, handovers, failed, confidence, avgDurationMs }) => ({
          from: network.nameOf(from),
          to: network.nameOf(to),
          handovers,
          failed,
          confidence,
          avgDurationMs,
          note: handovers === 0 ? text('twin.only-failed') : null,
        })),
        ...lone.map(({ name }) => ({
          from: name,
          to: null,
          handovers: null,
          failed: null,
          confidence: null,
          avgDurationMs: null,
          note: text('twin.alone'),
        })),
      ],
      foot: {
        from: text('twin.total'),
        handovers: network.handovers,
        failed: network.routes.reduce((sum, { failed }) => sum + failed, 0),
      },
      sorted: { key: 'handovers', direction: 'descending' },
    };
  }
}
