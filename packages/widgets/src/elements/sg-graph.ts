import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Drawing } from '../base/drawing.ts';
import { setStyle } from '../base/set-style.ts';
import { trustedScriptUrl } from '../base/trusted.ts';
import type { Twin } from '../base/types.ts';
import { NodeSelectEvent } from '../events/node-select.ts';
import type { Messages } from '../messages/messages.ts';
import { categoryGlyph } from '../primitives/graph/ego.ts';
import { findField } from '../primitives/graph/find.ts';
import { Graph } from '../primitives/graph/graph.ts';
import { graphStyles } from '../primitives/graph/graph.css.ts';
import { layoutCode } from '../primitives/graph/layout-code.ts';
import { graphElementMessages, graphMessages } from '../primitives/graph/messages.ts';
import { categoryColors } from '../primitives/graph/shapes.ts';
import type { GraphEdge, GraphNode } from '../primitives/graph/types.ts';
import { chartStyles } from './chart.css.ts';
import { type GivenEdge, type GivenNode, readGraph } from './graph-data.ts';
import { graphTwin } from './graph-twin.ts';
import { graphElementStyles } from './graph-element.css.ts';
import { PrimitiveElement } from './primitive-element.ts';

/**
 * Nodes and directed edges on a canvas: wide at the source, width by weight, tone by confidence, shape and colour by
 * category, area by size. The layout runs in a worker; labels never overlap. A drag pins a node.
 *
 * @slot empty - Shown instead of the built-in words when there is no node.
 * @fires node-select - A node was chosen, or none. Cancelable.
 */
export class SgGraph extends PrimitiveElement {
  static override tabular = true;
  static override styles: CSSResultGroup = [PrimitiveElement.styles, graphStyles, chartStyles, graphElementStyles];
  static override colors = ['surface', 'ink', 'ink-2', 'ink-3', 'line', 'line-control', 'accent', ...categoryColors];
  static override messages: readonly Messages[] = [graphMessages, graphElementMessages];
  static override properties: PropertyDeclarations = {
    nodes: { attribute: false },
    edges: { attribute: false },
    selected: {},
    height: { type: Number },
    searchable: { type: Boolean },
  };

  /** Ids are unique; of several with one id the first is drawn. */
  declare nodes: readonly GivenNode[];
  /** Ends that are not among the nodes are left out, and counted. */
  declare edges: readonly GivenEdge[];
  /** Id of the chosen node; null: none. */
  declare selected: string | null;
  /** Of the picture, px. */
  declare height: number;
  /** Offers a field that finds nodes by name. */
  declare searchable: boolean;

  #graph: Graph | null = null;
  #host: HTMLElement | null = null;
  #given: { readonly key: readonly unknown[]; readonly read: ReturnType<typeof readGraph> } | null = null;
  #drawn: ReturnType<typeof readGraph> | null = null;
  #around: ReadonlyMap<string, { readonly out: string[]; readonly into: string[] }> = new Map();
  #share: number | null = null;
  #painted = '';
  #atRest = true;

  constructor() {
    super();
    this.nodes = this.edges = [];
    this.selected = null;
    this.height = 360;
    this.searchable = false;
  }

  /** Finds nodes by name: they stay in ink, and the first comes into view. Resolves to how many. */
  async search(text: string): Promise<number> {
    const found = (await this.#graph?.search(text)) ?? 0;
    this.requestUpdate();
    return found;
  }
  /** Only a node and its neighbours stay in ink; null: everything. */
  focusOn(id: string | null): void {
    this.#graph?.focusOn(id);
  }
  /** Holds a node where it is. */
  pin(id: string): void {
    this.#graph?.pin(id);
  }
  /** Lets a node, or all, go. */
  unpin(id?: string): void {
    this.#graph?.unpin(id);
  }
  /** The graph while there is one. */
  get graph(): Graph | null {
    return this.#graph;
  }
  /** Edges, and nodes that have none, as a table; null where there is no node. */
  override twin(): Twin | null {
    const read = this.#read();
    return read.nodes.length === 0 ? null : graphTwin(read, this.#summary(), this.format);
  }
  /** What is seen now, for files; null before the first picture. */
  override drawing(): Drawing | null {
    return this.#graph?.drawing() ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void layoutCode.load();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#graph?.dispose();
    this.#host?.remove();
    this.#graph = this.#host = this.#drawn = null;
    this.#share = null;
  }

  #read(): ReturnType<typeof readGraph> {
    const key = [this.nodes, this.edges];
    if (this.#given && key.every((value, index) => value === this.#given?.key[index])) return this.#given.read;
    const read = readGraph(this.nodes, this.edges);
    this.#given = { key, read };
    return read;
  }

  protected override view(): TemplateResult {
    const { format, height } = this;
    const read = this.#read();
    if (read.nodes.length === 0)
      return html`<div class="said" ${setStyle({ 'block-size': `${height}px` })}><slot name="empty">${format.text('graph.empty')}</slot></div>`;
    const graph = this.#graph;
    const tool = (key: string, sign: string, run: () => void, n = 0): TemplateResult =>
      html`<button class="ib" aria-label=${format.text(key, { n })} title=${format.text(key, { n })} @click=${run}>${sign}</button>`;
    return html`<div class="stage">
        <div class="place" ${setStyle({ 'block-size': `${height}px` })}></div>
        ${this.#share === null ? nothing : html`<div class="wait">${format.text('graph.wait', { n: read.nodes.length, share: format.percent(100 * this.#share, 0) })}</div>`}
        <div class="tools">
          ${this.searchable ? findField(() => this.#graph, format, this.#soon) : nothing}<span class="sp"></span>
          ${graph?.focused ? tool('graph.whole', '◎', () => graph.focusOn(null)) : nothing}
          ${graph && graph.pinned.length > 0 ? tool('graph.unpin', '⚲', () => graph.unpin(), graph.pinned.length) : nothing}
          ${this.#atRest ? nothing : tool('graph.rest', '⤢', () => this.#graph?.rest())}
          ${tool('graph.out', '−', () => this.#graph?.zoom(1 / 1.4))}${tool('graph.in', '+', () => this.#graph?.zoom(1.4))}
        </div>
      </div>
      <div class="under">
        ${this.#legend(read.nodes)}<span class="sp"></span><span class="m3 count"></span>
      </div>`;
  }
  #legend(nodes: readonly GraphNode[]): readonly TemplateResult[] {
    const used = new Set(nodes.map(({ category }) => category));
    return (this.#graph?.looks.all ?? [])
      .filter(([category]) => used.has(category))
      .map(([category, style]) => html`<span>${categoryGlyph(style)}<bdi>${category.slice(0, 60)}</bdi></span>`);
  }
  protected override drawn(): void {
    const read = this.#read();
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (!place) {
      this.#drawn = null;
      return;
    }
    const graph = this.#graphIn(place);
    if (read !== this.#drawn) {
      this.#drawn = read;
      this.#around = neighbours(read.edges);
      graph.set(read.nodes, read.edges);
      this.#soon();
    }
    graph.selected = this.selected;
    const as = `${this.tokens.version} ${this.format.lang}`;
    if (as !== this.#painted) {
      this.#painted = as;
      graph.refresh();
    }
    const count = this.renderRoot.querySelector('.count');
    if (count) count.textContent = this.#count();
  }
  #soon = (): void => queueMicrotask(() => this.requestUpdate());

  #graphIn(place: HTMLElement): Graph {
    this.#host ??= document.createElement('div');
    const host = this.#host;
    host.style.setProperty('block-size', '100%');
    if (host.parentElement !== place) place.append(host);
    const text = (key: string, values = {}): string => this.format.text(key, values);
    return (this.#graph ??= new Graph(host, {
      pen: { color: (name) => this.tokens.color(name), font: (size, weight) => this.tokens.font(size, weight) },
      trustedUrl: trustedScriptUrl,
      role: text('graph.role'),
      help: text('graph.help'),
      summary: () => this.#summary(),
      describe: (id) => this.#describe(id),
      groupLabel: (category, n) => text('graph.group', { n, category: category ?? text('graph.plain') }),
      onSelect: (id) => {
        if (!this.dispatchEvent(new NodeSelectEvent(id))) return false;
        this.selected = id;
        return true;
      },
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
    }));
  }
  #summary(): string {
    const { nodes, edges } = this.#read();
    const what = this.label ?? this.format.text('graph.role');
    return this.format.text('graph.summary', { what, n: nodes.length, m: edges.length });
  }
  #describe(id: string): string {
    const { format } = this;
    const nodes = this.#drawn?.nodes ?? [];
    const nameOf = (of: string): string => (nodes.find((node) => node.id === of)?.label ?? of).slice(0, 120);
    const { out = [], into = [] } = this.#around.get(id) ?? {};
    const list = (ids: readonly string[]): string =>
      ids.length === 0 ? format.text('graph.none') : `${ids.length} (${format.list(ids.slice(0, 3).map(nameOf))})`;
    const category = nodes.find((node) => node.id === id)?.category ?? format.text('graph.plain');
    return format.text('graph.node', { label: nameOf(id), category, out: list(out), into: list(into) });
  }
  /** What is drawn of what was given: nothing is cut in silence. */
  #count(): string {
    const { format } = this;
    const graph = this.#graph;
    if (!graph) return '';
    const { note, seen } = graph;
    const edges = note.edges - note.left;
    return [
      seen.drawn < seen.edges
        ? format.text('graph.some', { n: seen.drawn, m: seen.edges })
        : format.text('graph.all', { n: edges }),
      note.groups > 0 ? format.text('graph.grouped', { n: note.grouped, groups: note.groups }) : '',
      note.left > 0 ? format.text('graph.left', { n: note.left }) : '',
      note.doubled > 0 ? format.text('graph.doubled', { n: note.doubled }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

const neighbours = (edges: readonly GraphEdge[]): Map<string, { out: string[]; into: string[] }> => {
  const around = new Map<string, { out: string[]; into: string[] }>();
  const of = (id: string): { out: string[]; into: string[] } => {
    let found = around.get(id);
    if (!found) around.set(id, (found = { out: [], into: [] }));
    return found;
  };
  for (const { from, to } of [...edges].sort((a, b) => b.weight - a.weight || 0)) {
    of(from).out.push(to);
    of(to).into.push(from);
  }
  return around;
};
