import type { Format } from '../../base/format.ts';
import { isFiltering, numberTest, type TableFilter, wordsIn } from './filter.ts';
import { sortRows } from './order.ts';
import { cellIn, type TableColumn, type TableRow, type TableSort } from './types.ts';
import { wordsOf } from './words-of.ts';

/** What a row's filter looks into, by position; filled when first asked for, and kept while rows and columns stay. */
export type Haystacks = string[];

/** Positions of the rows that pass the filter, in the order asked for. Filters look at what is shown: columns that are hidden do not count. */
export function arrange(
  rows: readonly TableRow[],
  options: {
    readonly columns: readonly TableColumn[];
    readonly filter: TableFilter;
    readonly sort: TableSort | null;
    readonly format: Format;
    readonly haystacks: Haystacks;
  },
): Int32Array {
  const { filter, sort, format } = options;
  const all = new Int32Array(rows.length);
  for (let position = 0; position < all.length; position++) all[position] = position;
  const left = isFiltering(filter) ? all.filter(passes(rows, options)) : all;
  if (!sort) return left;
  const collator = new Intl.Collator(format.lang, { numeric: true });
  return sortRows(left, (position) => cellIn(rows[position], sort.key), sort.direction, collator);
}

function passes(
  rows: readonly TableRow[],
  { columns, filter, format, haystacks }: Parameters<typeof arrange>[1],
): (position: number) => boolean {
  // Only these languages have lower-case letters of their own, and asking for them is ten times as slow.
  const own = /^(tr|az|lt)\b/i.test(format.lang);
  const lower = (text: string): string => (own ? text.toLocaleLowerCase(format.lang) : text.toLowerCase());
  /** What a cell is found by: its value, and how it reads where its column says so. */
  const searched = (column: TableColumn, position: number): string => {
    const cell = cellIn(rows[position], column.key);
    if (cell === null) return '';
    return lower(column.format ? `${cell} ${wordsOf(column, cell, format)}` : String(cell));
  };
  const tests = columns.flatMap((column) => {
    const query = filter.columns[column.key] ?? '';
    if (query.trim() === '') return [];
    const condition = numberTest(query);
    if (condition) return [(position: number) => condition(cellIn(rows[position], column.key))];
    const has = wordsIn(query, lower);
    return [(position: number) => has(searched(column, position))];
  });
  if (filter.text.trim() !== '') {
    const has = wordsIn(filter.text, lower);
    tests.push((position) =>
      has((haystacks[position] ??= columns.map((column) => searched(column, position)).join('\n'))),
    );
  }
  return (position) => tests.every((test) => test(position));
}
