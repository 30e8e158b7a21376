import { crosses } from './camera.ts';
import { type Box, overlap, type Point } from './types.ts';

export interface LabelWish {
  readonly key: number;
  readonly text: string;
  readonly width: number;
  /** Middle and size of the node on screen. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** It is chosen or next to what is chosen: it may stand a little off. */
  readonly must?: boolean;
  /** Where it stood last time, to stay there if it can. */
  readonly before?: number;
}
export interface PlacedLabel {
  readonly key: number;
  readonly text: string;
  /** Start of the text and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly spot: number;
}
export interface Line {
  readonly a: Point;
  readonly b: Point;
  /** How bad it is to lie on it; `Infinity`: never. */
  readonly cost: number;
}

const above = 9;
const below = 4;
const halo = 2;
const gap = 5;

type Spot = (wish: LabelWish) => readonly [number, number];

/** A place at an angle, so that the text begins, ends or stands centred there; `away` px further out than it must be. */
const around = (angle: number, away: number): Spot => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const align = cos > 0.35 ? 0 : cos < -0.35 ? 1 : 0.5;
  return ({ x, y, radius, width }) => {
    const reach = radius + gap + away;
    return [x + cos * reach - width * align, y + sin * (reach + 2) + 4 + 3 * sin];
  };
};

/** Beside it first, then under and over, then the corners; for what must be named also in between, and further out. */
const eighths = [0, 4, 2, 6, 7, 5, 1, 3];
const spots: readonly (readonly [spot: Spot, cost: number])[] = [
  ...eighths.map((eighth, rank) => [around((eighth * Math.PI) / 4, 0), rank * 0.08] as const),
  ...[0, 12, 26, 42].flatMap((away) =>
    [...eighths, ...eighths.map((eighth) => eighth + 0.5)].map(
      (eighth, rank) => [around((eighth * Math.PI) / 4, away), 1.2 + away / 10 + rank * 0.08] as const,
    ),
  ),
];

/**
 * Greedy, in the order of the wishes: each label takes its cheapest free spot or none. A label never lies over another
 * label, a node, the border or a line of infinite cost; other lines only make a spot less wanted.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  nodes: readonly Box[],
  lines: readonly Line[],
  view: Box,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    let best: { label: PlacedLabel; cost: number } | null = null;
    for (const [spot, [place, spotCost]] of spots.entries()) {
      // Only what must be named may stand away from its node.
      if (spotCost > 1 && !wish.must) break;
      const [x, y] = place(wish);
      const box = { x0: x - halo, y0: y - above - halo, x1: x + wish.width + halo, y1: y + below };
      if (box.x0 < view.x0 || box.x1 > view.x1 || box.y0 < view.y0 || box.y1 > view.y1) continue;
      if (nodes.some((other) => overlap(box, other)) || placed.some((other) => overlap(box, other.box))) continue;
      let cost = spotCost - (spot === wish.before ? 0.6 : 0);
      for (const line of lines) {
        if (crosses(line.a, line.b, box)) cost += line.cost;
        if (cost === Infinity) break;
      }
      if (cost === Infinity || (best && cost >= best.cost)) continue;
      best = { label: { key: wish.key, text: wish.text, x, y, box, spot }, cost };
    }
    if (best) placed.push(best.label);
  }
  return placed;
}
