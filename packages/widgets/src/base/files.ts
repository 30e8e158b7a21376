/** Files, print and maximise: fetched with the first wish for one of them. */
import { ExportEvent } from '../events/export.ts';
import type { ExportKind } from './drawing.ts';
import { fileName, twinFile } from './export.ts';
import type { Pane } from './pane.ts';
import { looksOf, pictureFile } from './picture.ts';

export { maximise, restore } from './maximise.ts';
export { printPane } from './print.ts';

/** What a pane shows, as a file. */
export async function fileOf(pane: Pane, kind: ExportKind): Promise<Blob> {
  const { name, asOf, format, feed } = pane;
  const { origin } = feed;
  const shown = pane.phase === 'shown';
  const nothingNow = (what: string): Error =>
    new Error(
      `${name} has no ${what} to export as ${kind} now (${pane.phase}, ${pane.size}${pane.table ? ', table' : ''}).`,
    );
  if (kind === 'csv' || kind === 'json') {
    const twin = shown ? pane.twin() : null;
    if (!twin) throw nothingNow('table');
    return twinFile(kind, twin, { title: name, scope: pane.scope(), asOf, origin });
  }
  if (!pane.kind.pictures.includes(kind))
    throw new Error(
      `${name} has no picture to export as ${kind}. Offered: ${['csv', 'json', ...pane.kind.pictures].join(', ')}.`,
    );
  const drawing = shown ? pane.drawing() : null;
  if (!drawing) throw nothingNow('picture');
  const foot = asOf === null ? '' : [format.text('foot.as-of', { t: format.clock(asOf) }), pane.inputs()].join(' · ');
  const mark = origin === 'real' || origin === 'none' ? null : format.text(`origin.${origin}`);
  return pictureFile(kind, drawing, { title: name, scope: pane.scope(), foot, mark }, looksOf(pane.renderRoot));
}

/** The file, saved by the browser unless a listener of `export` cancels. */
export async function saveFile(pane: Pane, kind: ExportKind): Promise<void> {
  const event = new ExportEvent(kind, await fileOf(pane, kind), fileName(pane.name, pane.asOf, kind));
  if (!pane.dispatchEvent(event)) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(event.blob);
  link.download = event.filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
