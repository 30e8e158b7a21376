import type { Json } from './json.ts';
import type { RowsLayout, RowsLayouts } from './ops.ts';

/** What {@link layoutsOf} needs of a view's contract: any `Fields` of `sources/contract.ts` fits. */
type ContractFields = Readonly<Record<string, { readonly kind: string }>>;
type RowsContract = { readonly key: string; readonly order: readonly (readonly [string, 'asc' | 'desc'])[] };

const isRows = (field: { readonly kind: string }): field is { readonly kind: 'rows' } & RowsContract =>
  field.kind === 'rows';

/** Layout of the rows fields of a view's contract. */
export function layoutsOf(fields: ContractFields): RowsLayouts {
  const layouts: [string, RowsLayout][] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (isRows(field)) {
      layouts.push([
        name,
        { key: field.key, order: field.order.map(([by, way]) => [by, way] as [string, typeof way]) },
      ]);
    }
  }
  return Object.fromEntries(layouts);
}

/** Numbers before text, numbers by size, text by code unit: the same on every machine and in every language. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === typeof b) return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
  return typeof a < typeof b ? -1 : 1;
}

/** Compares two rows by their layout: fields in turn, nulls last whichever way, ties by the key ascending. */
export function compareRows({ key, order }: RowsLayout, a: Json, b: Json): number {
  for (const [field, way] of order) {
    const left = a[field] ?? null;
    const right = b[field] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const by = compare(left, right);
    if (by !== 0) return way === 'desc' ? -by : by;
  }
  return compare(a[key], b[key]);
}

/** The rows in the order of their layout; the same array when they are already. */
export function sortRows<Row extends Json>(layout: RowsLayout, rows: readonly Row[]): readonly Row[] {
  for (let index = 1; index < rows.length; index++) {
    if (compareRows(layout, rows[index - 1] as Row, rows[index] as Row) > 0) {
      return [...rows].sort((a, b) => compareRows(layout, a, b));
    }
  }
  return rows;
}
