import { toScreen } from './camera.ts';
import { isGroup } from './condense.ts';
import { type LabelWish, type Line, type PlacedLabel, placeLabels } from './labels.ts';
import type { Scene, SceneEdge, SceneNode } from './scene.ts';
import { shapePath } from './shapes.ts';
import type { Box, Camera, Point } from './types.ts';

/** Colours by token name, and fonts. */
export interface Pen {
  color(name: string): string;
  font(sizePx: number, weight?: number): string;
}
export interface View {
  readonly scene: Scene;
  /** World, x and y in turn, by node. */
  readonly positions: Float32Array;
  readonly camera: Camera;
  /** Zoom at rest. */
  readonly rest: number;
  readonly width: number;
  readonly height: number;
  readonly selected: number | null;
  /** Left out with its edges: it is being dragged and painted on top. */
  readonly without: number | null;
  /** Nodes whose label comes first: hovered, under the keyboard cursor. */
  readonly named: readonly number[];
  /** What is looked at: found nodes, or one with its neighbours. The rest recedes. Null: everything. */
  readonly looked?: ReadonlySet<number> | null;
  /** Put where they are by the reader. */
  readonly pinned?: ReadonlySet<number>;
}

/** Beyond this many edges in view a taper costs too much and cannot be seen: a line then. */
export const mostTapers = 1_500;
const mostLines = 600;
const mostSingle = 300;
/** The density rule: so many px² belong to each label, in a crowd to each of those that stand out, and to each edge. */
const pxPerLabel = 2_400;
const pxPerLabelInCrowd = 9_000;
const pxPerEdge = 110;
/** As much as is left of what recedes. */
const faint = 0.16;
const labelPx = 11;

/** Sizes grow with the root of the zoom, so that zooming in parts what stands close. */
export const sizeScale = (view: View): number => Math.sqrt(view.camera.k / view.rest);
export const placeOf = ({ camera, positions }: View, node: number): Point =>
  toScreen(camera, positions[2 * node]!, positions[2 * node + 1]!);

const paths = new Map<string, Path2D>();
/** From a node, and a quarter of its size, to the ring of the keyboard's place. */
export const cursorRingPx = 6;

const pathOf = ({ style }: SceneNode, radius: number): Path2D => {
  const key = `${style.shape} ${Math.round(radius * 4)}`;
  let path = paths.get(key);
  if (!path) paths.set(key, (path = new Path2D(shapePath(style.shape, Math.round(radius * 4) / 4))));
  return path;
};

const touches = (view: View, { from, to }: SceneEdge): boolean => {
  const [a, b] = [placeOf(view, from), placeOf(view, to)];
  return (
    Math.max(a.x, b.x) > -20 &&
    Math.min(a.x, b.x) < view.width + 20 &&
    Math.max(a.y, b.y) > -20 &&
    Math.min(a.y, b.y) < view.height + 20
  );
};

/** Where an edge begins and ends, outside of its nodes. */
function ends(view: View, edge: SceneEdge, scale: number): { a: Point; b: Point; nx: number; ny: number } | null {
  const [p, q] = [placeOf(view, edge.from), placeOf(view, edge.to)];
  const [dx, dy] = [q.x - p.x, q.y - p.y];
  const length = Math.hypot(dx, dy);
  const [ra, rb] = [view.scene.nodes[edge.from]!.radius * scale + 1, view.scene.nodes[edge.to]!.radius * scale + 3];
  if (length < ra + rb + 2) return null;
  const [ux, uy] = [dx / length, dy / length];
  const side = edge.twoWay ? 3.5 * scale : 0;
  const at = (point: Point, along: number): Point => ({
    x: point.x + ux * along - uy * side,
    y: point.y + uy * along + ux * side,
  });
  return { a: at(p, ra), b: at(q, -rb), nx: -uy, ny: ux };
}

function paintLoop(ctx: CanvasRenderingContext2D, view: View, edge: SceneEdge, scale: number): void {
  const { x, y } = placeOf(view, edge.from);
  const r = view.scene.nodes[edge.from]!.radius * scale;
  ctx.lineWidth = Math.max(1, edge.half * scale);
  ctx.beginPath();
  ctx.arc(x + r * 0.9 + 2, y - r * 0.9 - 2, Math.max(5, r * 0.7), 0, 2 * Math.PI);
  ctx.stroke();
}

/** Wide at the source, thin at the target; confidence decides tone and dash. */
export function paintEdges(
  ctx: CanvasRenderingContext2D,
  view: View,
  edges: readonly SceneEdge[],
  pen: Pen,
  ink: boolean,
): void {
  const scale = sizeScale(view);
  const tapered = edges.length <= mostTapers;
  const tones = {
    strong: pen.color('ink-3'),
    fair: pen.color('line-control'),
    weak: pen.color('line-control'),
    unsaid: pen.color('line-control'),
  };
  const chosen = pen.color('ink');
  // Many lines are a ground for the nodes; they must not be the picture.
  const ground = pen.color('line');
  for (const edge of edges) {
    ctx.strokeStyle = ctx.fillStyle = ink ? chosen : tapered ? tones[edge.tone] : ground;
    if (edge.from === edge.to) {
      paintLoop(ctx, view, edge, scale);
      continue;
    }
    const line = ends(view, edge, scale);
    if (!line) continue;
    const { a, b, nx, ny } = line;
    const half = Math.max(0.8, edge.half * scale);
    if (edge.tone === 'weak' || !tapered) {
      ctx.lineWidth = tapered ? 1.2 : Math.max(0.7, half * 0.8);
      ctx.setLineDash(tapered ? [2, 3] : []);
      ctx.beginPath();
      ctx.moveTo(a.x, a.y);
      ctx.lineTo(b.x, b.y);
      ctx.stroke();
      ctx.setLineDash([]);
      continue;
    }
    ctx.beginPath();
    ctx.moveTo(a.x + nx * half, a.y + ny * half);
    ctx.lineTo(b.x + nx * 0.4, b.y + ny * 0.4);
    ctx.lineTo(b.x - nx * 0.4, b.y - ny * 0.4);
    ctx.lineTo(a.x - nx * half, a.y - ny * half);
    ctx.closePath();
    if (edge.tone === 'unsaid') {
      ctx.lineWidth = 1;
      ctx.stroke();
    } else ctx.fill();
  }
}

export function paintNodes(ctx: CanvasRenderingContext2D, view: View, nodes: readonly SceneNode[], pen: Pen): void {
  const scale = sizeScale(view);
  const surface = pen.color('surface');
  for (const node of nodes) {
    const { x, y } = placeOf(view, node.index);
    const radius = node.radius * scale;
    ctx.save();
    ctx.translate(x, y);
    if (node.index === view.selected) {
      ctx.strokeStyle = pen.color('ink');
      ctx.lineWidth = 2;
      ctx.stroke(pathOf(node, radius + 4));
    }
    ctx.fillStyle = node.idle ? surface : pen.color(node.style.color);
    ctx.strokeStyle = node.idle ? pen.color('line-control') : surface;
    ctx.lineWidth = 1.5;
    if (node.idle) ctx.setLineDash([2, 2]);
    const path = pathOf(node, radius);
    ctx.fill(path);
    if (node.idle || radius > 3) ctx.stroke(path);
    if (view.pinned?.has(node.index)) paintPin(ctx, radius, pen);
    ctx.restore();
  }
}

/** A pin's head at the upper right, in ink on ground: it tells by shape. */
function paintPin(ctx: CanvasRenderingContext2D, radius: number, pen: Pen): void {
  const at = Math.max(3, radius * 0.8);
  ctx.setLineDash([]);
  ctx.strokeStyle = pen.color('surface');
  ctx.fillStyle = pen.color('ink');
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(at, -at, 3, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
}

export function paintLabel(
  ctx: CanvasRenderingContext2D,
  { text, x, y }: Pick<PlacedLabel, 'text' | 'x' | 'y'>,
  pen: Pen,
  color: string,
  weight: number,
): void {
  ctx.font = pen.font(labelPx, weight);
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.direction = 'ltr';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = pen.color('surface');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** Which labels are shown, and where. `before`: spots of the last picture, so that labels do not hop. */
export function chooseLabels(
  ctx: CanvasRenderingContext2D,
  view: View,
  pen: Pen,
  before: ReadonlyMap<string, number>,
): PlacedLabel[] {
  const { scene, selected } = view;
  const scale = sizeScale(view);
  const inView = scene.nodes.filter(({ index }) => {
    const { x, y } = placeOf(view, index);
    if (view.looked && !view.looked.has(index)) return false;
    return index !== view.without && x > -10 && x < view.width + 10 && y > -10 && y < view.height + 10;
  });
  const near = new Set<number>(view.named);
  if (selected !== null) {
    near.add(selected);
    for (const at of scene.edgesOf[selected] ?? []) near.add(scene.edges[at]!.from).add(scene.edges[at]!.to);
  }
  const rank = ({ id, index, size }: SceneNode): number =>
    (index === selected ? 4e15 : view.named.includes(index) ? 3e15 : near.has(index) ? 2e15 : isGroup(id) ? 1e15 : 0) +
    size;
  /** To the outside of the ring around what is chosen, or under the keyboard (overlay.ts). */
  const reach = (index: number, radius: number, more: number): number =>
    view.named.includes(index)
      ? 1.25 * radius * scale + cursorRingPx + 1 + more
      : radius * scale + (index === selected ? 5 : 0) + more;
  // In a crowd only those that stand out are named, and small ones may be covered.
  const crowd = inView.length > mostSingle;
  const wishes = [...inView]
    .sort((a, b) => rank(b) - rank(a) || a.index - b.index)
    .slice(0, Math.max(24, Math.round((view.width * view.height) / (crowd ? pxPerLabelInCrowd : pxPerLabel))))
    .map(({ index, id, text, radius }): LabelWish => {
      ctx.font = pen.font(labelPx, index === selected ? 600 : 400);
      const spot = before.get(id);
      return {
        key: index,
        text,
        width: ctx.measureText(text).width,
        ...placeOf(view, index),
        radius: reach(index, radius, 0),
        must: near.has(index),
        ...(spot === undefined ? {} : { before: spot }),
      };
    });
  const boxes = inView.flatMap(({ index, radius }): Box[] => {
    const { x, y } = placeOf(view, index);
    const r = reach(index, radius, 1);
    return crowd && r < 5 ? [] : [{ x0: x - r, y0: y - r, x1: x + r, y1: y + r }];
  });
  const edges = scene.edges.filter((edge) => edge.from !== edge.to && touches(view, edge));
  const most = edges.reduce((top, { weight }) => Math.max(top, weight), 1);
  const lines = edges.flatMap((edge): Line[] => {
    const chosen = edge.from === selected || edge.to === selected;
    if (edge.from === view.without || edge.to === view.without || (!chosen && edges.length > mostLines)) return [];
    const line = ends(view, edge, scale);
    return line ? [{ ...line, cost: chosen ? Infinity : 0.25 + edge.weight / most }] : [];
  });
  return placeLabels(wishes, boxes, lines, { x0: 0, y0: 0, x1: view.width, y1: view.height });
}

export interface Painted {
  /** Labels that found room. */
  readonly labels: readonly PlacedLabel[];
  /** Edges in view, and how many of them were drawn: the lightest give way where they are too many to be told apart. */
  readonly edges: number;
  readonly drawn: number;
}

/** The whole picture. */
export function paintGraph(
  ctx: CanvasRenderingContext2D,
  view: View,
  pen: Pen,
  before: ReadonlyMap<string, number>,
): Painted {
  const { scene, selected, without, looked } = view;
  const edges = scene.edges.filter((edge) => edge.from !== without && edge.to !== without && touches(view, edge));
  const chosen = (edge: SceneEdge): boolean => selected !== null && (edge.from === selected || edge.to === selected);
  const inside = (edge: SceneEdge): boolean => !looked || (looked.has(edge.from) && looked.has(edge.to));
  const room = Math.max(400, Math.round((view.width * view.height) / pxPerEdge));
  const heavy = edges.length <= room ? edges : edges.filter((edge, at) => at >= edges.length - room || chosen(edge));
  const order = (node: SceneNode): number => (node.index === selected ? Infinity : node.radius);
  const nodes = scene.nodes.filter(({ index }) => index !== without).sort((a, b) => order(a) - order(b));
  if (looked) {
    ctx.save();
    ctx.globalAlpha = faint;
    paintEdges(ctx, view, heavy.filter((edge) => !inside(edge) && !chosen(edge)), pen, false); // biome-ignore format: one layer
    paintNodes(ctx, view, nodes.filter(({ index }) => !looked.has(index)), pen); // biome-ignore format: one layer
    ctx.restore();
  }
  paintEdges(ctx, view, heavy.filter((edge) => inside(edge) && !chosen(edge)), pen, false); // biome-ignore format: two layers, side by side
  paintEdges(ctx, view, heavy.filter(chosen), pen, true);
  paintNodes(ctx, view, looked ? nodes.filter(({ index }) => looked.has(index)) : nodes, pen);
  const labels = chooseLabels(ctx, view, pen, before);
  const near = new Set(edges.filter(chosen).flatMap(({ from, to }) => [from, to]));
  for (const label of labels) {
    const is = label.key === selected;
    paintLabel(ctx, label, pen, pen.color(is ? 'ink' : near.has(label.key) ? 'ink-2' : 'ink-3'), is ? 600 : 400);
  }
  return { labels, edges: edges.length, drawn: heavy.length };
}
