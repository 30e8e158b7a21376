import type { Drawing } from '../../base/drawing.ts';
import { type Pen, paintGraph, type View } from './paint.ts';
import { type CategoryLooks, shapePath } from './shapes.ts';

const rowPx = 20;

/** What is seen of a graph now, with a legend of its categories, for a file. Sharp at any scale. */
export function drawingOf(view: View, pen: Pen, looks: CategoryLooks, spots: ReadonlyMap<string, number>): Drawing {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = pen.font(11);
  const used = new Set(view.scene.nodes.map(({ category }) => category));
  let [x, row] = [0, 0];
  const legend = looks.all
    .filter(([category]) => used.has(category))
    .map(([category, style]) => {
      const text = category.slice(0, 60);
      const wide = 18 + (context?.measureText(text).width ?? 6 * text.length);
      if (x > 0 && x + wide > view.width) [x, row] = [0, row + 1];
      const place = { text, style, x, y: view.height + 8 + row * rowPx + rowPx / 2 };
      x += wide + 14;
      return place;
    });
  return {
    width: view.width,
    height: view.height + (legend.length > 0 ? 8 + (row + 1) * rowPx : 0),
    paint: (ctx) => {
      ctx.save();
      ctx.beginPath();
      ctx.rect(0, 0, view.width, view.height);
      ctx.clip();
      paintGraph(ctx, view, pen, spots);
      ctx.restore();
      ctx.font = pen.font(11);
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      for (const { text, style, x: left, y } of legend) {
        ctx.save();
        ctx.translate(left + 6, y);
        ctx.fillStyle = pen.color(style.color);
        ctx.fill(new Path2D(shapePath(style.shape, 5)));
        ctx.restore();
        ctx.fillStyle = pen.color('ink-2');
        ctx.fillText(text, left + 18, y + 4);
      }
    },
  };
}
