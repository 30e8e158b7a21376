import type { Cell, TwinColumn } from '../../base/types.ts';

/** A column of a table: what it is called, how its values read, and what it needs of the width. */
export interface TableColumn extends TwinColumn {
  /** px; left out: as wide as its head and a sample of its values. */
  readonly width?: number;
}

/** A row as the caller has it: any object. What its fields hold is read by `cellOf`. */
export type TableRow = Readonly<Record<string, unknown>>;

export interface TableSort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableData {
  /** What it is called by assistive technology. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Last row; a function is asked again for what a filter leaves. */
  readonly totals?: TableRow | ((rows: readonly TableRow[]) => TableRow);
  /** The order in which the rows come; the head says so until the reader sorts. */
  readonly sorted?: TableSort;
  /** Field that says which row is which, so that a selection survives new rows. */
  readonly rowKey?: string;
}

export interface DataTableOptions {
  /** Filter, count, choice of columns and copy above the rows. */
  readonly toolbar: boolean;
  /** The reader chose other rows: positions in the caller's list. Not called when a program does. */
  readonly onSelect?: (positions: readonly number[]) => void;
  /** The reader sorted. */
  readonly onSort?: (sort: TableSort | null) => void;
}

/**
 * Any value as a cell. What is no finite number is absent, and so is what is not there; a date is its ISO time; other
 * objects read as JSON.
 */
export function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    // Circular.
    return Object.prototype.toString.call(value);
  }
}

/** A row's cell; what is no object has none. */
export const cellIn = (row: TableRow | null | undefined, key: string): Cell =>
  typeof row === 'object' && row !== null ? cellOf(row[key]) : null;
