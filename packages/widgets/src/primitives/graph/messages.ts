import type { Messages } from '../../messages/messages.ts';

/** Texts of what a reader does with a graph. */
export const graphMessages: Messages = {
  'graph.find': 'Find a node',
  'graph.found': '{at} of {n}',
  'graph.found.none': 'none found',
  'graph.unpin': 'Unpin {n}',
  'graph.focus': 'Focus neighbours',
  'graph.whole': 'Show all nodes',
};
