import type { GraphEdge, GraphNode } from '../primitives/graph/types.ts';
import { asText, fieldsOf, listOf, named, Refusal } from './refusal.ts';

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

const amount = (value: unknown, otherwise: number): number =>
  value === undefined || value === null ? otherwise : typeof value === 'number' ? value : Number.NaN;

/**
 * Reads what a host gave, once, at the edge.
 * @throws Refusal when it has not the shape of a graph
 */
export function readGraph(
  nodes: unknown,
  edges: unknown,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  return {
    nodes: listOf('nodes', nodes).map((node, index): GraphNode => {
      const { id, label, category, size, idle } = fieldsOf(node);
      const name = asText(id);
      if (id === undefined || id === null) throw new Refusal('no-id', { n: index, value: named(node) });
      return {
        id: name,
        label: asText(label) || name,
        category: asText(category) || null,
        size: amount(size, 1),
        idle: idle === true,
      };
    }),
    edges: listOf('edges', edges).map((edge, index): GraphEdge => {
      const { from, to, weight, confidence } = fieldsOf(edge);
      const sure = typeof confidence === 'number' ? confidence : null;
      return { id: `${index}`, from: asText(from), to: asText(to), weight: amount(weight, 1), confidence: sure };
    }),
  };
}
