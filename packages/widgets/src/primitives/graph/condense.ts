import type { GraphEdge, GraphNode, GraphNote } from './types.ts';

/** More nodes than this are not told apart on a screen, and cannot be drawn in time. */
export const mostNodes = 3_000;

export interface Condensed {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly note: GraphNote;
  /** Nodes that a group stands for, with its id. */
  readonly hidden: readonly Hidden[];
}
export interface Hidden {
  readonly node: GraphNode;
  readonly group: string;
}

const amount = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);

/** The first of those that share an id, with sizes that can be drawn. */
function distinct(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  const byId = new Map<string, GraphNode>();
  for (const node of nodes) {
    if (byId.has(node.id)) continue;
    byId.set(node.id, node.size === amount(node.size) ? node : { ...node, size: amount(node.size) });
  }
  return byId;
}
/** Edges that can be drawn: both ends are there, and they weigh something. */
const drawable = (edges: readonly GraphEdge[], byId: ReadonlyMap<string, GraphNode>): GraphEdge[] =>
  edges.flatMap((edge) => {
    const { from, to, weight, confidence } = edge;
    if (amount(weight) === 0 || !byId.has(from) || !byId.has(to)) return [];
    return confidence !== null && !Number.isFinite(confidence) ? [{ ...edge, confidence: null }] : [edge];
  });

/** Id of the node that stands for the rest of a category. */
export const groupId = (category: string | null): string => `\u0000group ${category ?? ''}`;
export const isGroup = (id: string): boolean => id.startsWith('\u0000group ');

/**
 * What can be drawn of a graph. Up to `most` nodes all of them; beyond that the largest stay, and of each category the
 * rest becomes one node, whose size and edges are the sums of what it stands for. No weight is lost.
 */
export function condense(
  given: readonly GraphNode[],
  edges: readonly GraphEdge[],
  groupLabel: (category: string | null, count: number) => string,
  most = mostNodes,
): Condensed {
  const byId = distinct(given);
  const nodes = [...byId.values()];
  const usable = drawable(edges, byId);
  const left = edges.length - usable.length;
  const whole = {
    nodes: nodes.length,
    edges: edges.length,
    drawn: nodes.length,
    groups: 0,
    grouped: 0,
    left,
    doubled: given.length - nodes.length,
  };
  if (nodes.length <= most) return { nodes, edges: usable, note: whole, hidden: [] };

  const traffic = new Map<string, number>();
  for (const { from, to, weight } of usable)
    for (const id of [from, to]) traffic.set(id, (traffic.get(id) ?? 0) + weight);
  const strength = (node: GraphNode): number => node.size + (traffic.get(node.id) ?? 0);
  const ordered = [...nodes].sort((a, b) => strength(b) - strength(a) || (a.id < b.id ? -1 : 1));
  const room = Math.max(0, most - new Set(nodes.map(({ category }) => category)).size);
  const rest = new Map<string | null, GraphNode[]>();
  for (const node of ordered.slice(room)) {
    const members = rest.get(node.category);
    if (members) members.push(node);
    else rest.set(node.category, [node]);
  }
  const standsFor = new Map<string, string>();
  const groups = [...rest].map(([category, members]): GraphNode => {
    for (const { id } of members) standsFor.set(id, groupId(category));
    const size = members.reduce((sum, member) => sum + member.size, 0);
    return {
      id: groupId(category),
      label: groupLabel(category, members.length),
      category,
      size,
      idle: members.every(({ idle }) => idle),
    };
  });

  const merged = new Map<string, { from: string; to: string; weight: number; sure: number; sureWeight: number }>();
  const single: GraphEdge[] = [];
  for (const edge of usable) {
    const from = standsFor.get(edge.from) ?? edge.from;
    const to = standsFor.get(edge.to) ?? edge.to;
    if (from === edge.from && to === edge.to) {
      single.push(edge);
      continue;
    }
    const key = JSON.stringify([from, to]);
    const sum = merged.get(key) ?? { from, to, weight: 0, sure: 0, sureWeight: 0 };
    sum.weight += edge.weight;
    if (edge.confidence !== null) {
      sum.sure += edge.confidence * edge.weight;
      sum.sureWeight += edge.weight;
    }
    merged.set(key, sum);
  }
  const joined = [...merged].map(([id, { from, to, weight, sure, sureWeight }]): GraphEdge => {
    return { id, from, to, weight, confidence: sureWeight > 0 ? sure / sureWeight : null };
  });
  return {
    nodes: [...ordered.slice(0, room), ...groups],
    edges: [...single, ...joined],
    note: { ...whole, drawn: room, groups: groups.length, grouped: nodes.length - room },
    hidden: ordered.slice(room).map((node) => ({ node, group: groupId(node.category) })),
  };
}
