import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { setStyle } from '../../base/set-style.ts';
import { categoryGlyph } from '../../primitives/graph/ego.ts';
import { mostTapers } from '../../primitives/graph/paint.ts';
import { toneOf } from '../../primitives/graph/scene.ts';
import { plainStyle } from '../../primitives/graph/shapes.ts';
import { isIdle } from './model.ts';
import type { Agent, AgentNetwork, Decision, Route } from './agent-network.ts';

const mostRoutes = 6;
const mostDecisions = 4;

/** What shapes, widths and tones mean. */
export function renderLegend(pane: AgentNetwork): TemplateResult {
  const { format, network, looks } = pane;
  const text = (key: string): string => format.text(key);
  const plain = network.agents.some(({ category }) => looks.of(category) === plainStyle);
  const unsaid = network.routes.some(({ confidence, handovers }) => confidence === null && handovers > 0);
  const sample = (tone: string) =>
    html`<svg width="20" height="8" aria-hidden="true">${svg`<path class=${tone} d=${tone === 'weak' ? 'M0 4H20' : 'M0 2.5H20V5.5H0Z'} />`}</svg>`;
  if (network.handovers === 0) return html`<div class="lg m3">${text('legend.quiet')}</div>`;
  return html`<div class="lg">
      ${looks.all.map(([category, style]) => html`<span>${categoryGlyph(style)}${category}</span>`)}
      ${plain ? html`<span>${categoryGlyph(plainStyle)}${text('legend.none')}</span>` : nothing}
    </div>
    <div class="lg">
      ${network.routes.length > mostTapers ? html`<span class="m3">${text('legend.lines')}</span>` : nothing}
      <span><svg width="34" height="10" aria-hidden="true"><path class="strong" d="M0 1L33 4.6V5.4L0 9Z" /></svg>${text('legend.width')}</span>
      <span>${text('legend.confidence')} ${sample('strong')}${text('legend.strong')} ${sample('fair')}${text('legend.fair')} ${sample('weak')}${text('legend.weak')}
        ${unsaid ? html`${sample('unsaid')}${text('legend.unsaid')}` : nothing}</span>
      <span class="m3">${text('legend.area')}</span>
    </div>`;
}

export const renderSide = (pane: AgentNetwork): TemplateResult => {
  const { selected, network } = pane;
  if (selected === null) return everything(pane);
  const agent = network.byId.get(selected);
  return html`<div class="who">
      ${agent ? categoryGlyph(pane.looks.of(agent.category), isIdle(agent), 14) : nothing}
      <span class="el" role="heading" aria-level=${pane.headingLevel + 1} title=${network.nameOf(selected)}>${pane.link('agent', selected, network.nameOf(selected))}</span>
      <span class="sp"></span>
      <button class="ib" aria-label=${pane.format.text('side.clear')} @click=${() => pane.select(null)}>${icon('close')}</button>
    </div>
    ${agent ? one(pane, agent) : html`<div class="s12 m2">${pane.format.text('side.gone')}</div>`}`;
};

const pair = (label: string, value: string, title = ''): TemplateResult =>
  html`<dt>${label}</dt><dd class=${value === '–' ? 'm3' : ''} title=${title || nothing}><bdi>${value}</bdi></dd>`;

const one = (pane: AgentNetwork, agent: Agent): TemplateResult => {
  const { format } = pane;
  const seen = agent.lastSeen === null ? 'side.never' : 'side.seen';
  const words = [
    agent.category ?? format.text('category.none'),
    ...(agent.status ? [format.text(`status.${agent.status}`)] : []),
    format.text(seen, { t: format.seconds(agent.lastSeen) }),
  ];
  return html`<div class="s12 m2">${words.join(' · ')}</div>
    <dl class="kv">
      ${pair(format.text('kv.runs'), format.integer(agent.runs))} ${pair(format.text('kv.success'), format.percent(agent.successRate))}
      ${pair(format.text('kv.duration'), format.duration(agent.avgDurationMs))} ${pair(format.text('kv.decisions'), format.integer(agent.decisions))}
      ${pair(format.text('kv.connections'), format.integer(agent.connections))}
    </dl>
    ${renderHandovers(pane, agent.id)} ${decisions(pane, agent.id, 'h.decisions')} ${focusButton(pane, agent.id)}`;
};

/** The agent with its neighbours, or everything again; in a group also for the panes that are linked. */
const focusButton = (pane: AgentNetwork, id: string): TemplateResult | typeof nothing => {
  const { graph, format } = pane;
  if (!graph) return nothing;
  const on = graph.focused === id;
  const only = pane.filtered('agent').includes(id);
  return html`<div class="focus-on">
    <button class="btn" @click=${() => graph.focusOn(on ? null : id)}>${format.text(on ? 'graph.whole' : 'graph.focus')}</button>
    ${pane.stream.grouped ? html`<button class="btn" @click=${() => pane.filterBy('agent', only ? [] : [id])}>${format.text(only ? 'side.unfilter' : 'side.filter')}</button>` : nothing}
  </div>`;
};

const everything = (pane: AgentNetwork): TemplateResult => {
  const { format, network } = pane;
  const summary = pane.answer('summary');
  return html`<div class="who" role="heading" aria-level=${pane.headingLevel + 1}>${format.text('side.all')}</div>
    ${
      summary
        ? html`<dl class="kv">
            ${pair(format.text('kv.active'), format.text('kv.of', { n: summary.activeAgents, all: summary.agents }))} ${pair(format.text('kv.handovers'), format.integer(summary.handovers))}
            ${pair(format.text('kv.routed'), format.integer(summary.decisions))} ${pair(format.text('kv.failures'), format.integer(summary.routingFailures))}
            ${pair(format.text('kv.confidence'), format.decimal(summary.avgConfidence))} ${pair(format.text('kv.routing'), format.duration(summary.avgRoutingTimeMs))}
          </dl>`
        : nothing
    }
    ${network.routes.length > 0 ? html`${head(pane, 'h.top', true)}${network.routes.slice(0, 5).map((route) => pairRow(pane, route))}` : nothing}
    ${decisions(pane, null, 'h.recent')}`;
};

const head = (pane: AgentNetwork, key: string, columns: boolean): TemplateResult =>
  html`<div class="h5"><span>${pane.format.text(key)}</span>${columns ? html`<span><bdi>${pane.format.text('h.count')}</bdi><bdi>${pane.format.text('h.conf')}</bdi></span>` : nothing}</div>`;

/** To whom an agent hands over and from whom it takes over, busiest first. */
export const renderHandovers = (pane: AgentNetwork, id: string): TemplateResult => {
  const { network, format } = pane;
  const part = (
    title: string,
    none: string,
    routes: readonly Route[],
    other: (route: Route) => string,
    columns: boolean,
  ): TemplateResult =>
    html`${head(pane, title, columns)}
    ${routes.length === 0 ? html`<div class="s12 m3">${format.text(none)}</div>` : routes.slice(0, mostRoutes).map((route) => row(pane, route, network.nameOf(other(route)), other(route)))}
    ${routes.length > mostRoutes ? html`<button class="lk" @click=${() => (pane.table = true)}>${format.text('side.more', { n: routes.length - mostRoutes })}</button>` : nothing}`;
  return html`${part('h.out', 'none.out', network.out(id), ({ to }) => to, true)} ${part('h.into', 'none.into', network.into(id), ({ from }) => from, false)}`;
};

/** Both names; the one that is common to many rows is shortened first. */
const pairRow = (pane: AgentNetwork, route: Route): TemplateResult => {
  const { format, network } = pane;
  const [from, to] = [network.nameOf(route.from), network.nameOf(route.to)];
  return html`<button class="ho pair" title="${from} → ${to}" @click=${() => pane.select(route.from)}>
    <span class="both"><span class="el">${from}</span><span class="m3">→</span><span class="el to">${to}</span></span>
    <span class="end">${format.integer(route.handovers)}</span>
    <span class="end ${route.confidence === null ? 'm3' : 'm2'}">${format.decimal(route.confidence)}</span>
  </button>`;
};

const row = (pane: AgentNetwork, route: Route, label: string, target: string): TemplateResult => {
  const { format, network } = pane;
  const failed = route.failed > 0 ? ` · ${format.text('h.failed', { n: route.failed })}` : '';
  return html`<button class="ho" title="${label}${failed}" @click=${() => pane.select(target)}>
    <span class="el">${label}</span>
    <span><span class="bar ${toneOf(route.confidence)}" ${setStyle({ '--_share': network.most > 0 ? route.handovers / network.most : 0 })}></span></span>
    <span class="end">${format.integer(route.handovers)}</span>
    <span class="end ${route.confidence === null ? 'm3' : 'm2'}">${format.decimal(route.confidence)}</span>
  </button>`;
};

const decisions = (pane: AgentNetwork, id: string | null, title: string): TemplateResult | typeof nothing => {
  const newest = pane.network.decisions(id).slice(0, mostDecisions);
  if (newest.length === 0) return nothing;
  return html`${head(pane, title, false)}${newest.map((decision) => decided(pane, decision, id))}`;
};
const decided = ({ format, network }: AgentNetwork, decision: Decision, id: string | null): TemplateResult => {
  const words = decision.query ?? (decision.fromAgent === null ? null : `← ${network.nameOf(decision.fromAgent)}`);
  const shown = id === null ? `${network.nameOf(decision.selectedAgent)}${words ? ` · ${words}` : ''}` : (words ?? '–');
  return html`<div class="dec">
    <span class="m2">${format.seconds(decision.timestamp)}</span><span class="el ${words || id === null ? '' : 'm3'}" title=${decision.reasoning ?? decision.query ?? nothing}>${shown}</span>
    <span class="end ${decision.confidence === null ? 'm3' : 'm2'}">${format.decimal(decision.confidence)}</span>
  </div>`;
};
