import { placeOf, sizeScale, type View } from './paint.ts';
import type { Scene } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';
const unit: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The node at the other end of the edge that leads most nearly that way; null when none leads there (within 67°). */
export function alongEdge(scene: Scene, positions: Float32Array, from: number, direction: Direction): number | null {
  const [ux, uy] = unit[direction];
  let best: { node: number; cost: number } | null = null;
  for (const at of scene.edgesOf[from] ?? []) {
    const edge = scene.edges[at]!;
    const node = edge.from === from ? edge.to : edge.from;
    if (node === from) continue;
    const dx = positions[2 * node]! - positions[2 * from]!;
    const dy = positions[2 * node + 1]! - positions[2 * from + 1]!;
    const length = Math.hypot(dx, dy) || 1;
    const cosine = (dx * ux + dy * uy) / length;
    if (cosine < 0.38) continue;
    const cost = length * (1 + 3 * (1 - cosine));
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node ?? null;
}

/** So many nodes further from the largest to the smallest, which is a way to those that no edge reaches; from nowhere, or by 0: the largest. */
export function bySize(scene: Scene, from: number | undefined, by: number): number | undefined {
  const order = [...scene.nodes]
    .sort((a, b) => b.size - a.size || (a.label < b.label ? -1 : 1))
    .map(({ index }) => index);
  const at = from === undefined || by === 0 ? 0 : Math.max(0, Math.min(order.length - 1, order.indexOf(from) + by));
  return order[at];
}

/** The node at a point of the canvas. Small nodes are easy to hit too: targets of at least 24 px. */
export function nodeAt(view: View, x: number, y: number): string | null {
  const scale = sizeScale(view);
  let best: { id: string; away: number } | null = null;
  for (const node of view.scene.nodes) {
    const place = placeOf(view, node.index);
    const away = Math.hypot(place.x - x, place.y - y) - node.radius * scale;
    if (away <= Math.max(4, 12 - node.radius * scale) && (!best || away < best.away)) best = { id: node.id, away };
  }
  return best?.id ?? null;
}
