import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { cellIn, type TableColumn, type TableRow, type TableSort } from './types.ts';
import { clip, wordsOf } from './words-of.ts';
import { tableWords } from './words.ts';

/** The names of the columns; a press sorts. With `filters` each has a field for its own filter. */
export const tableHead = (state: {
  readonly id: string;
  readonly format: Format;
  readonly columns: readonly TableColumn[];
  readonly sort: TableSort | null;
  /** Column under the reader's cursor. */
  readonly at: number | null;
  readonly filters: Readonly<Record<string, string>> | null;
  onSort(key: string): void;
  onFilter(key: string, text: string): void;
}): TemplateResult => {
  const say = (key: string, values = {}): string => state.format.text(key, values, tableWords);
  const filterField = ({ key, label }: TableColumn): TemplateResult =>
    html`<input class="dt-filter" type="search" .value=${state.filters?.[key] ?? ''} placeholder=${say('table.filter.hint')} aria-label=${say('table.filter.column', { column: label })} @click=${(event: Event) => event.stopPropagation()} @input=${(event: Event) => state.onFilter(key, (event.target as HTMLInputElement).value)} />`;
  return html`<div class="dt-row" role="row" aria-rowindex="1">
    ${state.columns.map(
      (column, index) =>
        html`<span id="${state.id}-h-${index}" class="dt-cell ${column.numeric ? 'end' : ''} ${state.at === index ? 'cur' : ''}" role="columnheader" aria-colindex=${index + 1} aria-sort=${state.sort?.key === column.key ? state.sort.direction : nothing} title=${column.label} @click=${() => state.onSort(column.key)}
          ><span class="dt-name el"><bdi>${clip(column.label)}</bdi></span>${state.filters ? filterField(column) : nothing}</span>`,
    )}
  </div>`;
};

/** The last row, in view whatever the scroll position. */
export const tableFoot = (state: {
  readonly id: string;
  readonly format: Format;
  readonly columns: readonly TableColumn[];
  readonly totals: TableRow;
  readonly rowIndex: number;
  readonly at: number | null;
}): TemplateResult =>
  html`<div class="dt-row" role="row" aria-rowindex=${state.rowIndex}>
    ${state.columns.map((column, index) => {
      const known = column.key in state.totals;
      const words = known ? wordsOf(column, cellIn(state.totals, column.key), state.format) : '';
      return html`<span id="${state.id}-f-${index}" class="dt-cell ${column.numeric ? 'end' : ''} ${state.at === index ? 'cur' : ''}" role=${index === 0 ? 'rowheader' : 'gridcell'} aria-colindex=${index + 1} title=${words || nothing}><bdi>${clip(words)}</bdi></span>`;
    })}
  </div>`;
