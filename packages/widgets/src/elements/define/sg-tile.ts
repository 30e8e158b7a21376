import { SgTile } from '../sg-tile.ts';

SgTile.define('sg-tile');

declare global {
  interface HTMLElementTagNameMap {
    'sg-tile': SgTile;
  }
}
