import type { Format } from '../../base/format.ts';
import type { Cell, TwinColumn } from '../../base/types.ts';

/** How a cell reads: as its column says, else a number in the reader's language; absent is a dash. */
export function wordsOf({ format: own }: TwinColumn, value: Cell, format: Format): string {
  if (value === null) return format.text('absent');
  if (own)
    try {
      return String(own(value));
    } catch {
      // A column's format was not made for this value; the value itself is better than no table.
      return String(value);
    }
  return typeof value === 'number' ? format.number(value) : value;
}

/** Whether a cell is bad news; a column's own test may fail on odd values. */
export function isCritical({ critical }: TwinColumn, value: Cell): boolean {
  if (value === null || !critical) return false;
  try {
    return critical(value) === true;
  } catch {
    return false;
  }
}

/** What fits into a cell at most; the rest is cut before it costs layout. All of it is in the cell's title and is copied. */
const mostText = 240;
export const clip = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)}…` : text);
