import type { Cell } from '../../base/types.ts';

/** What a reader typed: for any column, and for one, by its key. */
export interface TableFilter {
  readonly text: string;
  readonly columns: Readonly<Record<string, string>>;
}

export const noFilter: TableFilter = { text: '', columns: {} };

export const isFiltering = ({ text, columns }: TableFilter): boolean =>
  text.trim() !== '' || Object.values(columns).some((words) => words.trim() !== '');

/** `1,204` and `1 204` find 1204, as the cell shows it. */
const plain = (query: string): string =>
  /^[\d.,\s'’]+$/.test(query) ? query.replaceAll(/(?<=\d)[,\s'’](?=\d)/g, '') : query;

/** Tells whether all words of a query stand in a text; the text must be in lower case. */
export function wordsIn(query: string, lower: (text: string) => string): (haystack: string) => boolean {
  const words = plain(lower(query.trim())).split(/\s+/).filter(Boolean);
  return (haystack) => words.every((word) => haystack.includes(word));
}

/**
 * Tells whether a number passes a column's filter: `>5`, `<= 3`, `=0`, `2..9`. Null: the query is no such condition, and is
 * looked for as text.
 */
export function numberTest(query: string): ((cell: Cell) => boolean) | null {
  const [, sign, bound] = /^\s*(>=|<=|>|<|=|≥|≤)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*$/i.exec(query) ?? [];
  const value = Number(bound);
  const over = (test: (number: number) => boolean) => (cell: Cell) => typeof cell === 'number' && test(cell);
  if (bound !== undefined && Number.isFinite(value))
    switch (sign) {
      case '>':
        return over((number) => number > value);
      case '<':
        return over((number) => number < value);
      case '>=':
      case '≥':
        return over((number) => number >= value);
      case '<=':
      case '≤':
        return over((number) => number <= value);
      default:
        return over((number) => number === value);
    }
  const [, low, high] = /^\s*(-?[\d.]+)\s*(?:\.\.|–|…)\s*(-?[\d.]+)\s*$/.exec(query) ?? [];
  if (low === undefined || high === undefined) return null;
  return over((number) => number >= Number(low) && number <= Number(high));
}
