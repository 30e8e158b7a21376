/** What few readers of an element ask for: its table, and files of what it shows. Fetched with the first wish for one of them. */
import { type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { adopt } from '../base/adopt.ts';
import type { Drawing, ExportKind } from '../base/drawing.ts';
import { twinFile } from '../base/export.ts';
import type { Format } from '../base/format.ts';
import { looksOf, pictureFile } from '../base/picture.ts';
import type { Twin } from '../base/types.ts';
import { tableStyles } from '../primitives/table/table.css.ts';
import { renderTwin } from '../primitives/table/table.ts';

export const adoptStyles = (root: ShadowRoot): void => adopt(root, [tableStyles]);

/** The table; the same one is not gone through again. */
export const tableOf = (twin: Twin, format: Format): ReturnType<typeof guard> =>
  guard([twin, format], (): TemplateResult => renderTwin(twin, format));

/** What an element shows, as a file. Rejects when there is nothing of the kind. */
export async function fileOf(
  kind: ExportKind,
  shown: { readonly title: string; readonly twin: Twin | null; readonly drawing: Drawing | null },
  root: ShadowRoot,
): Promise<Blob> {
  const { title, twin, drawing } = shown;
  if (kind === 'csv' || kind === 'json') {
    if (!twin) throw new Error(`${title} has no table to export as ${kind}.`);
    return twinFile(kind, twin, { title, scope: '', asOf: null, origin: 'none' });
  }
  if (!drawing) throw new Error(`${title} has no picture to export as ${kind}.`);
  return pictureFile(kind, drawing, { title, scope: '', foot: '', mark: null }, looksOf(root));
}
