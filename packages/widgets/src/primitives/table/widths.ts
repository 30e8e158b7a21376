import type { Format } from '../../base/format.ts';
import { cellIn, type TableColumn, type TableRow } from './types.ts';
import { wordsOf } from './words-of.ts';

/** Rows whose texts decide how wide columns are. */
const sampleRows = 120;
/** Room around a cell's text, and for the arrow of a sorted column, px. */
const padPx = 24;
const arrowPx = 14;
const least = 56;
const most = 320;
/** A wide sample would not be looked at: few texts are measured, the longest of each column. */
const samples = 3;

/** As wide as the head and the longest of a sample of texts need, px, within bounds. */
function columnWidth(head: string, texts: readonly string[], measure: (text: string) => number): number {
  const long = [...texts]
    .sort((a, b) => b.length - a.length)
    .slice(0, samples)
    .map((text) => measure(text.length > 60 ? text.slice(0, 60) : text));
  return Math.ceil(Math.min(most, Math.max(least, measure(head) + arrowPx + padPx, ...long.map((px) => px + padPx))));
}

/** Columns of the grid that rows share: each at least what it needs, and its share of what is left. `least`: of all together. */
export function tracksOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  totals: TableRow | null,
  { format, measure }: { readonly format: Format; readonly measure: (text: string) => number },
): { readonly tracks: string; readonly least: string } {
  const step = Math.max(1, Math.floor(rows.length / sampleRows));
  const sample: TableRow[] = totals ? [totals] : [];
  for (let at = 0; at < rows.length && sample.length < sampleRows; at += step) sample.push(rows[at] as TableRow);
  const widths = columns.map((column) => {
    const texts = (): readonly string[] => sample.map((row) => wordsOf(column, cellIn(row, column.key), format));
    return column.width ?? columnWidth(column.label, texts(), measure);
  });
  // In a narrow place the first column, which stays in sight, leaves room for the others.
  const needs = widths.map((px, index) => (index === 0 ? `min(${px}px, 45cqi)` : `${px}px`));
  return {
    tracks: needs.map((need, index) => `minmax(${need}, ${widths[index]}fr)`).join(' '),
    least: `calc(${needs.join(' + ') || '0px'})`,
  };
}
