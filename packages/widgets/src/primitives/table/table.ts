import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Twin, TwinColumn, TwinRow } from '../../base/types.ts';
import { tallTwin } from './tall-twin.ts';
import { isCritical, wordsOf } from './words-of.ts';
import { tableWords } from './words.ts';

/** From here on a twin is no longer all in the document. */
const tallFrom = 300;

/** A plain accessible table: the same rows, rounding and notes as the picture. A long one is a grid with a window of rows. */
export const renderTwin = (twin: Twin, format: Format): TemplateResult => {
  if (twin.rows.length > tallFrom) return html`<div class="twin tall" ${tallTwin(twin, format)}></div>`;
  const [first] = twin.columns;
  return html`<div class="twin" role="region" tabindex="0" aria-label=${format.text('twin.scroll', { caption: twin.caption }, tableWords)}>
    <table>
      <caption class="hidden">
        ${twin.caption}
      </caption>
      <thead>
        <tr>
          ${twin.columns.map(
            ({ key, label, numeric }) =>
              html`<th scope="col" class=${numeric ? 'end' : ''} aria-sort=${twin.sorted?.key === key ? twin.sorted.direction : nothing}>${label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${twin.rows.map((row) => html`<tr>${twin.columns.map((column) => cell(column, row, column === first, format))}</tr>`)}
      </tbody>
      ${twin.foot ? foot(twin.columns, twin.foot, format) : nothing}
    </table>
  </div>`;
};

const cell = (column: TwinColumn, row: TwinRow, head: boolean, format: Format): TemplateResult => {
  const value = row[column.key] ?? null;
  const classes = `${column.numeric ? 'end' : ''} ${value === null ? 'm3' : isCritical(column, value) ? 'c-critical' : ''}`;
  const text = wordsOf(column, value, format);
  return head
    ? html`<th scope="row" class=${classes}>${text}</th>`
    : html`<td class=${classes}><bdi>${text}</bdi></td>`;
};

const foot = (columns: readonly TwinColumn[], row: TwinRow, format: Format): TemplateResult =>
  html`<tfoot>
    <tr>
      ${columns.map((column) => {
        const value = row[column.key];
        return html`<td class=${column.numeric ? 'end' : ''}>${value === undefined ? nothing : wordsOf(column, value, format)}</td>`;
      })}
    </tr>
  </tfoot>`;
