import { html, nothing, type TemplateResult } from 'lit';
import { categoryGlyph, egoGlyph } from '../../primitives/graph/ego.ts';
import { renderHandovers } from './side.ts';
import { isIdle } from './model.ts';
import type { Agent, AgentNetwork } from './agent-network.ts';

/** Rows before "n more agents", and of a list that was opened. */
const few = { middle: 7, narrow: 6, wide: 7 } as const;
const most = 200;

/** Below 720 px: agents in order of hand-overs, each with its own small star of edges; below 400 px without. */
export function renderList(pane: AgentNetwork, all: boolean, toggle: () => void): TemplateResult {
  const { format, network, size } = pane;
  const narrow = size === 'narrow';
  const shown = network.agents.slice(0, all ? most : few[size]);
  // The chosen one is never cut off.
  const chosen = network.byId.get(pane.selected ?? '');
  if (chosen && !shown.includes(chosen)) shown[shown.length - 1] = chosen;
  const rest = network.agents.length + network.others - shown.length;
  return html`<div class="list">
    <div class="eg head">
      <span></span><span class="el" title=${format.text('list.head')}>${format.text(narrow ? 'list.head.narrow' : 'list.head')}</span><span class="wide"></span>
      <span class="end">${format.text(narrow ? 'list.count.narrow' : 'list.count')}</span>
    </div>
    ${shown.map((agent) => row(pane, agent))}
    ${rest > 0 || all ? html`<div class="rest"><button class="lk" @click=${toggle}>${all ? format.text('list.fewer') : format.text('list.more', { n: rest })}</button>${all && rest > 0 ? html` · ${format.text('list.more', { n: rest })}` : nothing}</div>` : nothing}
  </div>`;
}

const row = (pane: AgentNetwork, agent: Agent): TemplateResult => {
  const { format, network } = pane;
  const [out, into] = [network.out(agent.id), network.into(agent.id)];
  const [to, from] = [out[0], into[0]];
  const confidence = format.decimal((to ?? from)?.confidence ?? null);
  const sub = to
    ? format.text('list.to', { to: network.nameOf(to.to), confidence })
    : from
      ? format.text('list.from', { from: network.nameOf(from.from), confidence })
      : format.text(isIdle(agent) ? 'list.idle' : 'list.quiet');
  const style = pane.looks.of(agent.category);
  const idle = isIdle(agent);
  const open = pane.selected === agent.id;
  return html`<button class="eg" aria-expanded=${open ? 'true' : 'false'} title=${agent.name} @click=${() => pane.select(open ? null : agent.id)}>
      <span>${categoryGlyph(style, idle, 14)}<span class="hidden">${agent.category ?? format.text('category.none')}</span></span>
      <span class="el"><span class="nm el">${agent.name}</span><span class="sub el">${sub}</span></span>
      <span class="wide">${out.length + into.length > 0 ? egoGlyph(style, [...weigh(into)], [...weigh(out)], network.most) : nothing}</span>
      <span class="end ${agent.handovers === 0 ? 'm3' : ''}">${agent.handovers === 0 ? format.text('absent') : format.integer(agent.handovers)}</span>
    </button>
    ${open ? html`<div class="more">${renderHandovers(pane, agent.id)}</div>` : nothing}`;
};

const weigh = (routes: readonly { readonly handovers: number; readonly confidence: number | null }[]) =>
  routes
    .filter(({ handovers }) => handovers > 0)
    .map(({ handovers, confidence }) => ({ weight: handovers, confidence }));
