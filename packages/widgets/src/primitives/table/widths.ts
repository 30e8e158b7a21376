/** Room around a cell's text, and for the arrow of a sorted column, px. */
const padPx = 24;
const arrowPx = 14;
const least = 56;
const most = 320;
/** A wide sample would not be looked at: few texts are measured, the longest of each column. */
const samples = 3;

/** As wide as the head and the longest of a sample of texts need, px, within bounds. */
export function columnWidth(head: string, texts: readonly string[], measure: (text: string) => number): number {
  const long = [...texts]
    .sort((a, b) => b.length - a.length)
    .slice(0, samples)
    .map((text) => measure(text.length > 60 ? text.slice(0, 60) : text));
  return Math.ceil(Math.min(most, Math.max(least, measure(head) + arrowPx + padPx, ...long.map((px) => px + padPx))));
}
