/** What the one-file pane looks at before anything else: in its own worker only the layout runs. */
export { inLayoutWorker as inWorker } from '../../primitives/graph/layout-thread.ts';
