import type { Figure } from './figure.ts';

/** A part of the benchmark. Each runs in a process of its own. */
export interface Measure {
  readonly what: string;
  readonly load: () => Promise<{ run(): Figure[] | Promise<Figure[]> }>;
}

export const measures: Readonly<Record<string, Measure>> = {
  ingest: { what: 'bytes → state of four sources', load: () => import('./ingest.ts') },
  decode: { what: 'each wire shape, cold start, memory of events', load: () => import('./decode.ts') },
  broker: { what: 'Kafka → state of four sources', load: () => import('./broker.ts') },
  'fan-out': { what: 'patches to 1,000 sockets', load: () => import('./fan-out.ts') },
  idle: { what: 'memory of quiet connections', load: () => import('./idle.ts') },
  pixel: { what: 'event in Kafka → pixel in a pane', load: () => import('./pixel.ts') },
  million: { what: '1 million events: snapshots, checkpoint', load: () => import('./million.ts') },
  sizes: { what: 'gzip size of client and panes', load: () => import('./sizes.ts') },
  'widgets-charts': { what: 'charts over time', load: () => import('./widgets/charts.ts') },
  'widgets-graphs': { what: 'graphs', load: () => import('./widgets/graphs.ts') },
  'widgets-table-log': { what: 'table and log', load: () => import('./widgets/lists.ts') },
  'widgets-panes': { what: 'all panes on one page', load: () => import('./widgets/panes.ts') },
  simulator: { what: 'making events', load: () => import('./simulator.ts') },
};
