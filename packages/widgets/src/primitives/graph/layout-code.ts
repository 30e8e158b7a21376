import { later } from '../../base/later.ts';

/** d3-force and the worker come with the first graph, not with the pane; who knows that one is coming fetches them sooner. */
export const layoutCode = later(() => import('./layout-thread.ts'));
