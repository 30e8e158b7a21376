import type { Format } from '../base/format.ts';
import type { Twin, TwinRow } from '../base/types.ts';
import type { GraphEdge, GraphNode } from '../primitives/graph/types.ts';

/**
 * A graph as a table: every edge that was given, the heaviest first, then the nodes that have none. What the picture leaves out
 * (an end that is no node, a weight of nothing) is a row as well, and says so.
 */
export function graphTwin(
  { nodes, edges }: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] },
  caption: string,
  format: Format,
): Twin {
  const say = (key: string): string => format.text(`graph.twin.${key}`);
  const byId = new Map<string, GraphNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const nameOf = (id: string): string => byId.get(id)?.label ?? id;
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const weightOf = (weight: number): number | null => (Number.isFinite(weight) ? weight : null);
  const rows: TwinRow[] = edges.map(({ from, to, weight, confidence }) => ({
    from: nameOf(from),
    to: nameOf(to),
    category: byId.get(from)?.category ?? null,
    weight: weightOf(weight),
    confidence,
    note: !byId.has(from) || !byId.has(to) ? say('no-end') : weight > 0 ? null : say('no-weight'),
  }));
  rows.sort((a, b) => Number(b['weight'] ?? -1) - Number(a['weight'] ?? -1));
  const alone = [...byId.values()].filter(({ id }) => !joined.has(id));
  return {
    caption,
    columns: [
      { key: 'from', label: say('from') },
      { key: 'to', label: say('to') },
      { key: 'category', label: say('category') },
      { key: 'weight', label: say('weight'), numeric: true, format: (value) => format.number(Number(value)) },
      { key: 'confidence', label: say('confidence'), numeric: true, format: (value) => format.decimal(Number(value)) },
      { key: 'note', label: say('note') },
    ],
    rows: [
      ...rows,
      ...alone.map(({ label, category }) => ({
        from: label,
        to: null,
        category,
        weight: null,
        confidence: null,
        note: say('alone'),
      })),
    ],
    sorted: { key: 'weight', direction: 'descending' },
  };
}
