import {
  type CSSResultGroup,
  css,
  html,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { setStyle } from '../base/set-style.ts';
import { RowSelectEvent } from '../events/row-select.ts';
import { SortChangeEvent } from '../events/sort-change.ts';
import { DataTable } from '../primitives/table/data-table.ts';
import { dataTableStyles } from '../primitives/table/data-table.css.ts';
import type { TableColumn, TableRow, TableSort } from '../primitives/table/types.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, fieldsOf, listOf } from './refusal.ts';

/**
 * A table of any length: 100,000 rows scroll as 20 do. The reader sorts, filters by text over all columns or column by column
 * (`>5`, `2..9`), chooses columns, chooses rows and copies them for a spreadsheet. Head, first column and totals stay in sight.
 *
 * Keyboard: one tab stop; arrows, Home, End, Page up and down, Ctrl with Home and End go from cell to cell; Enter sorts in the head;
 * Space chooses a row, Shift with an arrow more of them, Ctrl+A all, Escape none; Ctrl+C copies the chosen rows, else the cell.
 *
 * @fires {RowSelectEvent} row-select - The reader chose other rows: `rows`, `positions`.
 * @fires {SortChangeEvent} sort-change - The reader sorted: `sort`, null for the order given.
 * @csspart problem - What stands in place of a table that cannot be drawn.
 */
export class SgTable extends PrimitiveElement {
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    dataTableStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .place {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    columns: { attribute: false },
    rows: { attribute: false },
    totals: { attribute: false },
    rowKey: { attribute: 'row-key' },
    sort: { attribute: false },
    filter: {},
    hiddenColumns: { attribute: false },
    selected: { attribute: false },
    hideToolbar: { type: Boolean, attribute: 'hide-toolbar' },
    height: { type: Number },
  };

  /** `{key, label, numeric?, format?(value), critical?(value), width?}`. */
  declare columns: readonly TableColumn[];
  /** Objects with a field for each column's key. Numbers that are not finite read as absent. */
  declare rows: readonly TableRow[];
  /** Last row, or a function that makes it from the rows that the filter leaves. */
  declare totals: TableRow | ((rows: readonly TableRow[]) => TableRow) | null;
  /** Field that says which row is which, so that a selection survives new rows. */
  declare rowKey: string | null;
  /** `{key, direction}`, `ascending` or `descending`; null: the order given. */
  declare sort: TableSort | null;
  /** Text that rows must contain. */
  declare filter: string;
  /** Keys of columns that are left out; the first column stays. */
  declare hiddenColumns: readonly string[];
  /** Positions of chosen rows in `rows`. */
  declare selected: readonly number[];
  /** Without the filter and the choice of columns. */
  declare hideToolbar: boolean;
  /** Tallest that the rows may be, px. */
  declare height: number;
  #table: DataTable | undefined;
  #place: Element | undefined;
  #columnsGiven: unknown;
  #columnsRead: readonly TableColumn[] = [];
  /** Properties that changed since the last drawing; a new table takes all. */
  #changed: ReadonlySet<PropertyKey> = new Set();

  constructor() {
    super();
    this.columns = this.rows = [];
    this.totals = this.rowKey = this.sort = null;
    this.filter = '';
    this.hiddenColumns = this.selected = [];
    this.hideToolbar = false;
    this.height = 480;
  }
  /** Tab-separated text of the chosen rows, or of all that the filter leaves. */
  asText(): string {
    return this.#table?.asText() ?? '';
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#changed = new Set(changed.keys());
  }
  protected override view(): TemplateResult {
    listOf('rows', this.rows);
    this.#readColumns();
    return html`<div class="place" ${setStyle({ '--_tall': `${Number.isFinite(this.height) && this.height > 0 ? this.height : 480}px` })}></div>`;
  }
  protected override drawn(): void {
    const place = this.renderRoot.querySelector('.place');
    if (!(place instanceof HTMLElement)) return;
    if (place !== this.#place || this.#changed.has('hideToolbar')) {
      this.#drop();
      this.#place = place;
      this.#table = new DataTable(place, {
        toolbar: !this.hideToolbar,
        onSelect: (positions) => this.#selectedByReader(positions),
        onSort: (sort) => {
          this.sort = sort;
          this.dispatchEvent(new SortChangeEvent(sort));
        },
      });
      this.#changed = new Set(['sort', 'filter', 'hiddenColumns', 'selected']);
    }
    const table = this.#table as DataTable;
    const { totals, rowKey } = this;
    table.set(
      {
        label: this.label ?? '',
        columns: this.#columnsRead,
        rows: listOf('rows', this.rows) as readonly TableRow[],
        ...(totals ? { totals } : {}),
        ...(rowKey ? { rowKey } : {}),
      },
      this.format,
    );
    if (this.#changed.has('hiddenColumns')) table.hide(listOf('hiddenColumns', this.hiddenColumns).map(String));
    if (this.#changed.has('filter')) table.filterBy({ ...table.filter, text: asText(this.filter) });
    if (this.#changed.has('sort')) table.sortBy(this.sort);
    if (this.#changed.has('selected')) table.select(listOf('selected', this.selected).map(Number));
    table.paint();
  }

  /** Columns as they can be used; the same list is read once, so that it stays the same for the table. */
  #readColumns(): void {
    if (this.columns === this.#columnsGiven) return;
    this.#columnsRead = listOf('columns', this.columns).map((given): TableColumn => {
      const column = fieldsOf(given);
      const { format, critical, width } = column as Partial<TableColumn>;
      const key = asText(column['key']);
      return {
        key,
        label: asText(column['label']) || key,
        numeric: column['numeric'] === true,
        ...(typeof format === 'function' ? { format } : {}),
        ...(typeof critical === 'function' ? { critical } : {}),
        ...(typeof width === 'number' && width > 0 ? { width } : {}),
      };
    });
    this.#columnsGiven = this.columns;
  }
  #selectedByReader(positions: readonly number[]): void {
    const inOrder = [...positions].sort((a, b) => a - b);
    this.selected = inOrder;
    this.dispatchEvent(
      new RowSelectEvent(
        inOrder.map((at) => this.rows[at] as TableRow),
        inOrder,
      ),
    );
  }
  #drop(): void {
    this.#table?.dispose();
    this.#table = this.#place = undefined;
  }
}
