import { EventFlow } from '../widgets/event-flow/event-flow.ts';

EventFlow.define('event-flow');

declare global {
  interface HTMLElementTagNameMap {
    'event-flow': EventFlow;
  }
}
