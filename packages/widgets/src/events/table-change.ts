/** The reader turned to the table of what is drawn, or back. Not fired when a program did. */
export class TableChangeEvent extends Event {
  static readonly type = 'table-change';
  readonly table: boolean;
  constructor(table: boolean) {
    super(TableChangeEvent.type, { bubbles: true, composed: true });
    this.table = table;
  }
}
