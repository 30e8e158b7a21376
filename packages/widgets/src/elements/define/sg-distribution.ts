import { SgDistribution } from '../sg-distribution.ts';

SgDistribution.define('sg-distribution');

declare global {
  interface HTMLElementTagNameMap {
    'sg-distribution': SgDistribution;
  }
}
