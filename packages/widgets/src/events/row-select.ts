/** The reader chose other rows of a table, by pointer or keyboard. Not fired when a program sets `selected`. */
export class RowSelectEvent extends Event {
  static readonly type = 'row-select';
  /** In the order of the list that was given. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Their positions in that list. */
  readonly positions: readonly number[];
  constructor(rows: readonly Readonly<Record<string, unknown>>[], positions: readonly number[]) {
    super(RowSelectEvent.type, { bubbles: true, composed: true });
    this.rows = rows;
    this.positions = positions;
  }
}
