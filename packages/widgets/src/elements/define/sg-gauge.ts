import { SgGauge } from '../sg-gauge.ts';

SgGauge.define('sg-gauge');

declare global {
  interface HTMLElementTagNameMap {
    'sg-gauge': SgGauge;
  }
}
