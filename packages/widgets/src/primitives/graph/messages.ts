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

/** What `<sg-graph>` says besides: it makes its own sentences and counts. */
export const graphElementMessages: Messages = {
  'graph.role': 'network',
  'graph.help':
    'Home goes to the largest node, arrows along edges, Page keys by size. Enter chooses, P pins, F shows a node with its neighbours, Escape clears. Plus, minus and 0 zoom.',
  'graph.summary': '{what}: {n} nodes, {m} edges',
  'graph.node': '{label}, {category}, to {out}, from {into}',
  'graph.plain': 'no category',
  'graph.none': 'none',
  'graph.wait': 'Laying out {n} nodes, {share}',
  'graph.empty': 'Nothing to draw: no node was given',
  'graph.out': 'Zoom out',
  'graph.in': 'Zoom in',
  'graph.rest': 'Show everything',
  'graph.all': { one: 'the only edge drawn', other: 'all {n} edges drawn' },
  'graph.some': '{n} of {m} edges drawn',
  'graph.grouped': '{n} smaller nodes as {groups} groups',
  'graph.left': {
    one: '{n} edge without an end or weight left out',
    other: '{n} edges without an end or weight left out',
  },
  'graph.doubled': {
    one: '{n} node with the id of another left out',
    other: '{n} nodes with the id of another left out',
  },
  'graph.group': '{n} others: {category}',
  'graph.twin.from': 'From',
  'graph.twin.to': 'To',
  'graph.twin.category': 'Category of the first',
  'graph.twin.weight': 'Weight',
  'graph.twin.confidence': 'Confidence',
  'graph.twin.note': 'Note',
  'graph.twin.no-end': 'not drawn: an end is no node',
  'graph.twin.no-weight': 'not drawn: no weight',
  'graph.twin.alone': 'no edge',
  'refused.too-many': '{n} nodes and {m} edges are more than a graph can show.',
  'refused.too-many.hint': 'Give at most {mostNodes} nodes and {mostEdges} edges: sum up the smallest before.',
  'refused.no-id': 'Node {n} has no id; it is {value}.',
  'refused.no-id.hint': 'Give nodes as { id } and edges as { from, to }.',
};
