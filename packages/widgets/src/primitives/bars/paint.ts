import type { Sheet } from '../time-series/paint.ts';
import type { BarsData } from './types.ts';

/** Bars stand on the rail, a pixel of ground between neighbours and half a pixel between layers. */
export function paintBars({ plot, ratio, color }: Sheet, { times, widthMs, parts, coverage }: BarsData): void {
  const { ctx, bbox } = plot;
  const floor = bbox.top + bbox.height;
  const at = (time: number): number => plot.valToPos(time, 'x', true);
  const high = (value: number): number => floor - plot.valToPos(value, 'y', true);
  const last = times.length - 1;
  ctx.save();
  ctx.setLineDash([]);
  for (const [index, time] of times.entries()) {
    const state = coverage[index];
    // Nothing was counted there: no bar is not a bar of height 0.
    if (state === 'missing') continue;
    const [x0, x1] = [at(time) + 0.5 * ratio, at(time + widthMs) - 0.5 * ratio];
    const width = Math.max(ratio, x1 - x0);
    if (state === 'filling' && index === last) {
      const height = high(parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
      if (height < 1) continue;
      ctx.strokeStyle = color('ink-3');
      ctx.lineWidth = ratio;
      ctx.strokeRect(
        x0 + ratio / 2,
        floor - height + ratio / 2,
        Math.max(1, width - ratio),
        Math.max(1, height - ratio),
      );
      continue;
    }
    let y = floor;
    for (const part of parts) {
      const height = high(part.values[index] ?? 0);
      if (height <= 0) continue;
      y -= height;
      ctx.fillStyle = color(part.color);
      ctx.fillRect(x0, y, width, Math.max(0.5 * ratio, height - 0.5 * ratio));
    }
  }
  ctx.restore();
}

/** Two dashed lines about a span that lost something, and how long it is, where there is room. */
export function paintGaps(sheet: Sheet, { times, widthMs, gaps }: BarsData): void {
  const { plot, ratio } = sheet;
  const { ctx, bbox } = plot;
  const words = bbox.width / ratio > 330;
  ctx.save();
  ctx.strokeStyle = sheet.color('warn');
  ctx.lineWidth = ratio;
  ctx.font = sheet.font();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  let free = bbox.left;
  for (const { from, to, lines } of gaps) {
    const [x0, x1] = [times[from], (times[to] ?? 0) + widthMs].map((time) =>
      Math.round(plot.valToPos(time ?? 0, 'x', true)),
    );
    if (x0 === undefined || x1 === undefined) continue;
    ctx.setLineDash([2 * ratio, 2 * ratio]);
    for (const x of [x0, x1]) {
      ctx.beginPath();
      ctx.moveTo(x + ratio / 2, bbox.top + (words ? 12 : 2) * ratio);
      ctx.lineTo(x + ratio / 2, bbox.top + bbox.height);
      ctx.stroke();
    }
    const text = lines.join(' ');
    const half = ctx.measureText(text).width / 2;
    const middle = Math.min(Math.max((x0 + x1) / 2, bbox.left + half), bbox.left + bbox.width - half);
    if (!words || middle - half < free) continue;
    free = middle + half + 12 * ratio;
    ctx.setLineDash([]);
    ctx.lineJoin = 'round';
    ctx.strokeStyle = sheet.color('surface');
    ctx.lineWidth = 4 * ratio;
    ctx.strokeText(text, middle, bbox.top + 8 * ratio);
    ctx.fillStyle = sheet.color('warn');
    ctx.fillText(text, middle, bbox.top + 8 * ratio);
    ctx.strokeStyle = sheet.color('warn');
    ctx.lineWidth = ratio;
  }
  ctx.restore();
}
