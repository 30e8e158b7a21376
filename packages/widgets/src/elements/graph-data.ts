import type { GraphEdge, GraphNode } from '../primitives/graph/types.ts';
import { BadChartData } from './time-series-data.ts';

/** A node as a host gives it. */
export interface GivenNode {
  readonly id: string;
  /** Default: the id. */
  readonly label?: string;
  /** Decides shape and colour. */
  readonly category?: string | null;
  /** What its area stands for. Default: all are alike. */
  readonly size?: number;
  /** Nothing happened there: drawn hollow. */
  readonly idle?: boolean;
}
export interface GivenEdge {
  readonly from: string;
  readonly to: string;
  /** Its width. Default 1. */
  readonly weight?: number;
  /** 0..1: its tone. */
  readonly confidence?: number | null;
}

/**
 * Reads what a host gave, once, at the edge.
 * @throws BadChartData when it has not the shape of a graph
 */
export function readGraph(
  nodes: readonly GivenNode[],
  edges: readonly GivenEdge[],
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  const cure = 'Give nodes as [{ id }] and edges as [{ from, to }].';
  if (!Array.isArray(nodes)) throw new BadChartData(`nodes is ${typeof nodes}, not an array.`, cure);
  if (!Array.isArray(edges)) throw new BadChartData(`edges is ${typeof edges}, not an array.`, cure);
  return {
    nodes: nodes.map((node: GivenNode, index): GraphNode => {
      if (node?.id === undefined || node.id === null) throw new BadChartData(`Node ${index} has no id.`, cure);
      const id = String(node.id);
      const { label = id, category = null, size = 1, idle = false } = node;
      return { id, label: String(label), category: category === null ? null : String(category), size, idle };
    }),
    edges: edges.map((edge: GivenEdge, index): GraphEdge => {
      if (!edge) throw new BadChartData(`Edge ${index} is ${String(edge)}.`, cure);
      const { from, to, weight = 1, confidence = null } = edge;
      return { id: `${index}`, from: String(from), to: String(to), weight, confidence };
    }),
  };
}
