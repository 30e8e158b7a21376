import type { PlacedLabel } from './labels.ts';
import { cursorRingPx, type Pen, paintEdges, paintLabel, paintNodes, placeOf, sizeScale, type View } from './paint.ts';

/** What lies over the bitmap: a dragged node with its edges, the name of the hovered one, the keyboard's ring. */
export function paintOverlay(
  ctx: CanvasRenderingContext2D,
  view: View,
  pen: Pen,
  { dragged, hovered, labels }: { dragged: number | null; hovered: number | null; labels: readonly PlacedLabel[] },
): void {
  const { scene } = view;
  if (dragged !== null) {
    const edges = (scene.edgesOf[dragged] ?? []).map((at) => scene.edges[at]!);
    paintEdges(ctx, view, edges, pen, view.selected === dragged);
    paintNodes(ctx, view, [...new Set(edges.flatMap(({ from, to }) => [from, to])), dragged].map((at) => scene.nodes[at]!), pen); // biome-ignore format: one thought
  }
  const named = dragged ?? hovered;
  if (named !== null && !labels.some(({ key }) => key === named)) {
    const { x, y } = placeOf(view, named);
    const node = scene.nodes[named]!;
    ctx.font = pen.font(11);
    const { width } = ctx.measureText(node.text);
    const away = node.radius * sizeScale(view) + 5;
    const start = x + away + width < view.width ? x + away : Math.max(3, x - away - width);
    // It may lie over others: those make room under a plate.
    ctx.fillStyle = pen.color('surface');
    ctx.fillRect(start - 3, y - 9, width + 6, 17);
    paintLabel(ctx, { text: node.text, x: start, y: y + 4 }, pen, pen.color('ink'), 400);
  }
  const cursor = view.named[0];
  if (cursor !== undefined) {
    const { x, y } = placeOf(view, cursor);
    ctx.strokeStyle = pen.color('accent');
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(x, y, scene.nodes[cursor]!.radius * sizeScale(view) * 1.25 + cursorRingPx, 0, 2 * Math.PI);
    ctx.stroke();
  }
}
