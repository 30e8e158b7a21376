import { SgGraph } from '../sg-graph.ts';

SgGraph.define('sg-graph');

declare global {
  interface HTMLElementTagNameMap {
    'sg-graph': SgGraph;
  }
}
