import '@streamglass/widgets/define/sg-graph.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { GivenEdge, GivenNode } from '../../../packages/widgets/src/elements/graph-data.ts';
import type { SgGraph } from '../../../packages/widgets/src/elements/sg-graph.ts';
import type { Graph } from '../../../packages/widgets/src/primitives/graph/graph.ts';

interface Args {
  readonly nodes: readonly GivenNode[];
  readonly edges: readonly GivenEdge[];
  readonly selected?: string | null;
  readonly height?: number;
  readonly searchable?: boolean;
}

const names = ['intake', 'router', 'planner', 'writer', 'reviewer', 'tester', 'publisher', 'archivist', 'spare'];
const nodes: readonly GivenNode[] = names.map((id, index) => ({
  id,
  category: ['Intake', 'Work', 'Check', null][index % 4] ?? null,
  size: 900 / (index + 1),
  idle: id === 'spare',
}));
const edge = (from: string, to: string, weight: number, confidence: number | null): GivenEdge => ({
  from,
  to,
  weight,
  confidence,
});
const edges = [
  edge('intake', 'router', 420, 0.97),
  edge('router', 'planner', 260, 0.9),
  edge('router', 'writer', 120, 0.71),
  edge('planner', 'writer', 210, 0.88),
  edge('writer', 'reviewer', 240, 0.93),
  edge('reviewer', 'writer', 60, 0.52),
  edge('reviewer', 'tester', 170, 0.81),
  edge('tester', 'publisher', 130, null),
  edge('publisher', 'archivist', 40, 0.64),
  edge('planner', 'planner', 30, 0.8),
];
/** The same sequence every time. */
const crowd = (count: number): Pick<Args, 'nodes' | 'edges'> => {
  let state = 7;
  const chance = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  return {
    nodes: Array.from({ length: count }, (_, index) => ({
      id: `n${index}`,
      label: `node ${index}`,
      category: 'ABCDE'[index % 5] ?? null,
      size: Math.ceil(1_000 * chance() ** 6),
    })),
    edges: Array.from({ length: 2 * count }, (_, index) => ({
      from: `n${index % count}`,
      to: `n${Math.floor(chance() * chance() * count)}`,
      weight: 1 + Math.floor(chance() * 9),
    })),
  };
};

/**
 * Nodes and directed edges on a canvas: wide at the source, width by weight, tone by confidence, shape and colour by
 * category, area by size. The layout runs in a worker, labels never overlap, and where edges are too many the lightest
 * give way, in words. Drag a node to pin it; P pins and lets go, F shows a node with its neighbours, Escape leaves.
 */
export default {
  title: 'Primitives/Graph',
  component: 'sg-graph',
  args: { nodes, edges, height: 380 },
  render: ({ nodes: given, edges: between, selected, height, searchable }) =>
    html`<sg-graph label="Hand-overs" .nodes=${given} .edges=${between} .selected=${selected ?? null} .height=${height ?? 380} .searchable=${searchable ?? false}></sg-graph>`,
} satisfies Meta<Args>;
type Story = StoryObj<Args>;

const graphOf = async (canvas: HTMLElement): Promise<{ element: SgGraph; graph: Graph; host: HTMLElement }> => {
  const element = canvas.querySelector('sg-graph') as SgGraph;
  await element.updateComplete;
  const graph = await waitFor(() => {
    if (!element.graph) throw new Error('There is no graph yet.');
    return element.graph;
  });
  await graph.settled;
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { element, graph, host: element.renderRoot.querySelector('.graph') as HTMLElement };
};

export const SmallNetwork: Story = {
  play: async ({ canvasElement }) => {
    const { graph } = await graphOf(canvasElement);
    await waitFor(() => expect(graph.note.drawn).toBe(names.length));
  },
};

/** Selection is ink: an outline, its edges ink, the rest stay. */
export const Selected: Story = {
  args: { selected: 'writer' },
  play: async ({ canvasElement }) => void (await graphOf(canvasElement)),
};

/** What is found stays in ink, the first comes into view; Enter goes to the next one. */
export const Search: Story = {
  args: { searchable: true },
  play: async ({ canvasElement }) => {
    const { element, graph } = await graphOf(canvasElement);
    const field = within(element.renderRoot as unknown as HTMLElement).getByRole('searchbox');
    await userEvent.type(field, 'er');
    await waitFor(() => expect(element.renderRoot.querySelector('[role=status]')).toHaveTextContent('1 of 6'));
    const first = graph.cursor;
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(graph.cursor).not.toBe(first));
  },
};

/** A node with its neighbours; the rest recedes. F or the method `focusOn`. */
export const FocusOnNeighbours: Story = {
  play: async ({ canvasElement }) => {
    const { element, graph } = await graphOf(canvasElement);
    element.focusOn('writer');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await waitFor(() =>
      expect(graph.labels.map(({ text }) => text).sort()).toEqual(['planner', 'reviewer', 'router', 'writer']),
    );
  },
};

/** Where a reader puts a node it stays: a pin's head says so. */
export const Pinned: Story = {
  play: async ({ canvasElement }) => {
    const { element } = await graphOf(canvasElement);
    element.pin('router');
    element.pin('tester');
    await element.updateComplete;
    await waitFor(() => expect(within(element.renderRoot as unknown as HTMLElement).getByRole('button', { name: 'Unpin 2' })).toBeTruthy()); // biome-ignore format: one wait
  },
};

export const ByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const { graph, host } = await graphOf(canvasElement);
    host.focus();
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(graph.cursor).toBe('intake'));
    await userEvent.keyboard('{PageDown}{Enter}');
    await waitFor(() => expect(graph.selected).toBe('router'));
  },
};

/** Nobody is connected: still a picture, laid out the same way every time. */
export const WithoutEdges: Story = {
  args: { edges: [] },
  play: async ({ canvasElement }) => void (await graphOf(canvasElement)),
};

/** Names of all kinds, ids that collide, edges to nobody, weights that are none: drawn as far as can be, and said. */
export const BadData: Story = {
  args: {
    nodes: [
      { id: 'a', label: 'a-very-long-name-'.repeat(600), size: Number.NaN },
      { id: 'a', label: 'the same id' },
      { id: 'b', label: 'مراجع الشيفرة', size: 5 },
      { id: 'c', label: 'कोड समीक्षक', size: 3 },
      { id: 'd', label: '🧪 tester', size: 2 },
      { id: 'e', label: '<script>alert(1)</script>' },
    ],
    edges: [
      edge('a', 'b', 3, Number.NaN),
      edge('b', 'c', Number.NaN, null),
      edge('b', 'd', 2, 0.9),
      edge('d', 'd', 4, 0.9),
      edge('e', 'nobody', 1, null),
      edge('c', 'a', 1, 0.5),
      edge('a', 'e', 1, null),
    ],
  },
  play: async ({ canvasElement }) => {
    const { element } = await graphOf(canvasElement);
    await waitFor(() =>
      expect(element.renderRoot.querySelector('.count')).toHaveTextContent('2 edges without an end or weight left out'),
    );
  },
};

/** Names only where there is room, and edges as many as can be told apart. */
export const FiveHundredNodes: Story = {
  args: { ...crowd(500), height: 460 },
  play: async ({ canvasElement }) => void (await graphOf(canvasElement)),
};

/** Above 3,000 nodes the smaller ones of each category are put together; no weight is lost. */
export const TenThousandNodes: Story = {
  args: { ...crowd(10_000), height: 520, searchable: true },
  play: async ({ canvasElement }) => {
    const { graph } = await graphOf(canvasElement);
    await waitFor(() => expect(graph.note.grouped).toBe(7_005));
  },
};

export const Nothing: Story = { args: { nodes: [], edges: [] } };
