/** The reader sorted a table; null: back to the order that was given. Not fired when a program sets `sort`. */
export class SortChangeEvent extends Event {
  static readonly type = 'sort-change';
  readonly sort: { readonly key: string; readonly direction: 'ascending' | 'descending' } | null;
  constructor(sort: SortChangeEvent['sort']) {
    super(SortChangeEvent.type, { bubbles: true, composed: true });
    this.sort = sort;
  }
}
