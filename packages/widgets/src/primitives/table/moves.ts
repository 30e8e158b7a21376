/** Where the reader is: `row` −1 is the head, `rows` is the totals row. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/**
 * The grid pattern of the ARIA practices: where a key leads, or null when it is none of these. `page`: rows of a page; `last`: last
 * row that can be reached; `rtl`: right is towards the first column.
 */
export function move(
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  from: Spot,
  size: { readonly last: number; readonly columns: number; readonly page: number; readonly rtl: boolean },
): Spot | null {
  const { last, columns, page, rtl } = size;
  const end = columns - 1;
  const within = (row: number, column: number): Spot => ({
    row: Math.max(-1, Math.min(last, row)),
    column: Math.max(0, Math.min(end, column)),
  });
  const forward = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowDown':
      return within(from.row + 1, from.column);
    case 'ArrowUp':
      return within(from.row - 1, from.column);
    case 'ArrowRight':
      return within(from.row, from.column + forward);
    case 'ArrowLeft':
      return within(from.row, from.column - forward);
    case 'PageDown':
      return within(from.row + page, from.column);
    case 'PageUp':
      // Onto the head only by the arrow, so that a page up ends at the first row.
      return within(from.row < 0 ? -1 : Math.max(0, from.row - page), from.column);
    case 'Home':
      return ctrl ? within(Math.min(0, last), 0) : within(from.row, 0);
    case 'End':
      return ctrl ? within(last, end) : within(from.row, end);
    default:
      return null;
  }
}
