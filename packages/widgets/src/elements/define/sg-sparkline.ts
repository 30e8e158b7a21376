import { SgSparkline } from '../sg-sparkline.ts';

SgSparkline.define('sg-sparkline');

declare global {
  interface HTMLElementTagNameMap {
    'sg-sparkline': SgSparkline;
  }
}
