import { SgFigures } from '../sg-figures.ts';

SgFigures.define('sg-figures');

declare global {
  interface HTMLElementTagNameMap {
    'sg-figures': SgFigures;
  }
}
