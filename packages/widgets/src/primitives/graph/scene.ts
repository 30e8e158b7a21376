import type { LayoutInput } from './layout.ts';
import type { CategoryLooks, CategoryStyle } from './shapes.ts';
import type { GraphEdge, GraphNode } from './types.ts';

export interface SceneNode extends GraphNode {
  readonly index: number;
  /** The label, cut in its middle where it is long. */
  readonly text: string;
  readonly style: CategoryStyle;
  /** px at rest. */
  readonly radius: number;
}
export interface SceneEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Half of its width at the source, px at rest. */
  readonly half: number;
  readonly tone: Tone;
  /** There is an edge back: both are moved a little to their right. */
  readonly twoWay: boolean;
}
/** `strong` from .80, `fair` from .60, `weak` below; `unsaid` without a confidence. */
export type Tone = 'strong' | 'fair' | 'weak' | 'unsaid';
export const toneOf = (confidence: number | null): Tone =>
  confidence === null ? 'unsaid' : confidence >= 0.8 ? 'strong' : confidence >= 0.6 ? 'fair' : 'weak';

/** A graph ready to be laid out and painted: nodes best connected first, so that their order in the data never shows. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  /** Heaviest last, to be painted on top. */
  readonly edges: readonly SceneEdge[];
  readonly index: ReadonlyMap<string, number>;
  /** Edges of each node, as indices into `edges`. */
  readonly edgesOf: readonly (readonly number[])[];
  /** Equal when the same nodes are joined by the same edges: then positions stay. */
  readonly shape: string;
}

const longest = 36;
/** Names differ at their ends: what is too much is taken out of the middle. Whole characters stay whole. */
export function shortened(label: string): string {
  if (label.length <= longest) return label;
  const signs = (text: string): string[] => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  // Nobody counts the characters of a name that is a book.
  const [start, end] = [signs(label.slice(0, 240)), signs(label.slice(-240))];
  if (label.length <= 240 && start.length <= longest) return label;
  return `${start.slice(0, 20).join('')}…${end.slice(-14).join('')}`;
}

/** Few nodes may be large; many must be small, and the smallest smaller still, so that the large stand out. */
const largest = (count: number): number => Math.max(8, 20 * Math.min(1, (40 / Math.max(1, count)) ** 0.3));
const smallest = (count: number): number => Math.max(1.8, 4.6 * Math.min(1, (40 / Math.max(1, count)) ** 0.25));

export function makeScene(nodes: readonly GraphNode[], edges: readonly GraphEdge[], looks: CategoryLooks): Scene {
  looks.learn(nodes.map(({ category }) => category));
  const degree = new Map<string, number>();
  for (const { from, to } of edges) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const most = nodes.reduce((top, { size }) => Math.max(top, size), 0);
  const wide = largest(nodes.length);
  const narrow = smallest(nodes.length);
  const sorted = [...nodes].sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const made = sorted.map((node, index): SceneNode => {
    const radius = most > 0 ? Math.max(narrow, wide * Math.sqrt(node.size / most)) : Math.max(narrow, wide * 0.4);
    return { ...node, index, text: shortened(node.label), style: looks.of(node.category), radius };
  });
  const index = new Map(made.map((node) => [node.id, node.index] as const));

  const heaviest = edges.reduce((top, { weight }) => Math.max(top, weight), 0);
  const pairs = new Set(edges.map(({ from, to }) => `${from}\u0000${to}`));
  const drawn = edges
    .flatMap((edge) => {
      const [from, to] = [index.get(edge.from), index.get(edge.to)];
      if (from === undefined || to === undefined) return [];
      const half = (0.8 + 4.3 * Math.sqrt(edge.weight / heaviest)) * (wide / 20);
      const twoWay = from !== to && pairs.has(`${edge.to}\u0000${edge.from}`);
      return [{ from, to, weight: edge.weight, half, tone: toneOf(edge.confidence), twoWay }];
    })
    .sort((a, b) => a.weight - b.weight || a.from - b.from || a.to - b.to);
  const edgesOf = made.map((): number[] => []);
  for (const [at, { from, to }] of drawn.entries()) {
    edgesOf[from]?.push(at);
    if (to !== from) edgesOf[to]?.push(at);
  }
  const joins = drawn.map(({ from, to }) => `${from}>${to}`).sort();
  return { nodes: made, edges: drawn, index, edgesOf, shape: JSON.stringify([made.map(({ id }) => id), joins]) };
}

/** What the layout needs of a scene. `places`: where nodes stand already; they stay unless `loose`, pinned ones always. */
export function layoutInput(
  scene: Scene,
  places: ReadonlyMap<string, readonly [number, number]>,
  loose: boolean,
  seed: number,
  pinned: ReadonlySet<string> = new Set(),
): LayoutInput {
  const { nodes, edges } = scene;
  const start = new Float32Array(2 * nodes.length).fill(Number.NaN);
  const held = new Uint8Array(nodes.length);
  for (const { id, index } of nodes) {
    const place = places.get(id);
    if (!place) continue;
    start.set(place, 2 * index);
    held[index] = loose && !pinned.has(id) ? 0 : 1;
  }
  const joins = edges.filter(({ from, to }) => from !== to);
  return {
    count: nodes.length,
    radius: Float32Array.from(nodes, ({ radius }) => radius),
    links: Uint32Array.from(joins.flatMap(({ from, to }) => [from, to])),
    start,
    held,
    seed,
    aspect: 1.2,
  };
}
