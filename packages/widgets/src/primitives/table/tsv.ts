import type { Cell } from '../../base/types.ts';
import { guarded } from '../../base/formula-guard.ts';
import { cellIn, type TableColumn, type TableRow } from './types.ts';

/** What would break the table becomes a space, what would run does not. */
const field = (value: Cell): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return guarded(value.replaceAll(/[\t\r\n]+/g, ' '));
};

/** Rows as tab-separated text, with a head: raw values in full precision, as a spreadsheet takes them. */
export const rowsAsTsv = (columns: readonly TableColumn[], rows: readonly TableRow[]): string =>
  [columns.map(({ label }) => field(label)), ...rows.map((row) => columns.map(({ key }) => field(cellIn(row, key))))]
    .map((fields) => `${fields.join('\t')}\n`)
    .join('');

/** One cell, as it is. */
export const cellAsText = (row: TableRow, key: string): string => {
  const cell = cellIn(row, key);
  return cell === null ? '' : String(cell);
};
