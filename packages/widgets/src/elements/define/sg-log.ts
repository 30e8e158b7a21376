import { SgLog } from '../sg-log.ts';

SgLog.define('sg-log');

declare global {
  interface HTMLElementTagNameMap {
    'sg-log': SgLog;
  }
}
