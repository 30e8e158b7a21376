import { SgTimeSeries } from '../sg-time-series.ts';

SgTimeSeries.define('sg-time-series');

declare global {
  interface HTMLElementTagNameMap {
    'sg-time-series': SgTimeSeries;
  }
}
