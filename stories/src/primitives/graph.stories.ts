import type { StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { Graph } from '../../../packages/widgets/src/primitives/graph/graph.ts';
import { categoryColors } from '../../../packages/widgets/src/primitives/graph/shapes.ts';
import type { GraphEdge, GraphNode } from '../../../packages/widgets/src/primitives/graph/types.ts';
import { type PrimitiveSheet, sheet, sheetOf } from './sheet.ts';

/** Nodes and directed edges on a canvas: wide at the source, width by weight, tone by confidence, shape and colour by category. */
export default { title: 'Primitives/Graph' };

const names = ['intake', 'router', 'planner', 'writer', 'reviewer', 'tester', 'publisher', 'archivist', 'spare'];
const nodes: readonly GraphNode[] = names.map((id, index) => ({
  id,
  label: id,
  category: ['Intake', 'Work', 'Check', null][index % 4] ?? null,
  size: 900 / (index + 1),
  idle: id === 'spare',
}));
const edge = (from: string, to: string, weight: number, confidence: number | null): GraphEdge => ({
  id: `${from} → ${to}`,
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

const graphs = new WeakMap<PrimitiveSheet, Graph>();
const drawn = (
  given: readonly GraphNode[],
  between: readonly GraphEdge[],
  selected: string | null = null,
): PrimitiveSheet =>
  sheet({
    colors: ['surface', 'ink', 'ink-2', 'ink-3', 'line', 'line-control', 'accent', ...categoryColors],
    height: 380,
    draw(place, frame) {
      const { tokens } = frame;
      let graph = graphs.get(frame);
      if (graph) return graph.refresh();
      graph = new Graph(place, {
        pen: { color: (name) => tokens.color(name), font: (size, weight) => tokens.font(size, weight) },
        role: 'network',
        help: 'Home to the largest node, arrows along edges, Enter chooses, Escape clears.',
        summary: () => `${given.length} nodes, ${between.length} edges`,
        describe: (id) => id,
        onSelect: () => true,
      });
      graphs.set(frame, graph);
      graph.set(given, between);
      graph.selected = selected;
    },
  });
const graphOf = async (canvas: HTMLElement): Promise<{ readonly graph: Graph; readonly host: HTMLElement }> => {
  const frame = await sheetOf(canvas);
  const graph = graphs.get(frame);
  const host = frame.root.querySelector<HTMLElement>('.graph');
  if (!graph || !host) throw new Error('There is no graph in the story.');
  await graph.settled;
  return { graph, host };
};

export const SmallNetwork: StoryObj = {
  render: () => drawn(nodes, edges),
  play: async ({ canvasElement }) => {
    const { graph } = await graphOf(canvasElement);
    await expect(graph.note.drawn).toBe(names.length);
  },
};

/** Selection is ink: an outline, its edges ink, the rest stay. */
export const Selected: StoryObj = {
  render: () => drawn(nodes, edges, 'writer'),
  play: async ({ canvasElement }) => void (await graphOf(canvasElement)),
};

export const ByKeyboard: StoryObj = {
  render: () => drawn(nodes, edges),
  play: async ({ canvasElement }) => {
    const { graph, host } = await graphOf(canvasElement);
    host.focus();
    await userEvent.keyboard('{Home}');
    await expect(graph.cursor).toBe('intake');
    await userEvent.keyboard('{PageDown}{Enter}');
    await expect(graph.selected).toBe('router');
  },
};

/** Nobody is connected: still a picture, laid out the same way every time. */
export const WithoutEdges: StoryObj = {
  render: () => drawn(nodes, []),
  play: async ({ canvasElement }) => void (await graphOf(canvasElement)),
};
