import { SgTable } from '../sg-table.ts';

SgTable.define('sg-table');

declare global {
  interface HTMLElementTagNameMap {
    'sg-table': SgTable;
  }
}
