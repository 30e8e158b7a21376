/** A node as the caller knows it. Ids are unique; of several with one id the first is drawn. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Decides shape and colour; null: none is known. */
  readonly category: string | null;
  /** What its area stands for, from 0 on; there is a smallest area. */
  readonly size: number;
  /** Nothing happened there: drawn hollow and dashed. */
  readonly idle: boolean;
}

/** A directed edge. Edges from a node to itself are drawn as a loop; a weight of 0 is not drawn. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  /** 0..1; null: not known. */
  readonly confidence: number | null;
}

/** What a graph was asked to draw and what it draws. */
export interface GraphNote {
  readonly nodes: number;
  readonly edges: number;
  /** Nodes drawn one by one, and the groups that stand for the rest. */
  readonly drawn: number;
  readonly groups: number;
  readonly grouped: number;
  /** Edges that end at a node which is not there, or whose weight is nothing or no number. */
  readonly left: number;
  /** Nodes whose id another one has: the first is drawn. */
  readonly doubled: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
/** World to screen: `screen = world × k + (x, y)`. */
export interface Camera {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;
