import { SgStateTrace } from '../sg-state-trace.ts';

SgStateTrace.define('sg-state-trace');

declare global {
  interface HTMLElementTagNameMap {
    'sg-state-trace': SgStateTrace;
  }
}
