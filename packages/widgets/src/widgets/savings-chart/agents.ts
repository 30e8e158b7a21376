import { html, nothing, type TemplateResult } from 'lit';
import { type Format, usdDigits } from '../../base/format.ts';
import { setStyle } from '../../base/set-style.ts';
import { type Agent, type Agents, largestLoss } from './model.ts';

/** Part of the column that bars may fill, %; the rest is for the number at the end of the longest one. */
const fill = { wide: 80, middle: 100, narrow: 100 } as const;

/**
 * Agents in the order of their runs, the one with the largest loss always among them, the rest in one row. Bars grow from
 * 0: gains to the right in quiet green, losses to the left, hatched and with a minus sign.
 */
export function agentRows(options: {
  readonly agents: Agents;
  readonly needed: number;
  readonly size: 'wide' | 'middle' | 'narrow';
  readonly format: Format;
  readonly link: AgentLink;
}): TemplateResult {
  const { agents, needed, size, format, link } = options;
  const most = size === 'narrow' ? 5 : 6;
  const shown = agents.agents.slice(0, most);
  const worst = largestLoss(agents.agents);
  if (worst && !shown.includes(worst)) shown.splice(-1, 1, worst);
  const rest = agents.agents.filter((agent) => !shown.includes(agent));
  const amounts = shown.map(({ savings }) => savings?.cost ?? 0);
  // One scale on both sides of 0.
  const [gain, loss] = [Math.max(0, ...amounts), Math.max(0, ...amounts.map((value) => -value))];
  const scale = fill[size] / (gain + loss || 1);
  const zero = loss * scale;
  const digits = usdDigits(
    shown.flatMap(({ withIntelligence, withoutIntelligence, savings }) => [
      withIntelligence?.cost ?? null,
      withoutIntelligence?.cost ?? null,
      savings?.cost ?? null,
    ]),
  );
  const head = (key: string): string => format.text(key);
  return html`<div class="cmps" role="table" aria-label=${format.text('agents.label')}>
    <div class="cmp h" role="row">
      <span role="columnheader">${head('head.agent')}</span><span class="w end" role="columnheader">${head('head.runs')}</span
      ><span class="w end" role="columnheader">${head('head.without')}</span><span class="w end" role="columnheader">${head('head.with')}</span
      ><span class="dvw" role="columnheader">${head('head.per-run')}</span><span class="end" role="columnheader">${head('head.saved')}</span
      ><span class="end" role="columnheader">${head(size === 'narrow' ? 'head.change.short' : 'head.change')}</span>
    </div>
    ${shown.map((agent) => row(agent, { needed, scale, zero, wide: size === 'wide', digits, format, link }))}
    ${rest.length > 0 || agents.others > 0 ? others(rest, agents.others, format) : nothing}
  </div>`;
}

/** The name of an agent, as a link where the host has a page for it. */
type AgentLink = (key: string, name: string) => TemplateResult | string;

interface Scale {
  readonly needed: number;
  /** % of the column for a dollar. */
  readonly scale: number;
  /** Where 0 stands, %. */
  readonly zero: number;
  readonly wide: boolean;
  /** Of dollars for a run; one precision for all rows. */
  readonly digits: number;
  readonly format: Format;
  readonly link: AgentLink;
}
const row = (agent: Agent, { needed, scale, zero, wide, digits, format, link }: Scale): TemplateResult => {
  const { agentName, runs, baselineRuns, withIntelligence, withoutIntelligence, savings, saved } = agent;
  const without = withoutIntelligence?.cost ?? null;
  const cost = savings?.cost ?? null;
  const change = savings?.percentage == null ? null : -savings.percentage;
  const few = cost === null && baselineRuns < needed;
  return html`<div class="cmp" role="row">
    <span class="el" role="rowheader" title=${agentName}>${link(agent.agentId, agentName)}</span>
    <span class="w end" role="cell"><bdi>${format.integer(runs)}</bdi></span>
    <span class="w end ${without === null ? 'm3' : ''}" role="cell"><bdi>${format.usd(without, { digits })}</bdi></span>
    <span class="w end" role="cell"><bdi>${format.usd(withIntelligence?.cost ?? null, { digits })}</bdi></span>
    <span class="dvw" role="cell">${few ? html`<span class="s11 m3">${format.text('row.few', { a: baselineRuns, n: needed })}</span>` : cost === null ? nothing : bar(cost, { scale, zero, wide, digits, format })}</span>
    <span class="end ${saved === null ? 'm3' : ''}" role="cell"><bdi>${format.usd(saved, { whole: Math.abs(saved ?? 0) >= 10 })}</bdi></span>
    <span class="end ${change === null ? 'm3' : change > 0 ? 'c-critical' : 'm2'}" role="cell"><bdi>${format.percent(change, 1, true)}</bdi></span>
  </div>`;
};

const bar = (cost: number, { scale, zero, wide, digits, format }: Omit<Scale, 'needed' | 'link'>): TemplateResult => {
  const length = Math.abs(cost) * scale;
  const box =
    cost < 0
      ? { 'inset-inline-end': `${100 - zero}%`, 'inline-size': `${length}%` }
      : { 'inset-inline-start': `${zero}%`, 'inline-size': `${length}%` };
  const text = { 'inset-inline-start': `calc(${cost < 0 ? zero : zero + length}% + 6px)` };
  return html`<span class="dv" ${setStyle({ '--_zero': `${zero}%` })}
    ><i class=${cost < 0 ? 'loss' : 'gain'} ${setStyle(box)}></i>${wide ? html`<b ${setStyle(text)}><bdi>${format.usd(cost, { digits })}</bdi></b>` : html`<span class="hidden">${format.usd(cost, { digits })}</span>`}</span
  >`;
};

const others = (rest: readonly Agent[], runsBeyond: number, format: Format): TemplateResult => {
  const runs = rest.reduce((sum, agent) => sum + agent.runs, runsBeyond);
  const known = rest.filter(({ saved }) => saved !== null);
  const saved = known.length === 0 ? null : known.reduce((sum, agent) => sum + (agent.saved ?? 0), 0);
  return html`<div class="cmp" role="row">
    <span class="el m2" role="rowheader">${format.text('row.others', { n: rest.length })}</span>
    <span class="w end m2" role="cell"><bdi>${format.integer(runs)}</bdi></span>
    <span class="w" role="cell"></span><span class="w" role="cell"></span><span class="dvw" role="cell"></span>
    <span class="end ${saved === null ? 'm3' : 'm2'}" role="cell"><bdi>${format.usd(saved, { whole: Math.abs(saved ?? 0) >= 10 })}</bdi></span>
    <span role="cell"></span>
  </div>`;
};
