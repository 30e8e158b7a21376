import { microPx, referenceDash } from '../../theme/constants.ts';
import type { Looks } from '../time-series/sheet-layout.ts';
import type { Ink } from '../time-series/sheet.ts';
import type { Layout } from './layout.ts';

const linePx = 16;

/** Tokens that a distribution is painted with for files; on the page its styles name them. */
export const distributionColors = ['surface', 'ink', 'ink-2', 'ink-3', 'line-control', 'series-1'];

/** The same picture as on the page, with the line above it and the notes under it; the height that it takes is `heightOf`. */
export function paintDistribution(
  ink: Ink,
  layout: Layout,
  { caption, notes }: { readonly caption: string; readonly notes: readonly string[] },
  looks: Looks,
): void {
  const { width, floor, bars, names, ticks } = layout;
  const top = linePx + 2;
  const write = (text: string, x: number, y: number, token: string, weight = 400): void => {
    ink.font = looks.font(microPx, weight);
    ink.lineJoin = 'round';
    ink.lineWidth = 4;
    ink.strokeStyle = looks.color('surface');
    ink.strokeText(text, x, y);
    ink.fillStyle = looks.color(token);
    ink.fillText(text, x, y);
  };
  ink.save();
  ink.textAlign = 'start';
  ink.textBaseline = 'alphabetic';
  write(caption, 0, 12, 'ink-3');
  ink.fillStyle = looks.color('series-1');
  for (const { x, wide, high } of bars) if (high > 0) ink.fillRect(x, top + floor - high, wide, high);
  ink.fillStyle = looks.color('line-control');
  ink.fillRect(0, top + floor, width, 1);
  ink.lineWidth = 1;
  ink.strokeStyle = looks.color('ink');
  ink.setLineDash([...referenceDash]);
  for (const { mark, from } of names) {
    ink.beginPath();
    ink.moveTo(mark, top + from);
    ink.lineTo(mark, top + floor);
    ink.stroke();
  }
  ink.setLineDash([]);
  for (const { x, y, name, value } of names) {
    ink.font = looks.font(microPx, 500);
    const first = ink.measureText(name).width;
    ink.font = looks.font(microPx);
    const [space, rest] = [ink.measureText(' ').width, ink.measureText(value).width];
    const start = x - (first + space + rest) / 2;
    write(name, start, top + y, 'ink', 500);
    write(value, start + first + space, top + y, 'ink-2');
  }
  ink.textAlign = 'center';
  for (const { x, text } of ticks) write(text, x, top + floor + 15, 'ink-3');
  ink.textAlign = 'start';
  notes.forEach((note, index) => write(note, 0, top + layout.height + index * linePx + 12, 'ink-3'));
  ink.restore();
}
export const heightOf = ({ height }: Layout, notes: readonly string[]): number =>
  linePx + 2 + height + notes.length * linePx;
