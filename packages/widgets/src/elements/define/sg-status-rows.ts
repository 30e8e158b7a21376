import { SgStatusRows } from '../sg-status-rows.ts';

SgStatusRows.define('sg-status-rows');

declare global {
  interface HTMLElementTagNameMap {
    'sg-status-rows': SgStatusRows;
  }
}
